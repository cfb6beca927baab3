"""A resident reads a report: once it is released, as long as its figures are public, and nothing of any other."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from dashboards.models import Report
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS, Format
from dashboards.reports.variants import content_of
from dashboards.services.printing import print_newest
from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea

pytestmark = pytest.mark.django_db

MakeReport = Callable[..., Report]


@pytest.fixture
def make_report(process: Process, staff: Account) -> MakeReport:
    def make(variant: str = "full", *, released: bool = True, content: dict[str, Any] | None = None) -> Report:
        number = Report.objects.count() + 1
        short: dict[str, Any] = {"variant": variant, "language": "de", "process": process.slug, "title": "Wege"}
        short |= {"place": "Nord", "town": "", "office": "", "address": "https://example.org/", "on": "2026-11-01"}
        short |= {"fold_run": None, "counted": None, "surveys": [], "ideas": False, "chapters": []}
        short |= {"is_open": True, "interim": False}
        return Report.objects.create(
            process=process,
            number=number,
            variant=variant,
            state=Report.State.RELEASED if released else Report.State.READY,
            content=content or short,
            sha256=f"{number:064}",
            asked_by=staff,
            made_at=timezone.now(),
            released_at=timezone.now() if released else None,
            released_by=staff if released else None,
            submission_key=uuid.uuid4(),
        )

    return make


def release_all() -> None:
    Survey.objects.update(results_public=True, results_released_at=timezone.now(), state=Survey.State.CLOSED)


def address(report: Report, kind: str = "html") -> str:
    return f"/beteiligung/{report.process.slug}/ergebnisse/berichte/{report.number}.{kind}"


@pytest.mark.parametrize("who", ["", "resident", "staff"])
def test_a_report_that_nobody_released_does_not_exist_for_readers(
    client: Client, make_report: MakeReport, request: pytest.FixtureRequest, who: str
) -> None:
    if who:
        client.force_login(request.getfixturevalue(who), backend="django.contrib.auth.backends.ModelBackend")
    draft = make_report(released=False)
    for kind in ("html", "pdf"):
        assert client.get(address(draft, kind)).status_code == 404
    released = make_report()
    file = client.get(address(released))
    assert (file.status_code, file["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "automatisch erstellt" not in file.content.decode()
    for kind in ("odt", "zip", "exe"):
        assert client.get(address(released, kind)).status_code == 404


@pytest.mark.parametrize("variant", ["council", "funder"])
def test_papers_for_others_are_not_laid_out_for_all(client: Client, make_report: MakeReport, variant: str) -> None:
    assert client.get(address(make_report(variant))).status_code == 404


def test_whoever_takes_results_back_takes_the_report_back(
    client: Client, make_report: MakeReport, survey: Survey
) -> None:
    report = make_report()
    report.content["surveys"] = [survey.slug]
    report.save()
    assert client.get(address(report)).status_code == 404
    release_all()
    assert client.get(address(report)).status_code == 200
    report.content["ideas"] = True
    report.save()
    assert client.get(address(report)).status_code == 404
    Process.objects.update(results_released=True)
    assert client.get(address(report)).status_code == 200
    Process.objects.update(state=Process.State.DRAFT)
    assert client.get(address(report)).status_code == 404


def test_whoever_has_the_address_of_a_report_taken_back_learns_why(
    client: Client, make_report: MakeReport, staff: Account
) -> None:
    plain, paper = make_report("plain"), make_report("council")
    Report.objects.update(
        state=Report.State.WITHDRAWN, withdrawn_at=timezone.now(), withdrawn_by=staff, withdrawn_because="Zahl falsch."
    )
    for kind in ("html", "pdf"):
        gone = client.get(address(plain, kind))
        assert gone.status_code == 410
        assert "Zahl falsch." in gone.content.decode()
        assert client.get(address(paper, kind)).status_code == 404
    page = client.get(f"/beteiligung/{plain.process.slug}/ergebnisse/").content.decode()
    assert address(plain) not in page


def test_the_results_page_names_the_newest_of_each_kind(client: Client, make_report: MakeReport) -> None:
    Process.objects.update(results_released=True)
    old, plain, new = make_report(), make_report("plain"), make_report()
    draft, paper = make_report(released=False), make_report("council")
    page = client.get(f"/beteiligung/{new.process.slug}/ergebnisse/").content.decode()
    for report in (plain, new):
        assert address(report, "pdf") in page
        assert address(report, "html") in page
    for report in (old, draft, paper):
        assert address(report, "html") not in page


def test_a_worker_prints_what_a_reader_asked_for(
    client: Client, make_report: MakeReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody makes the web server print: until the PDF is there, a page says so."""
    printed: list[str] = []

    def write(edition: Edition) -> bytes:
        printed.append(edition.file_name)
        return b"%PDF"

    monkeypatch.setitem(FORMATS, "pdf", Format("application/pdf", write))
    monkeypatch.setattr("dashboards.services.printing.NEWEST", 0)  # many newer ones were made since
    cache.clear()
    report = make_report()
    assert print_newest() == 0
    later = client.get(address(report, "pdf"))
    assert (later.status_code, later["Retry-After"], printed) == (503, "20", [])
    assert address(report, "html") in later.content.decode()
    assert not later.cookies
    assert print_newest() == 1
    file = client.get(address(report, "pdf"))
    assert (file.content, file["Content-Type"]) == (b"%PDF", "application/pdf")
    assert file["Content-Disposition"].startswith("inline")
    assert print_newest() == 0


def test_a_report_made_before_the_order_of_ideas_is_public_tells_none(
    client: Client, process: Process, make_idea: MakeIdea, make_report: MakeReport, survey: Survey, answer: Answer
) -> None:
    """Neither their supports, nor who is in front, nor an order that follows them."""
    for title, supports in (("Ahornweg", 1_331), ("Mittelweg", 1_497), ("Zeisigweg", 1_264)):
        make_idea(title, supports, status="checking")
    answer(40)
    release_all()
    content = content_of(process, variant="full", language="de")
    assert content["ideas"] is False
    said = client.get(address(make_report(content=content))).content.decode()
    assert not [number for number in ("1.331", "1.497", "1.264") if number in said]
    places = [said.find(title) for title in ("Ahornweg", "Mittelweg", "Zeisigweg")]
    assert places == sorted(places)
    Process.objects.update(results_released=True)
    told = content_of(Process.objects.get(), variant="full", language="de")
    assert told["ideas"] is True
    assert any("1.497" in str(block) for chapter in told["chapters"] for block in chapter["blocks"])
