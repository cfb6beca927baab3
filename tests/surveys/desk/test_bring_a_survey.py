"""Staff bring a survey from another program: they read the report, then take it over, once."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.models import Survey
from tests.surveys.exchange.make import YES_NO, form

pytestmark = pytest.mark.django_db

GOOD = form("start | s | ", "text | a | Wie heißt die Straße?", "select_one yn | b | Garten?", choices=YES_NO)
BAD = form("text | a | A", "begin repeat | r | <script>alert(1)</script>", "text | b | B", "end repeat | | ")
URL = "surveys:desk_bring"


def upload(client: Client, process: Process, text: str) -> tuple[int, str]:
    file = SimpleUploadedFile("form.md", text.encode())
    data = {"process": str(process.pk), "file": file, "language": ""}
    response = client.post(reverse(URL), data, headers={"accept-language": "de"})
    return response.status_code, response.content.decode()


def ready_in(page: str) -> str:
    found = re.search(r'name="ready" value="([^"]+)"', page)
    assert found
    return found[1]


def test_first_the_report_then_the_survey(client: Client, staff: Account, process: Process) -> None:
    client.force_login(staff)
    status, page = upload(client, process, GOOD)
    assert status == 200
    assert "Alles lässt sich fragen" in page
    assert "Zeile 3" in page
    assert not Survey.objects.exists()
    ready = ready_in(page)
    response = client.post(reverse(URL), {"ready": ready})
    survey = Survey.objects.get()
    assert response["Location"] == reverse("surveys:design", args=[survey.slug])
    assert survey.responsible == staff
    assert AuditRecord.objects.get(action="survey.imported").actor == staff
    assert client.get(response["Location"], follow=True).status_code == 200


def test_pressed_twice_it_is_one_survey(client: Client, staff: Account, process: Process) -> None:
    client.force_login(staff)
    ready = ready_in(upload(client, process, GOOD)[1])
    places = [client.post(reverse(URL), {"ready": ready})["Location"] for _ in range(3)]
    assert len(set(places)) == 1
    assert Survey.objects.count() == 1


def test_a_refused_file_shows_why_and_offers_nothing(client: Client, staff: Account, process: Process) -> None:
    client.force_login(staff)
    status, page = upload(client, process, BAD)
    assert status == 422
    assert "Abgelehnt. Nichts wurde übernommen." in page
    assert "Teile, die mehrmals gefragt werden" in page
    assert 'name="ready"' not in page
    assert "<script>alert" not in page


def test_what_was_shown_cannot_be_exchanged(client: Client, staff: Account, process: Process) -> None:
    client.force_login(staff)
    ready = ready_in(upload(client, process, GOOD)[1])
    assert client.post(reverse(URL), {"ready": ready[:-4] + "AAAA"})["Location"] == reverse(URL)
    assert not Survey.objects.exists()


def test_nobody_brings_a_survey_into_another_neighbourhood(
    client: Client, staff: Account, outsider: Account, process: Process
) -> None:
    client.force_login(staff)
    ready = ready_in(upload(client, process, GOOD)[1])
    client.force_login(outsider)
    assert client.post(reverse(URL), {"ready": ready}).status_code == 403
    assert not Survey.objects.exists()


def test_without_a_file_the_field_says_so(client: Client, staff: Account, process: Process) -> None:
    client.force_login(staff)
    response = client.post(reverse(URL), {"process": str(process.pk)})
    assert response.status_code == 422
    assert not Survey.objects.exists()
