"""From asking to releasing: made once by a worker, written in by people, and then it stays as it is."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dashboards.models import Report
from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS, Format
from dashboards.services import reporting
from dashboards.services.printing import print_newest
from dashboards.services.reporting import GIVEN_UP, make_waiting
from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.models import Survey

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
Progress = Callable[[int], None]


def small_content(process: Process, *, variant: str, language: str, progress: Progress) -> dict[str, Any]:
    progress(50)
    blocks = [
        {"kind": "text", "id": "glance-1", "words": "Zu Fuß\n\n- eins", "heading": "Ergebnisse", "hint": "Wer?"},
        {"kind": "text", "id": "glance-2", "words": "Zweiter Text", "heading": "", "hint": ""},
    ]
    return {
        "variant": variant,
        "address": "https://example.org/",
        "language": language,
        "process": process.slug,
        "title": "Wege",
        "place": "Nord",
        "town": "Ort",
        "office": "",
        "on": "2026-11-01",
        "fold_run": None,
        "counted": None,
        "surveys": [one.slug for one in Survey.objects.all()],
        "is_open": True,
        "interim": False,
        "chapters": [{"key": "glance", "title": "Auf einen Blick", "blocks": blocks}],
    }


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "content_of", small_content)


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff, backend=BACKEND)
    return client


@pytest.fixture
def address(process: Process) -> str:
    return f"/werkstatt/berichte/{process.slug}/"


@pytest.fixture
def report(desk: Client, address: str) -> Report:
    desk.post(address, {"variant": "full", "language": "de", "key": str(uuid.uuid4())})
    make_waiting()
    return Report.objects.get()


def test_a_second_press_asks_for_no_second_report(desk: Client, address: str) -> None:
    asked = {"variant": "full", "language": "de", "key": str(uuid.uuid4())}
    first, second = desk.post(address, asked), desk.post(address, asked)
    assert first["Location"] == second["Location"] == f"{address}1/"
    assert Report.objects.count() == 1
    waiting = desk.get(f"{address}1/").content.decode()
    assert 'hx-trigger="every 2s"' in waiting
    assert '<noscript><meta http-equiv="refresh"' in waiting
    assert make_waiting() == 1
    assert make_waiting() == 0
    assert 'hx-trigger="every 2s"' not in desk.get(f"{address}1/").content.decode()


def test_what_a_stopped_worker_left_is_made_anew(report: Report) -> None:
    Report.objects.update(state=Report.State.MAKING, begun_at=timezone.now())
    assert make_waiting() == 0
    Report.objects.update(begun_at=timezone.now() - GIVEN_UP - GIVEN_UP)
    assert make_waiting() == 1


def test_a_report_that_cannot_be_made_says_so(desk: Client, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_process: Process, **_options: object) -> dict[str, Any]:
        raise RuntimeError

    monkeypatch.setattr(reporting, "content_of", broken)
    desk.post(address, {"variant": "full", "language": "de", "key": str(uuid.uuid4())})
    make_waiting()
    assert Report.objects.get().state == Report.State.FAILED
    assert "konnte nicht erstellt werden" in desk.get(f"{address}1/").content.decode()


def test_a_text_is_automatic_until_somebody_writes_it(desk: Client, address: str, report: Report) -> None:
    assert desk.get(f"{address}1/").content.decode().count("automatisch erstellt") == 2
    desk.post(f"{address}1/text/glance-1/", {"words": "Wir danken allen."})
    page = desk.get(f"{address}1/").content.decode()
    assert "Wir danken allen." in page
    assert page.count("automatisch erstellt") == 1
    desk.post(f"{address}1/text/glance-1/", {"words": ""})
    assert Report.objects.get().edits == {}
    assert desk.get(f"{address}1/text/glance-9/").status_code == 404


def test_release_is_recorded_takes_the_marks_and_ends_all_changes(desk: Client, address: str, report: Report) -> None:
    desk.post(f"{address}1/freigeben/", {"seen": report.sha256})
    released = Report.objects.get()
    assert released.state == Report.State.RELEASED
    record = AuditRecord.objects.get(action="report.released")
    assert record.details["sha256"] == report.sha256
    file = desk.get(f"{address}1/bericht.html")
    assert "automatisch erstellt" not in file.content.decode()
    assert file.content == desk.get(f"{address}1/bericht.html").content
    assert desk.post(f"{address}1/text/glance-1/", {"words": "Anders"}).status_code == 403
    assert Report.objects.get().edits == {}


def test_a_worker_prints_each_state_of_the_texts_before_anybody_asks(
    desk: Client, address: str, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Edition] = []

    def write(edition: Edition) -> bytes:
        printed.append(edition)
        return b"%PDF"

    monkeypatch.setitem(FORMATS, "pdf", Format("application/pdf", write))
    assert print_newest() == 1
    desk.post(f"{address}1/text/glance-1/", {"words": "Anders"})
    assert print_newest() == 1
    assert print_newest() == 0
    assert desk.get(f"{address}1/bericht.pdf").content == b"%PDF"
    assert [edition.edits for edition in printed] == [{}, {"glance-1": "Anders"}]


def test_nobody_releases_what_they_have_not_read(desk: Client, address: str, report: Report) -> None:
    desk.post(f"{address}1/text/glance-1/", {"words": "Später geändert"})
    desk.post(f"{address}1/freigeben/", {"seen": report.sha256})
    assert Report.objects.get().state == Report.State.READY


def test_results_are_released_before_a_report_on_them(
    desk: Client, address: str, survey: Survey, report: Report
) -> None:
    desk.post(f"{address}1/freigeben/", {"seen": report.sha256})
    assert Report.objects.get().state == Report.State.READY
    assert "zuerst" in desk.get(f"{address}1/").content.decode()
    Survey.objects.update(results_public=True, results_released_at=timezone.now(), state=Survey.State.CLOSED)
    desk.post(f"{address}1/freigeben/", {"seen": report.sha256})
    assert Report.objects.get().state == Report.State.RELEASED


def test_staff_of_elsewhere_see_no_report(client: Client, outsider: Account, address: str, report: Report) -> None:
    client.force_login(outsider, backend=BACKEND)
    for part in ("", "1/", "1/bericht.html"):
        assert client.get(address + part).status_code == 403


@pytest.fixture
def released(desk: Client, address: str, survey: Survey, report: Report) -> Report:
    Survey.objects.update(results_public=True, results_released_at=timezone.now(), state=Survey.State.CLOSED)
    desk.post(f"{address}1/freigeben/", {"seen": report.sha256})
    return Report.objects.get()


def test_a_released_report_is_taken_back_for_a_reason(desk: Client, address: str, released: Report) -> None:
    without = desk.post(f"{address}1/zuruecknehmen/", {"reason": " "})
    assert without.status_code == 422
    assert "details" in without.content.decode()
    assert Report.objects.get().state == Report.State.RELEASED
    for _press in range(2):
        desk.post(f"{address}1/zuruecknehmen/", {"reason": "Eine Zahl war falsch."})
    withdrawn = Report.objects.get()
    assert (withdrawn.state, withdrawn.sha256) == (Report.State.WITHDRAWN, released.sha256)
    assert AuditRecord.objects.get(action="report.withdrawn").reason == "Eine Zahl war falsch."
    page = desk.get(f"{address}1/").content.decode()
    assert "Eine Zahl war falsch." in page
    assert "bericht.pdf" not in page
    assert desk.get(f"{address}1/bericht.html").status_code == 404
    assert desk.post(f"{address}1/text/glance-1/", {"words": "Anders"}).status_code == 403


def test_a_draft_cannot_be_taken_back(desk: Client, address: str, report: Report) -> None:
    desk.post(f"{address}1/zuruecknehmen/", {"reason": "Versehen"})
    assert Report.objects.get().state == Report.State.READY


def test_staff_of_elsewhere_take_nothing_back(
    client: Client, outsider: Account, address: str, released: Report
) -> None:
    client.force_login(outsider, backend=BACKEND)
    assert client.post(f"{address}1/zuruecknehmen/", {"reason": "Versehen"}).status_code == 403
    assert Report.objects.get().state == Report.State.RELEASED
