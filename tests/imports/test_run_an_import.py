"""All of a file or nothing."""

import pytest

from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport
from participation.imports.run import run_import
from participation.places.models import Area
from participation.places.services import add_area


def _add(report: ImportReport) -> None:
    add_area(name="Neu", slug="neu", kind=Area.Kind.MUNICIPALITY)
    report.take(2, "neu")


def _add_and_refuse(report: ImportReport) -> None:
    _add(report)
    report.refuse(3, "Zu kurz.", "x")


def _add_and_break_off(report: ImportReport) -> None:
    _add(report)
    raise UnreadableFileError("Ende.", 7)


def _add_twice(report: ImportReport) -> None:
    _add(report)
    _add(report)


@pytest.mark.django_db
def test_a_good_file_is_taken() -> None:
    report = run_import(_add, source="a.csv")
    assert report.applied
    assert Area.objects.count() == 1
    assert report.as_dict()["counts"] == {"taken": 1, "changed": 0, "unchanged": 0, "refused": 0}


@pytest.mark.django_db
@pytest.mark.parametrize("work", [_add_and_refuse, _add_and_break_off, _add_twice])
def test_one_refusal_keeps_everything_out(work: object) -> None:
    report = run_import(work, source="a.csv")  # type: ignore[arg-type]  # parametrised
    assert not report.applied
    assert len(report.refused) == 1
    assert Area.objects.count() == 0
    assert "Nichts wurde geändert" in report.as_text()


@pytest.mark.django_db
def test_a_trial_changes_nothing() -> None:
    report = run_import(_add, source="a.csv", dry_run=True)
    assert not report.applied
    assert report.refused == []
    assert Area.objects.count() == 0


def test_the_report_names_row_and_reason() -> None:
    report = ImportReport("a.csv")
    report.change(2, "a", "Name")
    report.refuse(5, "Negative Zahl.", "b")
    report.note("Spalte x nicht gelesen.")
    assert "Zeile 5: Negative Zahl." in report.as_text()
    assert report.as_dict()["refused"] == [{"row": 5, "key": "b", "reason": "Negative Zahl."}]
    assert report.as_dict()["changed"] == [{"row": 2, "key": "a", "reason": "Name"}]
    assert report.as_dict()["notes"] == ["Spalte x nicht gelesen."]
