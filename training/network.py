"""The network: a small BERT encoder read once, and the heads that read everything off it.

`said` tags words as source, cue or content of speech (BIO); `told` tags the words of an incident: evidence, object,
date, place (BIO each); `pairs` gives query and key vectors for links between words (see LINKS); `labels` gives stance
and topic of a claim from its cue and its content.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SAID = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
TOLD = ("evidence", "object", "date", "place")
LINKS = ("content to cue", "cue to source", "source to name", "claim to mention", "claim to claim")
STANCES = ("asserts", "confirms", "denies", "disputes", "accuses", "condemns", "speculates", "investigates", "other")
TOPICS = ("occurrence", "object_type", "origin", "responsibility", "intent", "damage", "casualties", "location",
          "response", "investigation", "other")  # fmt: skip
HIDDEN, HEADS, INNER, WIDE, BUCKETS = 384, 12, 1536, 64, 33
SIZE = HIDDEN // HEADS  # of one attention head
Shape = tuple[int, int]  # of a layer: its attention heads, the units of its inner half


class Layer(nn.Module):
    """One transformer layer as in BERT (layer norm behind each half)."""

    def __init__(self, shape: Shape = (HEADS, INNER)) -> None:
        super().__init__()
        self.heads, self.inner = shape
        self.qkv = nn.Linear(HIDDEN, 3 * self.heads * SIZE)
        self.out = nn.Linear(self.heads * SIZE, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, self.inner)
        self.down = nn.Linear(self.inner, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = 0.1

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, SIZE).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.expand(b, self.heads, t, t))
        return self.behind(x, mixed.transpose(1, 2).reshape(b, t, self.heads * SIZE))

    def behind(self, x: Tensor, mixed: Tensor) -> Tensor:
        """What follows the attention."""
        x = self.norm1(x + F.dropout(self.out(mixed), self.dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Network(nn.Module):
    """Encoder and heads. `forward` gives said [b,t,7], told [b,t,12], pairs [b,t,5*2*64] and what `encode` does."""

    def __init__(self, shapes: Sequence[Shape], vocabulary: int, flags: int) -> None:
        super().__init__()
        self.shapes, self.sizes = tuple(shapes), (vocabulary, flags)
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.flags = nn.Embedding(flags, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for shape in shapes)
        self.said = nn.Linear(HIDDEN, len(SAID))
        self.told = nn.Linear(HIDDEN, 3 * len(TOLD))
        self.pairs = nn.Linear(HIDDEN, len(LINKS) * 2 * WIDE)
        self.labels = nn.Linear(2 * HIDDEN, len(STANCES) + len(TOPICS))
        self.transitions = nn.Parameter(torch.zeros(len(SAID), len(SAID)))
        self.distances = nn.Parameter(torch.zeros(len(LINKS), BUCKETS))
        self.nothing = nn.Parameter(torch.zeros(len(LINKS)))  # the score of linking to nothing
        nn.init.zeros_(self.flags.weight)

    def forward(self, ids: Tensor, flags: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, list[Tensor]]:
        layers = self.encode(ids, flags, mask)
        return self.said(layers[-1]), self.told(layers[-1]), self.pairs(layers[-1]), layers

    def encode(self, ids: Tensor, flags: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer makes of the pieces, [b,t,384] each."""
        t = ids.shape[1]
        x = self.words(ids) + self.positions(torch.arange(t, device=ids.device))[None] + self.flags(flags)
        x = F.dropout(self.norm(x), 0.1, self.training)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        found = []
        for layer in self.layers:
            x = layer(x, bias)
            found.append(x)
        return found

    def load_base(self, weights: dict[str, Tensor], keep: Sequence[int]) -> None:
        """Copy a BERT encoder's weights; `keep` says which of its layers ours are."""
        w = {key.removeprefix("bert."): value for key, value in weights.items()}
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            types = w["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + types)
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for layer, number in zip(self.layers, keep, strict=True):
                _copy_layer(layer, w, f"encoder.layer.{number}.")


def _copy_layer(layer: nn.Module, w: dict[str, Tensor], prefix: str) -> None:
    for part in ("weight", "bias"):
        three = [w[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, part).copy_(torch.cat(three))
        names = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
        for ours, theirs in names.items():
            getattr(getattr(layer, ours), part).copy_(w[f"{prefix}{theirs}.{part}"])


def crf_loss(scores: Tensor, tags: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Negative log likelihood a word of a linear-chain CRF. scores [n,t,7], tags [n,t], transitions [from,to]."""
    t = scores.shape[1]
    inside = (torch.arange(t)[None] < lengths[:, None]).float()
    path = (scores.gather(2, tags[..., None])[..., 0] * inside).sum(1)
    path = path + (transitions[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
    reach = scores[:, 0]
    for i in range(1, t):
        step = torch.logsumexp(reach[:, :, None] + transitions[None], 1) + scores[:, i]
        reach = torch.where((i < lengths)[:, None], step, reach)
    return (torch.logsumexp(reach, 1) - path).sum() / lengths.sum()


def distance_bucket(distance: Tensor) -> Tensor:
    """The same buckets as encoding.bucket."""
    size = distance.abs()
    far = 8 + (torch.log2(size.clamp(min=8).float() / 8) * 1.6).long()
    level = torch.where(size < 8, size, far.clamp(max=16))
    return torch.where(distance < 0, 16 - level, 16 + level)


def scale() -> float:
    """What dot products of pair vectors are divided by."""
    return math.sqrt(WIDE)
