"""What the network learns from: PolNeAR (read from the corpora, never copied) and the invented reports of this folder.

PolNeAR teaches who says what; the invented reports teach that too, and everything else: the words of incidents, what
claims are about, what they answer, whose name a "he" stands for, stance and topic.
"""

import json
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from network import LINKS, STANCES, TOLD, TOPICS
from stories import reports
from tokenizers import Tokenizer

from sayso.readers.learned.encoding import Pieces, encode
from sayso.text.sentences import find_sentences

HERE = Path(__file__).parent
CORPORA = Path(os.environ.get("SAYSO_CORPORA") or HERE.parents[1] / "shared" / "corpora")
CONTENT_TO_CUE, CUE_TO_SOURCE, SOURCE_TO_NAME, CLAIM_TO_MENTION, CLAIM_TO_CLAIM = range(len(LINKS))
IGNORED = -100
CALIBRATION = 20  # one article of PolNeAR's training part in twenty is kept to calibrate certainty on


@dataclass(frozen=True, slots=True)
class Link:
    """Words (pieces) that point to others, to nothing where `to` is empty; `among` are the candidates, None for all."""

    kind: int
    start: tuple[int, ...]
    to: tuple[int, ...]
    among: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A claim's stance and topic, with the piece of its cue (or of its content's start) and its content's pieces.

    `second` is the topic between which and `topic` its annotator hesitated, `topic` itself without one.
    """

    anchor: int
    content: tuple[int, ...]
    stance: int
    topic: int
    second: int


@dataclass
class Document:
    """A text in pieces with its targets. `told` is None where the corpus does not mark incidents.

    `attributed` is `said` with the sentences left out in which nothing is attributed; None where those too are right.
    """

    id: str
    text: str
    pieces: Pieces
    said: np.ndarray
    told: np.ndarray | None = None
    attributed: np.ndarray | None = None
    links: list[Link] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


class _Marker:
    """Turns character ranges into pieces of one text."""

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self.pieces = encode(text, tokenizer)
        self.at = np.full(len(text) + 1, -1)
        for i, (a, b) in enumerate(zip(self.pieces.start, self.pieces.end, strict=True)):
            self.at[a:b] = i
        n = len(self.pieces)
        self.word = np.maximum.accumulate(np.where(self.pieces.is_first, np.arange(n), 0)) if n else np.zeros(0, int)

    def words(self, start: int, end: int) -> list[int]:
        """First pieces of the words that a character range touches."""
        return sorted({int(self.word[i]) for i in self.at[start:end] if i >= 0})

    def mark(self, tags: np.ndarray, start: int, end: int, begin: int) -> list[int]:
        """Tag a range B-, I-, I-, ... and return its words."""
        words = self.words(start, end)
        for k, i in enumerate(words):
            tags[i] = begin + (k > 0)
        return words


def polnear(part: str, tokenizer: Tokenizer) -> list[Document]:
    """A part of PolNeAR with its targets."""
    return [_polnear(row, tokenizer) for row in polnear_rows(part)]


def polnear_rows(part: str) -> Iterator[dict[str, Any]]:
    """A part of PolNeAR: "train", "calibration" (articles kept out of the corpus's own "train") or "dev"."""
    file = "dev" if part == "dev" else "train"
    for line in (CORPORA / "polnear" / f"{file}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if file == "dev" or _calibrates(row["id"]) == (part == "calibration"):
            yield row


def _calibrates(article: str) -> bool:
    return zlib.crc32(article.encode()) % CALIBRATION == 0


def _polnear(row: dict[str, Any], tokenizer: Tokenizer) -> Document:
    marker = _Marker(row["text"], tokenizer)
    tags = np.zeros(len(marker.pieces), np.int64)
    links = []
    for a in row["attributions"]:
        source = [w for f in a["source"] for w in marker.mark(tags, *f, 1)]
        cue = [w for f in a["cue"] for w in marker.mark(tags, *f, 3)]
        content = [w for f in a["content"] for w in marker.mark(tags, *f, 5)]
        if cue:
            links.append(Link(CUE_TO_SOURCE, (cue[0],), (source[0],) if source else ()))
            links.append(Link(CONTENT_TO_CUE, tuple(content), (cue[0],)))
    tags[~marker.pieces.is_first] = IGNORED
    return Document(row["id"], row["text"], marker.pieces, tags, links=[link for link in links if link.start])


def invented(tokenizer: Tokenizer, *, held_out: bool, languages: tuple[str, ...] = ("en",)) -> list[Document]:
    """The invented reports of the training part, or of the part held out."""
    rows = (row for row in reports(held_out=held_out) if row["language"] in languages)
    return [_invented(row, tokenizer) for row in rows]


def _invented(row: dict[str, Any], tokenizer: Tokenizer) -> Document:
    text = row["text"]
    marker = _Marker(text, tokenizer)
    said = np.zeros(len(marker.pieces), np.int64)
    told = np.zeros((len(marker.pieces), len(TOLD)), np.int64)
    document = Document(row["id"], text, marker.pieces, said, told)
    starts = _mark_mentions(row, marker, told)
    claims = row["claims"]
    content = {}
    for k in sorted(
        range(len(claims)), key=lambda k: -_length(claims[k])
    ):  # the inner of two nested ones is marked last
        content[k] = [w for chars in _contents(claims[k]) for w in marker.mark(said, *chars, 5)]
    anchors = {}
    for k, claim in enumerate(claims):
        at = claim["at"]
        source = marker.mark(said, *at["speaker_span"], 1) if claim["speaker_span"] else []
        cue = marker.mark(said, *at["cue"], 3) if claim["cue"] else []
        anchors[k] = (cue or content[k] or [0])[0]
        _link_claim(document, claim, source, cue, content[k], text, marker)
    _link_beyond(document, claims, anchors, starts)
    said[~marker.pieces.is_first] = IGNORED
    document.attributed = _attributed(text, marker.pieces, said)
    told[~marker.pieces.is_first] = IGNORED
    for k, claim in enumerate(claims):
        if content[k]:
            topics = TOPICS.index(claim["topic"]), TOPICS.index(claim.get("topic_second") or claim["topic"])
            document.labels.append(Label(anchors[k], tuple(content[k]), STANCES.index(claim["stance"]), *topics))
    return document


def _attributed(text: str, pieces: Pieces, said: np.ndarray) -> np.ndarray:
    """`said` without the sentences that hold no attribution.

    The invented reports mark statements, PolNeAR also what people want, fear or plan: a sentence of theirs without a
    mark may well hold an attribution in PolNeAR's sense, and is no lesson.
    """
    kept = np.full(len(said), IGNORED)
    for sentence in find_sentences(text):
        inside = (pieces.start >= sentence.start) & (pieces.start < sentence.end)
        if (said[inside] > 0).any():
            kept[inside] = said[inside]
    return kept


def _contents(claim: dict[str, Any]) -> list[list[int]]:
    return [claim["at"]["content"], *(claim["at"].get("content_more") or [])]


def _length(claim: dict[str, Any]) -> int:
    return sum(b - a for a, b in _contents(claim))


def _mark_mentions(row: dict[str, Any], marker: _Marker, told: np.ndarray) -> dict[str, int]:
    """Tag evidence, object, date and place of each mention; the first piece of each evidence by incident."""
    starts = {}
    for mention in row["incidents"]:
        at = row["text"].find(mention["evidence"])
        words = marker.mark(told[:, 0], at, at + len(mention["evidence"]), 1)
        if words:
            starts[mention["incident"]] = words[0]
        spans = [(1, name) for name in mention["object"]] + [(3, name) for name in mention["places"]]
        spans += [(2, mention["date_span"])] if mention.get("date_span") else []
        for layer, name in spans:
            near = _nearest(row["text"], name, at)
            if near is not None:
                marker.mark(told[:, layer], near, near + len(name), 1)
    return starts


def _nearest(text: str, words: str, to: int) -> int | None:
    places = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
    return min(places, key=lambda at: abs(at - to), default=None)


def _link_claim(
    document: Document,
    claim: dict[str, Any],
    source: list[int],
    cue: list[int],
    content: list[int],
    text: str,
    marker: _Marker,
) -> None:
    if cue:
        document.links.append(Link(CUE_TO_SOURCE, (cue[0],), (source[0],) if source else ()))
    if content:
        document.links.append(Link(CONTENT_TO_CUE, tuple(content), (cue[0],) if cue else ()))
    if source:
        named = _name_before(claim, text)
        if named is not None:
            words = marker.words(*named)
            here = words and words[0] in source
            document.links.append(Link(SOURCE_TO_NAME, (source[0],), () if here or not words else (words[0],)))


def _name_before(claim: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Where the speaker's name last stood up to the source's words; None where the text has no such name."""
    words = [w for w in re.findall(r"\w[\w'’-]+", claim["speaker"]) if w[:1].isupper()]
    if not words:
        return None
    start, end = claim["at"]["speaker_span"]
    places = [m.span() for m in re.finditer(rf"\b{re.escape(words[-1])}\b", text)]
    inside = [p for p in places if start <= p[0] < end]
    before = [p for p in places if p[0] < start]
    return inside[0] if inside else before[-1] if before else None


def _link_beyond(
    document: Document, claims: list[dict[str, Any]], anchors: dict[int, int], starts: dict[str, int]
) -> None:
    """What each claim is about, and which claim it answers."""
    mentions = tuple(sorted(set(starts.values())))
    every = tuple(sorted(set(anchors.values())))
    for k, claim in enumerate(claims):
        if mentions:
            to = tuple(sorted({starts[i] for i in claim["about"] if i in starts}))
            document.links.append(Link(CLAIM_TO_MENTION, (anchors[k],), to, mentions))
        answered = claim["answers"]
        others = tuple(a for a in every if a != anchors[k])
        if others:
            to = (anchors[answered],) if answered is not None and anchors[answered] != anchors[k] else ()
            document.links.append(Link(CLAIM_TO_CLAIM, (anchors[k],), to, others))
