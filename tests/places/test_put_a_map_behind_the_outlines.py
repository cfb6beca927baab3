"""A tile server is the operator's choice: none by default, and only the named one when there is one."""

import pytest
from csp.utils import build_policy
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from participation.places.outline_svg import Projection
from participation.places.tiles import MOST, tiles_behind
from participation.processes.models import Process
from participation.tile_server import TileServer, read_tile_server
from tests.ideas.make import make_idea

SERVER = read_tile_server("https://tiles.example.org/{z}/{x}/{y}.png", "© OpenStreetMap")


def _drawing(size: float) -> Projection:
    ring = [[11.0, 50.0], [11.0 + size, 50.0], [11.0 + size, 50.0 + size], [11.0, 50.0 + size], [11.0, 50.0]]
    drawing = Projection.around([{"type": "Polygon", "coordinates": [ring]}])
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("size", [0.0005, 0.02, 0.3, 8.0])
def test_few_pictures_fill_the_whole_drawing_without_a_gap(size: float) -> None:
    drawing = _drawing(size)
    tiles = tiles_behind(drawing, SERVER)
    assert 1 <= len(tiles) <= MOST
    assert min(tile.x for tile in tiles) <= 0
    assert min(tile.y for tile in tiles) <= 0
    assert max(tile.x + tile.width for tile in tiles) >= drawing.width
    assert max(tile.y + tile.height for tile in tiles) >= drawing.height
    starts = {tile.x for tile in tiles}
    assert all(round(tile.x + tile.width, 1) in starts or tile.x == max(starts) for tile in tiles)


def test_a_picture_lies_where_its_place_is() -> None:
    """Tile 8/136/86 goes from 11.25 to 12.65625 degrees east; its north edge lies at 50.7364 degrees (Mercator)."""
    drawing = _drawing(2.5)
    tile = next(tile for tile in tiles_behind(drawing, SERVER) if tile.url.endswith("/8/136/86.png"))
    assert (tile.x, tile.y) == pytest.approx(drawing.point(11.25, 50.73646), abs=0.2)
    assert tile.x + tile.width == pytest.approx(drawing.point(12.65625, 50)[0], abs=0.2)


@pytest.mark.parametrize(
    "address",
    [
        "http://tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{s}.png",
        "https://{z}.example.org/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png; script-src *",
    ],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="QS_TILES must look like"):
        read_tile_server(address, "© OpenStreetMap")


def test_without_a_server_there_is_no_picture_and_no_host() -> None:
    assert read_tile_server(" ", "") == TileServer()
    assert tiles_behind(_drawing(0.02), TileServer()) == ()


@pytest.mark.django_db
def test_by_default_no_page_asks_another_server(client: Client, process: Process) -> None:
    make_idea(process, lon=10.005, lat=49.015)
    page = client.get(f"/beteiligung/{process.slug}/ideen/")
    assert "<image" not in page.content.decode()
    assert "img-src 'self' data: blob:;" in page.headers["content-security-policy"]
    assert "lädt nichts von anderen Servern" in client.get("/datenschutz/").content.decode()


@pytest.mark.django_db
def test_with_a_server_its_map_lies_behind_names_who_made_it_and_the_list_stays(
    client: Client, process: Process, settings: Settings
) -> None:
    settings.TILES = SERVER
    idea = make_idea(process, lon=10.005, lat=49.015, place_note="Am Markt")
    page = client.get(f"/beteiligung/{process.slug}/ideen/").content.decode()
    assert page.count('<image href="https://tiles.example.org/') == page.count("<image") > 0
    assert "Karte: © OpenStreetMap" in page
    assert idea.title in page
    assert "Karte: © OpenStreetMap" in client.get(f"/ideen/{idea.pk}/").content.decode()
    assert "von tiles.example.org" in client.get("/datenschutz/").content.decode()


def test_pages_may_show_pictures_of_exactly_this_host() -> None:
    assert "img-src 'self' https://tiles.example.org" in build_policy(replace={"img-src": ["'self'", SERVER.host]})
    assert SERVER.host == "https://tiles.example.org"
