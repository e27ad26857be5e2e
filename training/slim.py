"""Make a trained network smaller: the attention heads and inner units go that its losses miss least.

What a unit is worth is the loss's first-order change if it were left out, activation times gradient summed over a
batch's words, squared and summed over batches (Molchanov et al. 2019, "Importance Estimation for Neural Network
Pruning"). Heads of all layers compete, each layer's worths divided by their root mean square (Michel, Levy and Neubig
2019, "Are Sixteen Heads Really Better than One?"); inner units compete within their layer. What is left goes on
learning in the second stage of training.
"""

from collections.abc import Callable, Iterable
from itertools import chain

import torch
from network import SIZE, Layer, Network, Shape
from torch import Tensor, nn

LEAST = 4  # heads that each layer keeps
Worth = tuple[Tensor, Tensor]  # of a layer's heads, of its inner units


def slim(net: Network, losses: Iterable[Callable[[], Tensor]], shape: Shape) -> Network:
    """A smaller copy of `net`, whose layers have `shape` on average (heads) and each (inner units).

    `losses` are calls that run the network on a batch and return its loss; `net` itself keeps its weights.
    """
    worths = _worths(net, losses)
    heads, inner = shape
    kept_heads = _heads([worth for worth, _ in worths], heads * len(worths))
    kept_inner = [_best(worth, inner) for _, worth in worths]
    made = Network([(len(h), len(i)) for h, i in zip(kept_heads, kept_inner, strict=True)], *net.sizes)
    weights = {name: value for name, value in net.state_dict().items() if not name.startswith("layers.")}
    made.load_state_dict(weights, strict=False)
    for small, large, head, unit in zip(made.layers, net.layers, kept_heads, kept_inner, strict=True):
        _copy(small, large, head, unit)
    return made


def _worths(net: Network, losses: Iterable[Callable[[], Tensor]]) -> list[Worth]:
    """What each layer's heads and inner units are worth."""
    layers = [layer for layer in net.layers if isinstance(layer, Layer)]
    totals = [(torch.zeros(layer.heads), torch.zeros(layer.inner)) for layer in layers]
    halves = list(chain.from_iterable((layer.out, layer.down) for layer in layers))
    read: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        inputs[0].retain_grad()
        read[module] = inputs[0]

    hooks = [half.register_forward_pre_hook(keep) for half in halves]
    for loss in losses:
        net.zero_grad()
        loss().backward()
        for layer, (heads, inner) in zip(layers, totals, strict=True):
            heads += _felt(read[layer.out]).view(layer.heads, SIZE).sum(1) ** 2
            inner += _felt(read[layer.down]) ** 2
    for hook in hooks:
        hook.remove()
    net.zero_grad()
    return totals


def _felt(activation: Tensor) -> Tensor:
    """By how much the loss would change without each column, to the first order."""
    assert activation.grad is not None
    return (activation.detach() * activation.grad).float().flatten(0, -2).sum(0)


def _heads(worths: list[Tensor], total: int) -> list[Tensor]:
    """The heads each layer keeps: its LEAST best, then the best of all."""
    ranked = []
    for number, worth in enumerate(worths):
        order = worth.argsort(descending=True).tolist()
        scaled = worth / worth.square().mean().sqrt()
        ranked += [(place < LEAST, float(scaled[head]), number, head) for place, head in enumerate(order)]
    chosen = sorted(ranked, reverse=True)[:total]
    return [torch.tensor(sorted(head for *_, layer, head in chosen if layer == n)) for n in range(len(worths))]


def _best(worth: Tensor, count: int) -> Tensor:
    return worth.topk(count).indices.sort().values


@torch.no_grad()
def _copy(small: nn.Module, large: nn.Module, heads: Tensor, units: Tensor) -> None:
    assert isinstance(small, Layer) and isinstance(large, Layer)
    columns = (heads[:, None] * SIZE + torch.arange(SIZE)).flatten()
    rows = torch.cat([columns + part * large.heads * SIZE for part in range(3)])
    whole = {name: value.clone() for name, value in large.state_dict().items()}
    whole["qkv.weight"], whole["qkv.bias"] = whole["qkv.weight"][rows], whole["qkv.bias"][rows]
    whole["out.weight"] = whole["out.weight"][:, columns]
    whole["up.weight"], whole["up.bias"] = whole["up.weight"][units], whole["up.bias"][units]
    whole["down.weight"] = whole["down.weight"][:, units]
    small.load_state_dict(whole)
