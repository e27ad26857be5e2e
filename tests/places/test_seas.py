import pytest

shapely = pytest.importorskip("shapely")

WINDOW = shapely.box(0, 0, 1000, 1000)
SPOT = shapely.points(500, 500)
RING = shapely.difference(shapely.box(200, 200, 800, 800), shapely.box(300, 300, 700, 700))
STRAIT = shapely.box(480, 700, 520, 800)  # from the water inside the ring to that around it


@pytest.mark.parametrize(
    ("land", "lines", "area"),
    [
        (RING, "", 400 * 400),
        (shapely.difference(RING, STRAIT), "", None),
        (shapely.difference(RING, STRAIT), "0.0450 0.0750 0.0550 0.0750", 400 * 400 + 40 * 49),
        (shapely.box(200, 200, 800, 800), "", None),  # the spot is on land
    ],
)
def test_a_sea_is_what_coasts_and_lines_close(land, lines, area):
    from sayso.places.seas import closing_lines, sea_around

    sea = sea_around(SPOT, WINDOW, land, closing_lines(lines))
    assert sea is None if area is None else shapely.area(sea) == pytest.approx(area)


def test_seas_that_these_coasts_do_not_close_are_left_out(caplog):
    from sayso.places.seas import seas_of

    assert seas_of([shapely.box(0, 0, 10, 10)]) == {}
    assert "sayso:caspian-sea is not closed" in caplog.text
