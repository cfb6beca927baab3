"""Taking areas from a GeoJSON file."""

import json
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from participation.places.geometry import area_of_point
from participation.places.models import Area

pytestmark = pytest.mark.django_db
DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
SQUARE = {"type": "Polygon", "coordinates": [[[10, 49], [11, 49], [11, 50], [10, 49]]]}


def _feature(outline: Any = SQUARE, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": outline}


def _file(folder: Path, *features: Any) -> Path:
    path = folder / "areas.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def _import(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    out = StringIO()
    code = 0
    try:
        call_command("import_areas", str(path), "--report", "json", *options, stdout=out)
    except SystemExit as stop:
        code = int(str(stop.code))
    return code, json.loads(out.getvalue())


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Children stand before their parents."""
    return _file(
        tmp_path,
        _feature(name="Süd", kind="sub_area", parent="Q1", external_id="S1"),
        _feature(name="Am Anger", kind="neighbourhood", parent="Altmühlbach", external_id="Q1"),
        _feature(name="Altmühlbach", kind="municipality"),
    )


def test_a_tree_is_taken_whatever_the_order(tree: Path) -> None:
    code, report = _import(tree)
    assert (code, report["counts"]["taken"]) == (0, 3)
    part = Area.objects.get(external_id="S1")
    assert part.slug == "sued"
    assert list(Area.objects.filter(pk__in=part.ancestor_ids).values_list("name", flat=True)) == [
        "Altmühlbach",
        "Am Anger",
        "Süd",
    ]


def test_a_second_run_changes_nothing(tree: Path) -> None:
    _import(tree)
    before = list(Area.objects.values())
    code, report = _import(tree)
    assert (code, report["counts"]) == (0, {"taken": 0, "changed": 0, "unchanged": 3, "refused": 0})
    assert list(Area.objects.values()) == before


def test_a_renamed_and_moved_area_takes_its_parts_along(tree: Path, tmp_path: Path) -> None:
    _import(tree)
    second = _file(
        tmp_path,
        _feature(name="West", kind="district", parent="Altmühlbach", external_id="B1"),
        _feature(name="Anger", kind="neighbourhood", parent="B1", external_id="Q1"),
    )
    code, report = _import(second)
    assert code == 0
    assert report["changed"][0]["reason"] == "name, parent"
    part = Area.objects.get(external_id="S1")
    assert [area.name for area in Area.objects.filter(pk__in=part.ancestor_ids).order_by("path")] == [
        "Altmühlbach",
        "West",
        "Anger",
        "Süd",
    ]


def test_a_trial_changes_nothing(tree: Path) -> None:
    code, report = _import(tree, "--dry-run")
    assert (code, report["applied"], report["counts"]["taken"]) == (0, False, 3)
    assert not Area.objects.exists()


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        (_feature(kind="district"), "keinen Namen"),
        (_feature(name="A", kind="planet"), "planet"),
        (_feature(name="A", parent="nowhere"), "nowhere"),
        (_feature(name="=1+1", kind="district"), "Formel"),
        (_feature(name="<b>A</b>", kind="district"), "Auszeichnungen"),
        (_feature(name="A" * 121, kind="district"), "zu lang"),
        (_feature({"type": "Point", "coordinates": [1, 2]}, name="A"), "Polygon"),
        (_feature({"type": "Polygon", "coordinates": []}, name="A"), "Koordinaten"),
        (_feature({"type": "Polygon", "coordinates": [[[1, 2], [3, "x"], [4, 4], [1, 2]]]}, name="A"), "Position"),
        (_feature({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]}, name="A"), "vier"),
        (_feature({"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 9], [7, 8]]]}, name="A"), "geschlossen"),
        (
            _feature({"type": "Polygon", "coordinates": [[[6e5, 5e6], [7e5, 5e6], [7e5, 6e6], [6e5, 5e6]]]}, name="A"),
            "WGS 84",
        ),
        (_feature(name="Town", kind="municipality"), "Zeile 1"),
        ("nonsense", "keinen Namen"),
    ],
)
def test_one_bad_area_keeps_the_whole_file_out(tmp_path: Path, bad: Any, word: str) -> None:
    path = _file(tmp_path, _feature(name="Town", kind="municipality"), bad)
    code, report = _import(path)
    assert code == 2
    assert [row["row"] for row in report["refused"]] == [2]
    assert word in report["refused"][0]["reason"]
    assert not Area.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "FeatureCollection", "features": [{"properties": {"name": NaN}}]}',
        '{"type": "FeatureCollection", "features": [{"properties": {"name": "Süd"}}]}'.encode("cp1252"),
        b"[" * 100_000,
        b"name;kind\nA;district\n",
    ],
)
def test_a_file_that_is_no_geojson_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.geojson"
    path.write_bytes(content)
    code, report = _import(path)
    assert code == 2
    assert report["refused"][0]["reason"].endswith(".")
    assert not Area.objects.exists()


def test_without_a_place_in_the_tree_it_says_what_is_missing(tmp_path: Path) -> None:
    code, report = _import(_file(tmp_path, _feature(name="A")))
    assert code == 2
    assert "--municipality" in report["refused"][0]["reason"]


@pytest.mark.realdata
def test_real_districts_come_in_with_their_own_property_names() -> None:
    path = DATA / "districts_barcelona" / "districts.geojson"
    if not path.exists():
        pytest.skip("the folder with real data is absent")
    options = ("--municipality", "Barcelona", "--id-property", "c_distri")
    code, report = _import(path, *options)
    assert (code, report["counts"]["taken"]) == (0, 10)
    assert "n_distri" in report["notes"][0]
    assert "import_population" in report["notes"][1]
    assert Area.objects.get(external_id="1").name == "Ciutat Vella"
    # The Sagrada Família stands in Eixample.
    found = area_of_point(Area.objects.exclude(outline=None), 2.1744, 41.4036)
    assert found is not None
    assert found.name == "Eixample"
    code, report = _import(path, *options)
    assert (code, report["counts"]["unchanged"]) == (0, 10)
