"""A dossier on paper: the elements of its HTML, set as PDF by Typst.

One document in two forms: what the HTML says, the PDF says, as it is made from it. Words go to Typst as data and are
never read as its code. Typst comes as a Python package with its fonts in it, and needs no browser and no network.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import fontpkg_amiri
import typst
from lxml import etree, html

_TEMPLATE = Path(__file__).parent / "templates" / "dossier.typ"
_INLINE = frozenset({"a", "code", "q", "span", "strong"})
_LONGEST_TEXT = 40_000  # characters in one piece
_LONGEST_LINK = 2000  # characters; longer ones no reader follows
# The desk's sheet speaks to screens, by day and by night; paper has one look.
_MAP_STYLE = """
svg { background: #eaf1f5 } text { font-family: "Libertinus Serif"; font-size: 19px; fill: #1b1d1f;
paint-order: stroke; stroke: #fbfaf6; stroke-width: 4px } .land { fill: #fbfaf6; stroke: #9aa1a4; stroke-width: 1px }
.spot { fill: #0b5a8a; fill-opacity: 0.18; stroke: #0b5a8a; stroke-width: 2px; stroke-dasharray: 6 4 }
.exact { fill-opacity: 1; stroke-dasharray: none } .sea { fill: #eaf1f5 }
"""
_CONTROL_PICTURES = re.compile("[\u2400-\u2421]")  # no font of ours has them
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}

Node = dict[str, Any]


def pdf_of(dossier: str, about: str, author: str, made_at: datetime) -> bytes:
    """The PDF of a dossier given as HTML; the same bytes for the same HTML and moment.

    `about` stands at the foot of each page. A quotation of more than ten pages is cut, and says by how much. Fonts are
    Libertinus and Amiri; characters that neither has are set in what the machine has.
    """
    page = html.document_fromstring(dossier)
    body = page.find("body")
    told = {
        "title": page.findtext("head/title"),
        "about": about,
        "author": author,
        "body": _Tree(body).children(body),
    }
    printed = typst.compile(
        _TEMPLATE,
        sys_inputs={"data": json.dumps(told)},
        font_paths=[fontpkg_amiri.ROOT / "files"],
        timestamp=made_at.replace(microsecond=0),
    )
    assert isinstance(printed, bytes)
    return printed


class _Tree:
    """From elements to what the template sets. White space is as a browser would show it: one space or none."""

    def __init__(self, body: Any) -> None:
        to = {a.get("href")[1:] for a in body.iterfind(".//a[@href]") if a.get("href").startswith("#")}
        self._linked = to & {element.get("id") for element in body.iterfind(".//*[@id]")}
        self._is_spaced = True  # whether a space here would stand at the start of a line, or behind another

    def children(self, element: Any) -> list[Node | str]:
        """The pieces of text and the elements inside an element."""
        return [piece for piece in self._pieces(element) if piece != ""]

    def _pieces(self, element: Any) -> Iterator[Node | str]:
        yield self._words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                yield self._node(child)
            yield self._words(child.tail)

    def _node(self, element: Any) -> Node:
        is_block = element.tag not in _INLINE
        if element.tag == "svg":
            return {"tag": "svg", "drawing": _drawing(element), "alt": element.get("aria-label", "")}
        self._is_spaced = self._is_spaced or is_block
        text = element.text_content()
        children = self.children(element)
        if element.tag == "q" and _stretch(text):
            children = ["\u2068", *children, "\u2069"]
        self._is_spaced = self._is_spaced or is_block
        href, id = element.get("href", ""), element.get("id", "")
        return {
            "tag": element.tag if self._leads(href) or element.tag != "a" else "span",
            "class": element.get("class", "").split(),
            "href": href,
            "id": id if id in self._linked else "",
            "rtl": element.tag == "blockquote" and _runs_right_to_left(text),
            "children": children,
        }

    def _words(self, text: str | None) -> str:
        words = _cut(re.sub(r"\s+", " ", text or ""))
        if self._is_spaced:
            words = words.removeprefix(" ")
        if words:
            self._is_spaced = words.endswith(" ")
        first, end = _stretch(words) or (0, 0)
        if end:
            words = f"{words[:first]}\u2068{words[first:end]}\u2069{words[end:]}"
        return _CONTROL_PICTURES.sub(_named, words)

    def _leads(self, href: str) -> bool:
        return href[1:] in self._linked if href.startswith("#") else 0 < len(href) < _LONGEST_LINK


def _cut(words: str) -> str:
    """The words, or the first ten pages of them and how many are left out."""
    left_out = len(words) - _LONGEST_TEXT
    return f"{words[:_LONGEST_TEXT]} … ({left_out:,} more characters: the HTML has them)" if left_out > 0 else words


def _named(sign: re.Match[str]) -> str:
    """A control picture as its code, as other characters without a picture are shown."""
    code = ord(sign[0]) - 0x2400
    return f"⟨U+{0x7F if code == 0x21 else code:04X}⟩"


def _stretch(text: str) -> tuple[int, int] | None:
    """From the first to the last letter of a script written from the right.

    Set between isolates, so that numbers and names beside it keep their place.
    """
    places = [at for at, sign in enumerate(text) if unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT]
    return (places[0], places[-1] + 1) if places else None


def _runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is of a script written from the right."""
    found = (unicodedata.bidirectional(sign) for sign in text)
    return next((sort for sort in found if sort in _STRONG), "L") in _RIGHT_TO_LEFT


def _drawing(svg: Any) -> str:
    """A drawing that stands alone, in the colours of paper. Parsed as HTML it has lost the capitals of its names."""
    svg.tail = None
    svg.set("xmlns", "http://www.w3.org/2000/svg")
    box = svg.attrib.pop("viewbox")
    svg.set("viewBox", box)
    svg.attrib.pop("preserveaspectratio", None)
    _, _, width, height = box.split()
    sea = etree.Element("rect", {"class": "sea", "width": width, "height": height})
    style = etree.Element("style")
    style.text = _MAP_STYLE
    svg.insert(0, sea)
    svg.insert(0, style)
    drawn: str = etree.tostring(svg, encoding="unicode")
    return drawn
