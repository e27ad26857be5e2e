import pytest

from sayso.places.geo import centre_of, circles_meet, covering_radius, distance_km, moved


@pytest.mark.parametrize(
    ("start", "end", "km"),
    [
        ((48.8566, 2.3522), (51.5074, -0.1278), 343.6),
        ((0.0, 0.0), (0.0, 180.0), 20015.1),
        ((10.0, 179.9), (10.0, -179.9), 21.9),
        ((60.0, 25.0), (60.0, 25.0), 0.0),
    ],
)
def test_distance(start: tuple[float, float], end: tuple[float, float], km: float) -> None:
    assert distance_km(*start, *end) == pytest.approx(km, abs=0.1)


@pytest.mark.parametrize("bearing", [0, 45, 90, 180, 270])
def test_moving_goes_the_distance(bearing: int) -> None:
    lat, lon = moved(51.0, 50.0, bearing, 60.0)
    assert distance_km(51.0, 50.0, lat, lon) == pytest.approx(60.0, abs=0.01)


def test_north_is_up_and_the_date_line_is_crossed() -> None:
    assert moved(51.0, 50.0, 0, 60.0)[0] > 51.0
    assert moved(0.0, 179.9, 90, 50.0)[1] < -179


def test_centre_across_the_date_line() -> None:
    lat, lon = centre_of([(10.0, 179.0, 1.0), (10.0, -179.0, 1.0)])
    assert abs(lon) == pytest.approx(180.0)
    assert lat == pytest.approx(10.0, abs=0.01)


def test_no_points_no_centre() -> None:
    with pytest.raises(ValueError, match="no centre"):
        centre_of([])


def test_circles() -> None:
    assert covering_radius(0.0, 0.0, [(0.0, 1.0), (0.0, 2.0)]) == pytest.approx(222.4, abs=0.1)
    assert covering_radius(0.0, 0.0, []) == 0.0
    assert circles_meet((0.0, 0.0, 60.0), (0.0, 1.0, 60.0))
    assert not circles_meet((0.0, 0.0, 50.0), (0.0, 1.0, 50.0))
