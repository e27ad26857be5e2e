"""What is wrong with a page: tags that do not match, ids twice, fields without a label, scripts or styles inline."""

from collections import Counter
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "option"})
# Elements whose end HTML lets one leave out; ours leave out none but these.
NEEDS_LABEL = frozenset({"input", "select", "textarea"})


class _Checker(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.ids, self.labelled, self.fields, self.headings = [], [], Counter(), set(), [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID or tag == "option":
            self.open.append(tag)
        self.ids.update([given["id"]] if "id" in given else [])
        if tag == "label":
            self.labelled.add(given.get("for"))
        if tag in NEEDS_LABEL and given.get("type") != "hidden":
            self.fields.append(given.get("id"))
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            self.faults.append("a script inline")
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"style or handler inline in {tag}")
        loaded = [given[name] or "" for name in ("src", "action") if name in given]
        loaded += [given["href"]] if tag == "link" else []
        self.faults += [f"{tag} asks {address}" for address in loaded if not address.startswith("/")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> ends nothing")


def faults(html):
    """Every fault found."""
    checker = _Checker()
    checker.feed(html)
    checker.close()
    found = checker.faults + [f"<{tag}> is left open" for tag in checker.open]
    found += [f"id {id!r} {times} times" for id, times in checker.ids.items() if times > 1]
    found += [f"field {id!r} has no label" for id in checker.fields if id not in checker.labelled]
    if checker.headings.count(1) != 1:
        found.append("not one h1")
    found += [f"h{a} then h{b}" for a, b in zip(checker.headings, checker.headings[1:], strict=False) if b > a + 1]
    return found
