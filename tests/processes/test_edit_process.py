"""Preparing a process: texts, promise, phases, publication."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.places.models import Area
from participation.processes.models import Phase, Process
from participation.processes.services.publishing import publish_process

DESK = "/werkstatt/prozesse/"
EDIT = "/werkstatt/prozesse/anger-2026/"


def _texts(**changes: Any) -> dict[str, Any]:
    return {
        "title_de": "Ein Platz für alle",
        "title_en": "",
        "summary_de": "Worum es geht.",
        "promise_open_de": "Die Möbel",
        "promise_decides_de": "Der Stadtrat",
        "promise_decides_on": "2027-03-01",
        "promise_fixed_de": "Der Ort",
        "eligibility": "open",
        "moderation": "post",
        "comments": "plain",
        **changes,
    }


@pytest.fixture
def at_desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def draft(process: Process) -> Process:
    process.state = Process.State.DRAFT
    process.promise_open = {"de": "Die Möbel"}
    process.promise_decides = {"de": "Der Stadtrat"}
    process.promise_decides_on = timezone.localdate() + timedelta(days=90)
    process.save()
    return process


def test_a_new_process_is_a_draft_with_a_readable_address(at_desk: Client, staff: Account, neighbourhood: Area) -> None:
    response = at_desk.post(f"{DESK}neu/", _texts(area=neighbourhood.pk, responsible=staff.pk))
    assert response["Location"] == f"{DESK}ein-platz-fuer-alle/"
    made = Process.objects.get()
    assert (made.state, made.title, made.area) == ("draft", {"de": "Ein Platz für alle"}, neighbourhood)
    assert AuditRecord.objects.get().action == "process.created"


def test_whoever_begins_a_process_is_responsible_unless_they_say_otherwise(
    at_desk: Client, staff: Account, administrator: Account
) -> None:
    page = at_desk.get(f"{DESK}neu/").content.decode()
    assert f'<option value="{staff.pk}" selected>' in page
    assert f'<option value="{administrator.pk}">' in page


def test_pressing_the_button_twice_makes_one_process(at_desk: Client, staff: Account, neighbourhood: Area) -> None:
    data = _texts(area=neighbourhood.pk, responsible=staff.pk)
    at_desk.post(f"{DESK}neu/", data)
    assert at_desk.post(f"{DESK}neu/", data).status_code == 422
    assert Process.objects.count() == 1


def test_staff_cannot_begin_a_process_elsewhere(
    at_desk: Client, staff: Account, neighbourhood: Area, elsewhere: Area
) -> None:
    response = at_desk.post(f"{DESK}neu/", _texts(area=elsewhere.pk, responsible=staff.pk))
    assert response.status_code == 422
    assert not Process.objects.exists()


@pytest.mark.parametrize("who", ["resident", "moderator", "official"])
def test_only_the_desk_gets_in(client: Client, process: Process, request: pytest.FixtureRequest, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    assert client.get(DESK).status_code == 403
    assert client.get(EDIT).status_code == 404
    assert client.post(f"{EDIT}abschliessen/").status_code == 404
    process.refresh_from_db()
    assert process.state == Process.State.PUBLISHED


def test_staff_of_another_neighbourhood_do_not_see_it(client: Client, process: Process, outsider: Account) -> None:
    client.force_login(outsider)
    assert "anger-2026" not in client.get(DESK).content.decode()
    assert client.get(EDIT).status_code == 404


def test_texts_and_promise_are_changed_and_recorded(at_desk: Client, draft: Process, staff: Account) -> None:
    assert at_desk.post(EDIT, _texts(responsible=staff.pk, title_en="A place for all")).status_code == 302
    draft.refresh_from_db()
    assert draft.title == {"de": "Ein Platz für alle", "en": "A place for all"}
    assert draft.promise_fixed == {"de": "Der Ort"}
    assert "title" in AuditRecord.objects.get(action="process.changed").details["columns"]


def test_a_missing_title_is_named_and_the_input_stays(at_desk: Client, draft: Process, staff: Account) -> None:
    response = at_desk.post(EDIT, _texts(responsible=staff.pk, title_de=""))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Der Stadtrat" in page
    assert 'href="#id_title_de"' in page
    draft.refresh_from_db()
    assert draft.title["de"] == "Was braucht der Anger?"


def test_who_may_take_part_is_fixed_after_publication(at_desk: Client, process: Process, staff: Account) -> None:
    at_desk.post(EDIT, _texts(responsible=staff.pk, eligibility="code"))
    process.refresh_from_db()
    assert process.eligibility == "open"
    assert process.title == {"de": "Ein Platz für alle"}


def test_a_phase_is_open_on_its_last_day_until_midnight(at_desk: Client, draft: Process) -> None:
    draft.phases.all().delete()
    data = {"kind": "collect", "title_de": "Sammeln", "first": "2027-01-10", "last": "2027-01-12"}
    assert at_desk.post(f"{EDIT}phase/", data).status_code == 302
    phase = Phase.objects.get()
    assert timezone.localtime(phase.ends_at).isoformat() == "2027-01-13T00:00:00+01:00"
    assert at_desk.post(f"{EDIT}phase/", data).status_code == 302
    assert Phase.objects.count() == 1


def test_a_phase_cannot_end_before_it_begins(at_desk: Client, draft: Process) -> None:
    data = {"kind": "collect", "title_de": "Sammeln", "first": "2027-01-10", "last": "2027-01-09"}
    response = at_desk.post(f"{EDIT}phase/", data, headers={"accept-language": "de"})
    assert response.status_code == 422
    assert "Der letzte Tag liegt vor dem ersten." in response.content.decode()
    assert draft.phases.count() == 4


def test_a_phase_is_changed_and_removed(at_desk: Client, draft: Process) -> None:
    phase = draft.phases.get(kind="vote")
    data = {"kind": "vote", "title_de": "Wählen", "first": "2027-01-10", "last": "2027-01-12"}
    at_desk.post(f"{EDIT}phase/{phase.pk}/", data)
    phase.refresh_from_db()
    assert phase.title == {"de": "Wählen"}
    at_desk.post(f"{EDIT}phase/{phase.pk}/weg/")
    assert not Phase.objects.filter(pk=phase.pk).exists()
    actions = list(AuditRecord.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["phase.changed", "phase.removed"]


def test_publishing_shows_it_to_residents_and_finishing_keeps_it(at_desk: Client, draft: Process) -> None:
    assert at_desk.post(f"{EDIT}veroeffentlichen/")["Location"] == "/beteiligung/anger-2026/"
    draft.refresh_from_db()
    assert draft.state == Process.State.PUBLISHED
    at_desk.post(f"{EDIT}abschliessen/")
    draft.refresh_from_db()
    assert draft.state == Process.State.ARCHIVED
    assert set(AuditRecord.objects.values_list("action", flat=True)) == {"process.published", "process.archived"}


@pytest.mark.parametrize("missing", ["promise_open", "promise_decides", "promise_decides_on", "phases"])
def test_without_a_promise_nothing_is_published(at_desk: Client, draft: Process, staff: Account, missing: str) -> None:
    if missing == "phases":
        draft.phases.all().delete()
    else:
        Process.objects.filter(pk=draft.pk).update(**{missing: None if missing.endswith("on") else {}})
    with pytest.raises(NotAllowed):
        publish_process(account=staff, process_id=draft.pk)
    at_desk.post(f"{EDIT}veroeffentlichen/")
    draft.refresh_from_db()
    assert draft.state == Process.State.DRAFT
    assert "Es fehlt" in at_desk.get(EDIT, headers={"accept-language": "de"}).content.decode()


@pytest.mark.parametrize("number", [0, 4])
def test_the_list_needs_as_many_queries_for_one_as_for_many(
    at_desk: Client,
    process: Process,
    staff: Account,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for each in range(number):
        Process.objects.create(area=process.area, slug=f"p{each}", title={"de": "P"}, responsible=staff)
    with django_assert_num_queries(8):
        at_desk.get(DESK)
