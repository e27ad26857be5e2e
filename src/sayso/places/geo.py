"""Distances and circles on the sphere: degrees in, kilometres out; pure, standard library only."""

from collections.abc import Iterable, Sequence
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

# Mean Earth radius (IUGG 1980), kilometres; against the ellipsoid haversine is off by 0.5 % at most.
EARTH_RADIUS_KM = 6371.0088


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points given in WGS 84 degrees (haversine)."""
    up, down = radians(lat), radians(other_lat)
    half = sin((down - up) / 2) ** 2 + cos(up) * cos(down) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


def moved(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """The point `km` kilometres from the given one along `bearing` (degrees clockwise from north), as (lat, lon)."""
    angle, turn = km / EARTH_RADIUS_KM, radians(bearing)
    here, east = radians(lat), radians(lon)
    there = asin(sin(here) * cos(angle) + cos(here) * sin(angle) * cos(turn))
    east += atan2(sin(turn) * sin(angle) * cos(here), cos(angle) - sin(here) * sin(there))
    return degrees(there), (degrees(east) + 540) % 360 - 180


def bearing_to(lat: float, lon: float, other_lat: float, other_lon: float) -> int:
    """The way from the first point to the other at its start, in whole degrees clockwise from north."""
    up, down, turn = radians(lat), radians(other_lat), radians(other_lon - lon)
    east = sin(turn) * cos(down)
    north = cos(up) * sin(down) - sin(up) * cos(down) * cos(turn)
    return round(degrees(atan2(east, north))) % 360


def centre_of(points: Iterable[tuple[float, float, float]]) -> tuple[float, float]:
    """The weighted middle (lat, lon) of (lat, lon, weight) points on the sphere; right across the date line too.

    ValueError where there is no point, or the points cancel out.
    """
    x = y = z = 0.0
    for lat, lon, weight in points:
        x += weight * cos(radians(lat)) * cos(radians(lon))
        y += weight * cos(radians(lat)) * sin(radians(lon))
        z += weight * sin(radians(lat))
    if x == y == z == 0.0:
        raise ValueError("no centre: no points, or they cancel out")
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def covering_radius(lat: float, lon: float, points: Iterable[tuple[float, float]]) -> float:
    """Kilometres from (lat, lon) to the farthest of the (lat, lon) points; 0 where there are none."""
    return max((distance_km(lat, lon, a, b) for a, b in points), default=0.0)


def circle_around(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """A circle (lat, lon, km) that holds all the (lat, lon) points: the middle of their extent, and the farthest.

    Where they lie on both sides of the date line the first of them is the middle. ValueError without points.
    """
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    if max(lons) - min(lons) > 180:
        lat, lon = points[0]
    return lat, lon, covering_radius(lat, lon, points)


def circles_meet(first: tuple[float, float, float], second: tuple[float, float, float]) -> bool:
    """Whether two (lat, lon, radius_km) circles share a point."""
    return distance_km(first[0], first[1], second[0], second[1]) <= first[2] + second[2]
