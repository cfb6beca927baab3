"""Taking counts of people from a CSV file."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from participation.places.models import Area, PopulationMargin

HEADER = "area;dimension;category;count;date;source\n"
GOOD = "anger-nord;total;all;1.204;31.12.2025;Melderegister\nSüd;total;all;900;2025-12-31;Melderegister\n"


def _import(folder: Path, content: str | bytes, *options: str) -> tuple[int, dict[str, Any]]:
    path = folder / "population.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    out = StringIO()
    code = 0
    try:
        call_command("import_population", str(path), "--report", "json", *options, stdout=out)
    except SystemExit as stop:
        code = int(str(stop.code))
    return code, json.loads(out.getvalue())


def test_areas_are_found_by_short_name_and_name(tmp_path: Path, north: Area, south: Area) -> None:
    code, report = _import(tmp_path, HEADER + GOOD)
    assert (code, report["counts"]["taken"]) == (0, 2)
    assert list(PopulationMargin.objects.order_by("count").values_list("area__name", "count", "counted_on")) == [
        ("Süd", 900, date(2025, 12, 31)),
        ("Nord", 1204, date(2025, 12, 31)),
    ]


def test_a_second_run_changes_only_what_is_new(tmp_path: Path, north: Area, south: Area) -> None:
    _import(tmp_path, HEADER + GOOD)
    code, report = _import(tmp_path, HEADER + GOOD.replace("900", "901"))
    assert (code, report["counts"]) == (0, {"taken": 0, "changed": 1, "unchanged": 1, "refused": 0})
    assert report["changed"][0]["reason"] == "900 → 901"
    assert PopulationMargin.objects.count() == 2
    assert PopulationMargin.objects.get(area=south).count == 901


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Atlantis;total;all;1;2025-12-31;R", "Atlantis"),
        ("Nord;total;all;-1;2025-12-31;R", "-1"),
        ("Nord;total;all;3,5;2025-12-31;R", "3,5"),
        ("Nord;total;all;viele;2025-12-31;R", "viele"),
        ("Nord;total;all;;2025-12-31;R", "keine Zahl"),
        ("Nord;total;all;1;2025-02-30;R", "kein Tag"),
        ("Nord;total;all;1;31.02.2025;R", "kein Tag"),
        ("Nord;total;all;1;2025-12-31;", "Quelle"),
        ("Nord;to tal;all;1;2025-12-31;R", "to tal"),
        ("Nord;total;all;1;2025-12-31;=HYPERLINK(1)", "Formel"),
        ("Nord;total;all;1;2025-12-31;<b>R</b>", "Auszeichnungen"),
        ("Nord;total;all;1;2025-12-31", "5 Zellen"),
        ("Nord;total;all;=1+1;2025-12-31;R", "=1+1"),
        ("anger-nord;total;all;7;2025-12-31;R", "Zeile 2"),
        ("Nord;total;all;99999999999999999999;2025-12-31;R", "keine Zahl"),
    ],
)
def test_one_bad_row_keeps_the_whole_file_out(tmp_path: Path, north: Area, south: Area, row: str, word: str) -> None:
    code, report = _import(tmp_path, f"{HEADER}{GOOD}{row}\n")
    assert code == 2
    assert [refused["row"] for refused in report["refused"]] == [4]
    assert word in report["refused"][0]["reason"]
    assert not PopulationMargin.objects.exists()


def test_a_name_that_two_areas_share_is_refused(tmp_path: Path, north: Area, elsewhere: Area) -> None:
    Area.objects.filter(pk=elsewhere.pk).update(name="Nord")
    code, report = _import(tmp_path, f"{HEADER}Nord;total;all;1;2025-12-31;R\n")
    assert code == 2
    assert "Mehrere Gebiete" in report["refused"][0]["reason"]


def test_missing_columns_and_wrong_encodings_get_a_sentence(tmp_path: Path, south: Area) -> None:
    code, report = _import(tmp_path, "area;count\nSüd;1\n")
    assert (code, report["refused"][0]["row"]) == (2, 1)
    assert "dimension" in report["refused"][0]["reason"]
    content = f"{HEADER}Süd;total;all;1;2025-12-31;R\n".encode("cp1252")
    assert _import(tmp_path, content)[0] == 2
    assert not PopulationMargin.objects.exists()
    assert _import(tmp_path, content, "--encoding", "cp1252")[0] == 0


def test_a_trial_changes_nothing(tmp_path: Path, north: Area, south: Area) -> None:
    code, report = _import(tmp_path, HEADER + GOOD, "--dry-run")
    assert (code, report["counts"]["taken"]) == (0, 2)
    assert not PopulationMargin.objects.exists()
