"""From a checkpoint to what ships: model.onnx (int8), constants.npz, tokenizer.json, card.json with their hashes.

python training/export.py CHECKPOINT [FOLDER] [--float]
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from calibrate import fit
from network import LINKS, SAID, SIZE, STANCES, TOPICS, WIDE, Layer, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F
from train import BASE, tokenizer

from sayso.readers.learned.encoding import N_FLAGS
from sayso.readers.learned.model import SHIPPED, Model

# Added to the score of a source's first word: it finds more sources than it was trained to at no loss of precision that
# the dev and calibration articles together would show (1, 1.25, 1.5, 1.75 and 2 were tried).
SOURCE_BIAS = 1.5
LINKS_READ = 2  # content to cue and cue to source, of all words; what a source's name is, of few: not in the graph
FEATURES = 5  # of an attribution, from which its certainty is reckoned


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    ask.add_argument("--float", action="store_true", help="keep 32-bit floats, to measure what int8 costs")
    args = ask.parse_args()
    saved = torch.load(args.checkpoint, weights_only=False)
    net = Network(saved["shapes"], tokenizer().get_vocab_size(), N_FLAGS)
    net.load_state_dict(saved["average"])
    net.said.bias.data[SAID.index("B-source")] += SOURCE_BIAS
    net.eval()
    args.folder.mkdir(parents=True, exist_ok=True)
    write_graph(net, args.folder, whole=args.float)
    shutil.copy(BASE / "tokenizer.json", args.folder / "tokenizer.json")
    write_constants(net, args.folder, np.zeros(FEATURES + 1))
    write_card(args.folder, saved)
    write_constants(net, args.folder, fit(Model(args.folder)))
    write_card(args.folder, saved)
    for file in sorted(args.folder.iterdir()):
        print(f"{file.stat().st_size:>10,}  {file.name}")


class _Attention(torch.autograd.Function):
    """Attention as one node of the graph: onnxruntime has it whole, and twice as fast as its parts."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        return query + key + value  # only the shape counts: the export never runs it

    @staticmethod
    def symbolic(
        graph: torch.Graph, query: torch.Value, key: torch.Value, value: torch.Value, heads: int
    ) -> torch.Value:
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return node.setType(query.type())


class _Whole(nn.Module):
    """The network for one window without padding: no mask, and of the heads those that are read."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, flags: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        net, t = self.net, ids.shape[1]
        x = net.norm(net.words(ids) + net.positions(torch.arange(t))[None] + net.flags(flags))
        for layer in net.layers:
            assert isinstance(layer, Layer)
            query, key, value = layer.qkv(x).split(layer.heads * SIZE, -1)
            x = layer.behind(x, _Attention.apply(query, key, value, layer.heads))
        read = 2 * LINKS_READ * WIDE
        return net.said(x), F.linear(x, net.pairs.weight[:read], net.pairs.bias[:read]), x


def write_graph(net: Network, folder: Path, *, whole: bool) -> None:
    """The network as ONNX, matrices in int8 unless `whole`."""
    example = torch.randint(5, 30000, (1, 64)), torch.zeros(1, 64, dtype=torch.long)
    names = ["said", "pairs", "hidden"]
    full = folder / "float.onnx"
    torch.onnx.export(
        _Whole(net).eval(),
        example,
        str(full),
        input_names=["ids", "flags"],
        output_names=names,
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
        dynamo=False,
        dynamic_axes={name: {1: "pieces"} for name in ["ids", "flags", *names]},
    )
    if whole:
        full.replace(folder / "model.onnx")
        return
    quantize_dynamic(
        full,
        folder / "model.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": 1},
    )
    full.unlink()


def write_constants(net: Network, folder: Path, certainty: np.ndarray) -> None:
    """What the decoder needs beside the graph: CRF transitions, link scores, heads of labels, evidence and names,
    certainty, what the columns are called."""
    arrays = {
        name: getattr(net, name).detach().numpy().astype(np.float32) for name in ("transitions", "distances", "nothing")
    }
    arrays["label_weight"] = net.labels.weight.detach().numpy().astype(np.float32)
    arrays["label_bias"] = net.labels.bias.detach().numpy().astype(np.float32)
    arrays["told_weight"] = net.told.weight.detach().numpy().astype(np.float32)
    arrays["told_bias"] = net.told.bias.detach().numpy().astype(np.float32)
    arrays["certainty"] = certainty.astype(np.float32)
    name = LINKS.index("source to name")
    rows = slice(2 * name * WIDE, 2 * (name + 1) * WIDE)
    arrays["name_weight"] = net.pairs.weight.detach().numpy()[rows].astype(np.float32)
    arrays["name_bias"] = net.pairs.bias.detach().numpy()[rows].astype(np.float32)
    arrays["name_distances"], arrays["no_name"] = arrays["distances"][name], arrays["nothing"][name]
    arrays["distances"], arrays["nothing"] = arrays["distances"][:LINKS_READ], arrays["nothing"][:LINKS_READ]
    words = {"said": SAID, "links": LINKS[:LINKS_READ], "stances": STANCES, "topics": TOPICS}
    np.savez(folder / "constants.npz", **arrays, **{key: np.array(value) for key, value in words.items()})


def write_card(folder: Path, saved: dict[str, object]) -> None:
    """The card: how it was trained, and the hash of each file; the version is the graph's and the constants' hash."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in
              ("constants.npz", "model.onnx", "tokenizer.json")}  # fmt: skip
    version = hashlib.sha256("".join(hashes.values()).encode()).hexdigest()[:12]
    card = {"version": version, "languages": ["en"], "settings": saved["settings"], "steps": saved["step"]}
    card["shapes"] = saved["shapes"]
    (folder / "card.json").write_text(json.dumps(card | {"sha256": hashes}, indent=2) + "\n")


if __name__ == "__main__":
    main()
