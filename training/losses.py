"""What the network is taught by: one loss for each of its heads, and how near it stays to a teacher."""

from collections.abc import Iterator, Sequence

import torch
from batches import Batch, Window
from corpus import IGNORED, Document
from network import LINKS, STANCES, TOPICS, WIDE, Network, crf_loss, distance_bucket, scale
from torch import Tensor
from torch.nn import functional as F

SECOND = 0.3  # what the second topic of a claim is worth; the first has the rest
WEIGHTS = {"said": 1.0, "told": 0.5, "links": 0.3, "labels": 0.3, "near": 1.0}


def loss_of(
    net: Network, windows: Sequence[Window], *, paths: bool, teacher: Network | None = None
) -> tuple[Tensor, dict[str, Tensor]]:
    """The loss for some windows, and its parts; a part without targets is left out.

    Words are tagged one by one, or as whole `paths`. Where only attributions are marked, the network also stays near
    a `teacher`, layer by layer; in reports that mark everything it is to learn what the teacher may not know.
    """
    batch = Batch(windows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, told, pairs, layers = net(batch.ids, batch.flags, batch.mask)
    parts = _losses(net, batch, said.float(), told.float(), pairs.float(), layers[-1].float(), paths=paths)
    if teacher is not None and not (batch.told >= 0).any():
        parts["near"] = _distance(layers, teacher, batch)
    return sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(())), parts


def _losses(
    net: Network, batch: Batch, said: Tensor, told: Tensor, pairs: Tensor, hidden: Tensor, *, paths: bool
) -> dict[str, Tensor]:
    """The loss of each head that the batch has targets for."""
    pairs, hidden = pairs.flatten(0, 1), hidden.flatten(0, 1)
    parts = {}
    if (batch.said >= 0).any():
        parts["said"] = _path_loss(net, batch, said) if paths else _word_loss(batch, said)
    if (batch.told >= 0).any():
        parts["told"] = F.cross_entropy(told.view(-1, 3), batch.told.view(-1), ignore_index=IGNORED)
    linked = [loss for entry in batch.documents() for loss in _link_losses(net, batch, pairs, *entry)]
    if linked:
        parts["links"] = torch.stack(linked).mean() * len(LINKS) / 2
    labelled = _label_loss(net, batch, hidden)
    if labelled is not None:
        parts["labels"] = labelled
    return parts


def _distance(layers: Sequence[Tensor], teacher: Network, batch: Batch) -> Tensor:
    """How far the layers' outputs are from the teacher's: the mean square, as a share of the teacher's variance."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        theirs = teacher.encode(batch.ids, batch.flags, batch.mask)
    inside = batch.mask.bool()
    each = [
        F.mse_loss(ours[inside].float(), other[inside].float()) / other[inside].float().var()
        for ours, other in zip(layers, theirs, strict=True)
    ]
    return torch.stack(each).mean()


def _word_loss(batch: Batch, said: Tensor) -> Tensor:
    """Each word by itself."""
    return F.cross_entropy(said.flatten(0, 1), batch.said.flatten(), ignore_index=IGNORED)


def _path_loss(net: Network, batch: Batch, said: Tensor) -> Tensor:
    """The CRF over words: first pieces gathered to the front of each window."""
    taught = (batch.said >= 0).any(1)
    tags, said = batch.said[taught], said[taught]
    inside = tags >= 0
    lengths = inside.sum(1)
    order = torch.argsort((~inside).long(), dim=1, stable=True)[:, : int(lengths.max())]
    scores = said.gather(1, order[..., None].expand(-1, -1, said.shape[-1]))
    return crf_loss(scores, tags.gather(1, order).clamp(min=0), lengths, net.transitions)


def _link_losses(
    net: Network, batch: Batch, pairs: Tensor, d: Document, pieces: list[int], rows: list[int]
) -> Iterator[Tensor]:
    """For each kind of link of a document: the mean of -log P(a right one among the candidates and nothing)."""
    here, column = torch.tensor(pieces), {p: k for k, p in enumerate(pieces)}
    for kind in range(len(LINKS)):
        links = [link for link in d.links if link.kind == kind and link.start[0] in column]
        links = [link for link in links if not link.to or any(p in column for p in link.to)]
        if not links:
            continue
        start = torch.tensor([p for link in links for p in link.start if p in column])
        owner = torch.tensor([k for k, link in enumerate(links) for p in link.start if p in column])
        query = pairs[batch.rows(d, start.tolist()), 2 * kind * WIDE : (2 * kind + 1) * WIDE]
        key = pairs[rows, (2 * kind + 1) * WIDE : (2 * kind + 2) * WIDE]
        each = query @ key.T / scale() + net.distances[kind][distance_bucket(here[None] - start[:, None])]
        total = torch.zeros(len(links), len(pieces)).index_add(0, owner, each)
        scores = total / torch.bincount(owner, minlength=len(links))[:, None]
        allowed, right = torch.zeros_like(scores), torch.zeros(len(links), len(pieces) + 1, dtype=torch.bool)
        for k, link in enumerate(links):
            if link.among is not None:
                allowed[k] = -1e4
                allowed[k, [column[p] for p in link.among if p in column]] = 0
            to = [column[p] for p in link.to if p in column]
            right[k, to or [len(pieces)]] = True
        scores = torch.cat([scores + allowed, net.nothing[kind].expand(len(links), 1)], 1).log_softmax(1)
        yield -torch.logsumexp(scores.masked_fill(~right, -1e9), 1).mean()


def _label_loss(net: Network, batch: Batch, hidden: Tensor) -> Tensor | None:
    """Stance and topic; where an annotator hesitated between two topics, each has its part."""
    inputs, stances, topics = [], [], []
    shares = torch.eye(len(TOPICS))
    for d, *_ in batch.documents():
        for label in d.labels:
            anchor, content = batch.rows(d, [label.anchor]), batch.rows(d, label.content)
            if anchor and content:
                inputs.append(torch.cat([hidden[anchor[0]], hidden[content].mean(0)]))
                stances.append(label.stance)
                topics.append(shares[label.topic] * (1 - SECOND) + shares[label.second] * SECOND)
    if not inputs:
        return None
    scores = net.labels(F.dropout(torch.stack(inputs), 0.3, net.training))
    n = len(STANCES)
    return F.cross_entropy(scores[:, :n], torch.tensor(stances)) + F.cross_entropy(scores[:, n:], torch.stack(topics))
