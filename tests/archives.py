"""Tiny archives of map tiles, made by tests: of pictures in one colour, or of shapes after Protomaps' schema."""

import struct
import zlib

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

WHOLE = [(0, 0), (4096, 0), (4096, 4096), (0, 4096)]  # all of a tile


def picture_archive(path, colour):
    """An archive of one picture of the world in one colour."""
    return _archive(path, TileType.PNG, _picture(colour), {"attribution": "<b>Ann's</b> pictures"})


def shape_archive(path):
    """An archive of one tile: the world all land, a sea on its western half, and a place in the middle of the east."""
    west = [(x // 2, y) for x, y in WHOLE]
    tile = (
        _layer("earth", 3, _polygon(WHOLE), {"kind": "earth"})
        + _layer("water", 3, _polygon(west), {"kind": "ocean"})
        + _layer("places", 1, [_command(1, 1), _signed(3072), _signed(2048)], {"kind": "country", "name": "Midland"})
    )
    return _archive(path, TileType.MVT, tile, {"attribution": "<script>alert(1)</script>Ann's shapes"})


def _archive(path, sort, tile, metadata):
    with write(str(path)) as archive:
        archive.write_tile(zxy_to_tileid(0, 0, 0), tile)
        world = {"min_lon_e7": -1800000000, "min_lat_e7": -850000000, "max_lon_e7": 1800000000, "max_lat_e7": 850000000}
        middle = {"center_zoom": 0, "center_lon_e7": 0, "center_lat_e7": 0}
        archive.finalize({"tile_type": sort, "tile_compression": Compression.NONE, **world, **middle}, metadata)
    return path


def _picture(colour, side=256):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * side) * side
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def _layer(name, geometry_type, geometry, tags):
    """A layer with one feature, as protocol buffers (Mapbox Vector Tile 2.1)."""
    feature = _bytes(2, _varints(n for pair in enumerate(tags) for n in (pair[0], pair[0])))
    feature += _number(3, geometry_type) + _bytes(4, _varints(geometry))
    keys = b"".join(_bytes(3, key.encode()) for key in tags)
    values = b"".join(_bytes(4, _bytes(1, value.encode())) for value in tags.values())
    return _bytes(3, _number(15, 2) + _bytes(1, name.encode()) + _bytes(2, feature) + keys + values + _number(5, 4096))


def _polygon(corners):
    (x, y), *others = corners
    drawn = [_command(1, 1), _signed(x), _signed(y), _command(2, len(others))]
    for next_x, next_y in others:
        drawn += [_signed(next_x - x), _signed(next_y - y)]
        x, y = next_x, next_y
    return [*drawn, _command(7, 1)]


def _command(sort, count):
    return sort | count << 3


def _signed(number):
    return number << 1 ^ number >> 31


def _varints(numbers):
    return b"".join(map(_varint, numbers))


def _varint(number):
    packed = bytearray()
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*packed, number])


def _number(field, number):
    return _varint(field << 3) + _varint(number)


def _bytes(field, data):
    return _varint(field << 3 | 2) + _varint(len(data)) + data
