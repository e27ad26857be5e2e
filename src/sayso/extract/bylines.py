"""Who wrote a text and who published it, as far as its page furniture says."""

from sayso.extract.pieces import Kind, author_of, cut_line, flatten, squeeze
from sayso.extract.wording import wording

Ranges = tuple[tuple[int, int], ...]
# Furniture that holds a byline or a site's sign is short; what is longer is a list of links.
_MAX_RANGE = 300


def find_byline(text: str, chrome: Ranges) -> str:
    """The author named in the page furniture, "" where none is; a desk ("Staff Reporter") counts as one."""
    for piece, kind in _furniture(text, chrome):
        if kind is Kind.BYLINE:
            return author_of(squeeze(piece), wording())
    return ""


def find_publisher(text: str, chrome: Ranges) -> str:
    """The site whose sign stands on the page ("Some Site Icon"), or who has the copyright; "" where neither is."""
    holder = ""
    for piece, kind in _furniture(text, chrome):
        seen = squeeze(piece)
        if kind is Kind.FURNITURE and wording().icon.fullmatch(seen):
            return seen.rsplit(" ", 1)[0]
        if kind is Kind.FURNITURE and not holder and "©" in piece:
            holder = _holder(seen)
    return holder


def _holder(seen: str) -> str:
    """The name in "© 2031 The Valley Herald"."""
    words = seen.replace("©", " ").replace("Copyright", " ").split()
    name = [word for word in words if not word.strip(",.-–").isdigit()]
    return " ".join(name) if 1 <= len(name) <= 4 and name[0][0].isupper() else ""


def _furniture(text: str, chrome: Ranges) -> list[tuple[str, Kind]]:
    found = []
    for start, end in chrome:
        if end - start <= _MAX_RANGE:
            flat = flatten(text[start:end])
            found += [(flat[p.start : p.end], p.kind) for p in cut_line(flat)]
    return found
