"""The shipped network, read on one thread: the same text gives the same scores every time."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.model import Stance, Topic
from sayso.readers.learned.decoding import WIDE, Constants, Said, Scores, decode_said, softmax
from sayso.readers.learned.encoding import FIRST, LAST, Ints, Pieces, bucket, encode, windows
from sayso.readers.learned.paths import Floats
from sayso.readers.learned.told import LAYERS

Labels = tuple[dict[Stance, float], dict[Topic, float]]
SHIPPED = Path(__file__).parent / "data"
_WIDTH = 254  # pieces in a window; 256 with the two marks round it, as in training
_OVERLAP = 64  # pieces that two windows of one long paragraph share
_COLUMNS = (7, 256, 384)  # of said, pairs, hidden


class Model:
    """A network with its tokenizer and constants; ValueError where a file is not the one its card names."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        self.card = json.loads((folder / "card.json").read_text("utf-8"))
        for name, expected in self.card["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
                raise ValueError(f"{folder / name} is not the file its card names")
        self.version = str(self.card["version"])
        self.languages = tuple(map(str, self.card["languages"]))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],  # on one thread the fused form is four times slower
        )
        with np.load(folder / "constants.npz") as arrays:
            names = ("transitions", "distances", "nothing", "certainty")
            self.constants = Constants(*(arrays[name] for name in names))
            self._label_weight, self._label_bias = arrays["label_weight"], arrays["label_bias"]
            self._told_weight, self._told_bias = arrays["told_weight"], arrays["told_bias"]
            self._name_weight, self._name_bias = arrays["name_weight"], arrays["name_bias"]
            self._name_distances, self._no_name = arrays["name_distances"], float(arrays["no_name"])
            self._stances = [cast(Stance, str(name)) for name in arrays["stances"]]
            self._topics = [cast(Topic, str(name)) for name in arrays["topics"]]

    def read(self, text: str) -> tuple[Pieces, Scores]:
        """The pieces of a text and the scores of each; of two windows the one where a piece is more central counts."""
        pieces = encode(text, self._tokenizer)
        n, at = len(pieces), 0
        window = np.zeros(n, np.int64)
        said, pairs, hidden = (np.zeros((n, columns), np.float32) for columns in _COLUMNS)
        ranges = windows(pieces, _WIDTH, _OVERLAP)
        for number, (a, b) in enumerate(ranges):
            following = ranges[number + 1][0] if number + 1 < len(ranges) else n
            end = (following + b + 1) // 2  # the middle of what this window and the next share
            for whole, part in zip((said, pairs, hidden), self._scores(pieces, a, b), strict=True):
                whole[at:end] = part[at - a : end - a]
            window[at:end], at = number, end
        return pieces, Scores(said, pairs, hidden, window)

    def said(self, text: str) -> tuple[Pieces, Scores, list[Said]]:
        """The attributions of a text, with the pieces and scores they were read from."""
        pieces, scores = self.read(text)
        return pieces, scores, decode_said(pieces, scores, self.constants)

    def labels(self, scores: Scores, anchors: Ints, contents: Sequence[Ints]) -> list[Labels]:
        """Shares of the stances and of the topics of each claim, from its cue's first piece and its content's words."""
        if not contents:
            return []
        means = np.stack([scores.hidden[content].mean(0) for content in contents])
        raw = np.concatenate([scores.hidden[anchors], means], 1) @ self._label_weight.T + self._label_bias
        n = len(self._stances)
        shares = zip(softmax(raw[:, :n]).tolist(), softmax(raw[:, n:]).tolist(), strict=True)
        return [
            (dict(zip(self._stances, stances, strict=True)), dict(zip(self._topics, topics, strict=True)))
            for stances, topics in shares
        ]

    def told(self, scores: Scores) -> Floats:
        """[pieces, 4]: the share with which each word is one of an incident's evidence, object, date and place."""
        raw = scores.hidden @ self._told_weight.T + self._told_bias
        outside = softmax(raw.reshape(len(raw), len(LAYERS), 3))[..., 0]
        shares: Floats = 1 - outside
        return shares

    def names(self, scores: Scores, source: int, names: Ints) -> Floats:
        """[names + 1]: the share with which the source at a piece stands for the name at each other, and for none."""
        query, key = np.split(self._name_weight, 2)
        query_bias, key_bias = np.split(self._name_bias, 2)
        asked, given = query @ scores.hidden[source] + query_bias, scores.hidden[names] @ key.T + key_bias
        each = given @ asked / np.sqrt(WIDE) + self._name_distances[bucket(names - source)]
        return softmax(np.append(each, self._no_name))

    def _scores(self, pieces: Pieces, a: int, b: int) -> list[Floats]:
        """Scores of the pieces [a, b), read as one window."""
        ids = np.zeros((1, b - a + 2), np.int64)
        flags = np.zeros_like(ids)
        ids[0, 0], ids[0, -1] = FIRST, LAST
        ids[0, 1:-1], flags[0, 1:-1] = pieces.ids[a:b], pieces.flags[a:b]
        return [part[0, 1:-1] for part in self._session.run(None, {"ids": ids, "flags": flags})]


@cache
def shipped_model() -> Model:
    """The model that comes with sayso, loaded once."""
    return Model()
