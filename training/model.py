"""The shipped network, read on one thread: the same text gives the same scores every time."""

import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from decoding import Constants, Floats, Said, Scores, decode_said
from encoding import FIRST, LAST, Pieces, encode, windows
from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "data"
_WIDTH = 254  # pieces in a window; 256 with the two marks round it, as in training
_OVERLAP = 64  # pieces that two windows of one long paragraph share


class Model:
    """A network with its tokenizer and constants; ValueError where a file is not the one its card names."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        card = json.loads((folder / "card.json").read_text("utf-8"))
        for name, expected in card["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise ValueError(f"{folder / name} is not the file its card names")
        self.card = card
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        with np.load(folder / "constants.npz") as arrays:
            self.constants = Constants(arrays["transitions"], arrays["distances"], arrays["nothing"])
            self._label_weight, self._label_bias = arrays["label_weight"], arrays["label_bias"]
            self.stances = tuple(str(name) for name in arrays["stances"])
            self.topics = tuple(str(name) for name in arrays["topics"])

    def read(self, text: str) -> tuple[Pieces, Scores]:
        """The pieces of a text and the scores of each; of two windows the one where a piece is more central counts."""
        pieces = encode(text, self._tokenizer)
        n = len(pieces)
        best = np.full(n, -1)
        rows: list[Floats] = []
        for a, b in windows(pieces, _WIDTH, _OVERLAP):
            got = self._window(pieces, a, b)
            if not rows:
                rows = [np.zeros((n, part.shape[1]), np.float32) for part in got]
            at = np.arange(a, b)
            central = np.minimum(at - a if a else n, b - 1 - at if b < n else n) + np.zeros(b - a, np.int64)
            better = central > best[a:b]
            best[at[better]] = central[better]
            for whole, part in zip(rows, got, strict=True):
                whole[at[better]] = part[better]
        return pieces, Scores(*rows) if rows else Scores(*(np.zeros((0, k), np.float32) for k in (7, 12, 640, 384)))

    def said(self, text: str) -> tuple[Pieces, Scores, list[Said]]:
        """The attributions of a text, with the pieces and scores they were read from."""
        pieces, scores = self.read(text)
        return pieces, scores, decode_said(pieces, scores, self.constants)

    def labels(self, scores: Scores, anchor: int, content: np.ndarray) -> tuple[Floats, Floats]:
        """Probabilities of the stances and of the topics of a claim, from its cue's piece and its content's."""
        joined = np.concatenate([scores.hidden[anchor], scores.hidden[content].mean(0)])
        raw = self._label_weight @ joined + self._label_bias
        n = len(self.stances)
        return _softmax(raw[:n]), _softmax(raw[n:])

    def _window(self, pieces: Pieces, a: int, b: int) -> list[Floats]:
        k = b - a
        ids = np.zeros((1, k + 2), np.int64)
        flags = np.zeros_like(ids)
        ids[0, 0], ids[0, -1] = FIRST, LAST
        ids[0, 1:-1], flags[0, 1:-1] = pieces.ids[a:b], pieces.flags[a:b]
        feed = {"ids": ids, "flags": flags, "mask": np.ones((1, k + 2), np.float32)}
        return [part[0, 1:-1] for part in self._session.run(None, feed)]


@cache
def shipped_model() -> Model:
    """The model that comes with sayso, loaded once."""
    return Model()


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max())
    return (e / e.sum()).astype(np.float32)
