"""What a page says of itself, outside its text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Signs:
    """Title, author, publisher, day, language, address and origins that a page declares; "" or None where not.

    `repeats_title` says that the main text begins with the title once more.
    """

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    origins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repeats_title: bool = False
