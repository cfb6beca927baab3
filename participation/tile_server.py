"""Which other server may draw the map behind our outlines? None, unless the operator names one (`QS_TILES`)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

NO_SERVER = "QS_TILES must look like https://tiles.example.org/{z}/{x}/{y}.png."


@dataclass(frozen=True, slots=True)
class TileServer:
    """`host` is the one other server of which pages may show pictures; empty: pages ask nobody else."""

    address: str = ""
    credit: str = ""
    host: str = ""


def read_tile_server(address: str, credit: str) -> TileServer:
    """Read the settings QS_TILES and QS_TILES_CREDIT; whoever draws the map is always named."""
    if not address.strip():
        return TileServer()
    try:
        parts = urlsplit(address.strip())
        url = address.strip().format(z=0, x=0, y=0)
    except (ValueError, LookupError):
        raise ImproperlyConfigured(NO_SERVER) from None
    marks = all(mark in parts.path + parts.query for mark in ("{z}", "{x}", "{y}"))
    if parts.scheme != "https" or not parts.hostname or not marks or set(url) & set(" ;,'\"<>"):
        raise ImproperlyConfigured(NO_SERVER)
    if not credit.strip():
        raise ImproperlyConfigured("QS_TILES_CREDIT is empty. Name who made the map, as its licence asks for.")
    return TileServer(address.strip(), credit.strip(), f"https://{parts.netloc}")
