"""Lines on the map as compact bytes: whole numbers of 1/10000 degree, each point as its step from the one before."""

import struct
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Line = np.ndarray[tuple[int, int], np.dtype[np.int64]]  # points as rows of (lon, lat) in units of `UNIT`

UNIT = 1e-4  # degrees; 11 m on the ground at most


def packed(lines: "Sequence[Line]") -> bytes:
    """The lines as bytes; `unpacked` gives them back."""
    import numpy as np

    points = np.concatenate(lines)
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    head = struct.pack(f"<{len(lines) + 1}I", len(lines), *map(len, lines))
    return zlib.compress(head + steps.astype("<i4").T.tobytes(), 9)


def unpacked(blob: bytes) -> "list[Line]":
    """The lines of a blob, in whole units."""
    import numpy as np

    data = zlib.decompress(blob)
    (count,) = struct.unpack_from("<I", data)
    sizes = struct.unpack_from(f"<{count}I", data, 4)
    steps = np.frombuffer(data, dtype="<i4", offset=4 + 4 * count).reshape(2, -1).T
    points = np.cumsum(steps, axis=0, dtype=np.int64)
    return list(np.split(points, np.cumsum(sizes)[:-1]))
