"""What lies under incidents on a map: an archive of pictures or of shapes, from a file of this machine."""

import base64

import pytest
from playwright.sync_api import expect

from archives import picture_archive, shape_archive
from sayso.desk.settings import ARCHIVE_PATH, tiles_of

READY = "#map[data-ready]"
_MAGENTA = (250, 0, 200)
_SEA, _LAND = (223, 231, 236), (247, 246, 241)
_COLOURS = """(picture) => new Promise((told) => {
  const image = new Image();
  image.onload = () => {
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const at = (i) => canvas.getImageData(image.width * (i % 20) / 20, image.height * Math.floor(i / 20) / 20, 1, 1);
    told(Array.from({ length: 400 }, (_, i) => [...at(i).data].slice(0, 3)));
  };
  image.src = "data:image/png;base64," + picture;
})"""


@pytest.fixture
def opened(desk_with_map, open_page):
    """Opens the first page of a desk with this map under the incidents, drawn."""

    def opened_with(tiles):
        told, archive = tiles_of(str(tiles))
        page = open_page(desk_with_map(tiles=told, archive=archive), reduced_motion="reduce", color_scheme="light")
        page.wait_for_selector(READY)
        return page

    return opened_with


def colours_of(page):
    """The colours of points all over the map."""
    picture = page.locator(".live-map canvas").screenshot()
    return [tuple(colour) for colour in page.evaluate(_COLOURS, base64.b64encode(picture).decode())]


def test_pictures(opened, tmp_path):
    page = opened(picture_archive(tmp_path / "land.pmtiles", _MAGENTA))
    colours = colours_of(page)
    assert colours.count(_MAGENTA) > 200 and not {_SEA, _LAND} & set(colours)
    expect(page.locator(".maplibregl-ctrl-attrib")).to_contain_text("Ann's pictures")


def test_shapes(opened, tmp_path):
    page = opened(shape_archive(tmp_path / "land.pmtiles"))
    expect(page.locator(".maplibregl-ctrl-attrib")).to_contain_text("Ann's shapes")
    assert page.locator(".maplibregl-ctrl-attrib script").count() == 0
    colours = colours_of(page)
    assert colours.count(_LAND) > 200 and _SEA not in colours  # all land in the east, with no Caspian


def test_without_one_there_are_countries(opened):
    colours = colours_of(opened(""))
    assert colours.count(_LAND) > 50 and colours.count(_SEA) > 10


def test_shapes_of_another_address(opened, elsewhere, tmp_path):
    shape_archive(tmp_path / "land.pmtiles")
    page = opened(f"{elsewhere}/land.pmtiles")
    assert _SEA not in colours_of(page)
    expect(page.locator(".maplibregl-ctrl-attrib")).to_contain_text("Ann's shapes")


def test_one_that_cannot_be_read_is_told_and_the_map_is_there(opened, tmp_path):
    broken = tmp_path / "land.pmtiles"
    broken.write_bytes(b"PMTiles\x03" + bytes(200))
    page = opened(broken)
    expect(page.get_by_text(f"The map at {ARCHIVE_PATH} cannot be read")).to_be_visible()
