"""From a checkpoint to what ships: model.onnx (int8), constants.npz, tokenizer.json, card.json with their hashes.

python training/export.py CHECKPOINT OUT_FOLDER [--float]
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from network import LINKS, SAID, STANCES, TOLD, TOPICS, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import BASE, tokenizer

from sayso.readers.learned.encoding import N_FLAGS


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("checkpoint", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--float", action="store_true", help="keep 32-bit floats, to measure what int8 costs")
    args = ask.parse_args()
    saved = torch.load(args.checkpoint, weights_only=False)
    net = Network(saved["settings"]["layers"], tokenizer().get_vocab_size(), N_FLAGS)
    net.load_state_dict(saved["average"])
    net.eval()
    for layer in net.layers:
        layer.plain = True
    args.out.mkdir(parents=True, exist_ok=True)
    write_graph(net, args.out, whole=args.float)
    write_constants(net, args.out)
    shutil.copy(BASE / "tokenizer.json", args.out / "tokenizer.json")
    card = {"settings": saved["settings"], "steps": saved["step"]}
    card["sha256"] = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(args.out.glob("*.*"))
        if file.name != "card.json"
    }
    (args.out / "card.json").write_text(json.dumps(card, indent=2) + "\n")
    for file in sorted(args.out.iterdir()):
        print(f"{file.stat().st_size:>10,}  {file.name}")


def write_graph(net: Network, out: Path, *, whole: bool) -> None:
    """The network as ONNX, matrices in int8 unless `whole`."""
    example = (torch.randint(5, 30000, (2, 64)), torch.zeros(2, 64, dtype=torch.long), torch.ones(2, 64))
    names = ["said", "told", "pairs", "hidden"]
    axes = {name: {0: "windows", 1: "pieces"} for name in ["ids", "flags", "mask", *names]}
    full = out / "float.onnx"
    torch.onnx.export(
        net,
        example,
        str(full),
        input_names=["ids", "flags", "mask"],
        output_names=names,
        opset_version=17,
        dynamo=False,
        dynamic_axes=axes,
    )
    if whole:
        full.replace(out / "model.onnx")
        return
    quantize_dynamic(
        full, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, extra_options={"DefaultTensorType": 1}
    )
    full.unlink()


def write_constants(net: Network, out: Path) -> None:
    """What the decoder needs beside the graph: CRF transitions, link scores, the label head, all names."""
    arrays = {
        name: getattr(net, name).detach().numpy().astype(np.float32) for name in ("transitions", "distances", "nothing")
    }
    arrays["label_weight"] = net.labels.weight.detach().numpy().astype(np.float32)
    arrays["label_bias"] = net.labels.bias.detach().numpy().astype(np.float32)
    words = {"said": SAID, "told": TOLD, "links": LINKS, "stances": STANCES, "topics": TOPICS}
    np.savez(out / "constants.npz", **arrays, **{key: np.array(value) for key, value in words.items()})


if __name__ == "__main__":
    main()
