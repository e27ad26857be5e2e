"""What a browser does: find tokens and addresses on pages, send forms."""

import re

PASSWORD = "correct horse battery"
HOSTILE = "Police said </q></script><script>alert(1)</script> \u202edesrever\u202c \x07 \x00 {{ 7*7 }} nobody was hurt."
HOSTILE_ID = '../"><img src=x onerror=alert(2)>/../?a#b'


def token_of(client, page="/"):
    """The token of a page."""
    return re.search(r'name="(?:sayso-token" content|token" value)="(\w+)"', client.get(page).text)[1]


def send(client, to, page="/", **fields):
    """Send a form with the token of a page."""
    return client.post(to, data={"token": token_of(client, page), **fields})


def addresses(html):
    """The addresses on this desk that a page leads to."""
    return sorted({found.replace("&amp;", "&") for found in re.findall(r'(?:href|src)="(/[^"#]*)', html)})
