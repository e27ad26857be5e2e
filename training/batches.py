"""Documents in windows, windows in batches, batches in the order in which an epoch takes them."""

import argparse
import random
from collections.abc import Sequence

import torch
from corpus import IGNORED, Document
from network import TOLD

from sayso.readers.learned.encoding import FIRST, LAST

WIDTH = 254  # pieces in a window; 256 with the two marks round it
Window = tuple[Document, int, int, bool]  # the last: only the sentences in which something is attributed


def cut(documents: Sequence[Document], chance: random.Random, *, attributed: bool = False) -> list[Window]:
    """Every document in windows of WIDTH pieces; where they begin is drawn anew each epoch."""
    found = []
    for document in documents:
        n = len(document.pieces)
        at = -chance.randrange(WIDTH) if n > WIDTH else 0
        while at < n:
            a, b = max(at, 0), min(at + WIDTH, n)
            if b - a > 8:
                found.append((document, a, b, attributed))
            at += WIDTH
    return found


def batches(documents: Sequence[Document], size: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, windows of one document not parted where links may cross them."""
    windows = cut(documents, chance)
    chance.shuffle(windows)
    near = [sorted(windows[i : i + size * 24], key=lambda w: w[2] - w[1]) for i in range(0, len(windows), size * 24)]
    made = [chunk[i : i + size] for chunk in near for i in range(0, len(chunk), size)]
    chance.shuffle(made)
    return made


def whole(
    documents: Sequence[Document], size: int, chance: random.Random, *, attributed: bool = False
) -> list[list[Window]]:
    """Batches of whole documents, about `size` windows each: what a claim is about may stand in another window."""
    order = list(documents)
    chance.shuffle(order)
    made: list[list[Window]] = [[]]
    for document in order:
        windows = cut([document], chance, attributed=attributed)
        if made[-1] and len(made[-1]) + len(windows) > size:
            made.append([])
        made[-1] += windows
    return made


class Batch:
    """Windows as tensors, and where each piece of a document stands in them."""

    def __init__(self, windows: Sequence[Window]) -> None:
        n, t = len(windows), max(b - a for _, a, b, _ in windows) + 2
        self.windows = windows
        self.ids = torch.zeros(n, t, dtype=torch.long)
        self.flags = torch.zeros(n, t, dtype=torch.long)
        self.mask = torch.zeros(n, t)
        self.said = torch.full((n, t), IGNORED)
        self.told = torch.full((n, t, len(TOLD)), IGNORED)
        self.place: dict[tuple[str, int], int] = {}  # (document, piece) -> row of the flattened batch
        for r, (d, a, b, attributed) in enumerate(windows):
            k = b - a
            self.ids[r, 0], self.ids[r, k + 1], self.mask[r, : k + 2] = FIRST, LAST, 1
            self.ids[r, 1 : k + 1] = torch.from_numpy(d.pieces.ids[a:b])
            self.flags[r, 1 : k + 1] = torch.from_numpy(d.pieces.flags[a:b])
            said = d.attributed if attributed and d.attributed is not None else d.said
            self.said[r, 1 : k + 1] = torch.from_numpy(said[a:b])
            if d.told is not None:
                self.told[r, 1 : k + 1] = torch.from_numpy(d.told[a:b])
            for i in range(k):
                self.place[d.id, a + i] = r * t + 1 + i

    def rows(self, document: Document, pieces: Sequence[int]) -> list[int]:
        """Rows of those pieces that are in this batch."""
        return [self.place[document.id, p] for p in pieces if (document.id, p) in self.place]

    def documents(self) -> list[tuple[Document, list[int], list[int]]]:
        """Each document with the pieces of it that are here, and their rows."""
        seen: dict[str, tuple[Document, list[int], list[int]]] = {}
        for d, a, b, _ in self.windows:
            entry = seen.setdefault(d.id, (d, [], []))
            firsts = [i for i in range(a, b) if d.pieces.is_first[i]]
            entry[1].extend(firsts)
            entry[2].extend(self.place[d.id, i] for i in firsts)
        return list(seen.values())


def plan(
    args: argparse.Namespace, epoch: int, news: list[Document], ours: list[Document], turns: int
) -> list[list[Window]]:
    """The batches of an epoch in their order; of the invented reports' passes all but the first leave out the
    sentences in which nothing is attributed."""
    chance = random.Random(1000 * args.seed + epoch)
    made = batches(news, args.size, chance)
    for turn in range(turns):
        made += whole(ours, args.size, chance, attributed=turn > 0)
    chance.shuffle(made)
    return made
