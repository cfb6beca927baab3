"""On which square of a web map does a point lie? Columns count eastwards, rows southwards; each zoom halves sides."""

from math import asinh, atan, cos, degrees, pi, radians, sinh, tan

EQUATOR = 40_075_016.7  # metres


def column(longitude: float, zoom: int) -> float:
    return (longitude + 180) / 360 * 2.0**zoom


def row(latitude: float, zoom: int) -> float:
    return (1 - asinh(tan(radians(latitude))) / pi) / 2 * 2.0**zoom


def longitude(column: float, zoom: int) -> float:
    return float(column / 2.0**zoom * 360 - 180)


def latitude(row: float, zoom: int) -> float:
    return degrees(atan(sinh(pi * (1 - 2 * row / 2.0**zoom))))


def side(latitude: float, zoom: int) -> float:
    """In metres."""
    return float(EQUATOR * cos(radians(latitude)) / 2.0**zoom)
