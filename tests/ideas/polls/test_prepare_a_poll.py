"""Staff prepare a poll at the desk: question, money, proposals, preview, publication."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Poll
from ideas.services.polls import create_poll
from ideas.votekinds import KINDS
from participation.accounts.models import Account
from participation.processes.models import Process
from participation.web.euros import read_euros
from tests.ideas.conftest import new_idea
from tests.ideas.polls.make import new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
DESK = "/werkstatt/abstimmungen/"


@pytest.fixture
def jana(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def draft(process: Process, staff: Account) -> Poll:
    return create_poll(staff=staff, process=process, kind="budget", title={"de": "12.000 € für den Anger"})


def settings_of(poll: Poll, **changed: str) -> dict[str, str]:
    begin = timezone.localdate()
    fields = {
        "title_de": poll.title["de"],
        "opens_on": str(begin),
        "closes_on": str(begin + timedelta(days=14)),
        "budget": "12.000",
        "rule": "greedy",
        "within": "on",
        "hidden": "on",
    }
    return fields | changed


@pytest.mark.parametrize(
    ("language", "typed", "cents"),
    [
        ("de", "1.234,50", 123450),
        ("de", "1234,5", 123450),
        ("de", "1.234", 123400),
        ("de", "12 000 €", 1200000),
        ("de", "1234.50", 123450),
        ("en", "1,234.50", 123450),
        ("en", "1,234", 123400),
        ("en", "1234,50", 123450),
        ("de", "0", 0),
        ("de", "1.23.4", None),
        ("de", "-5", None),
        ("de", "viel", None),
        ("de", "1,234,50", None),
    ],
)
def test_euros_are_read_as_people_write_them(language: str, typed: str, cents: int | None) -> None:
    assert read_euros(typed, language) == cents


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_poll_of_each_kind_from_nothing_to_the_residents(jana: Client, process: Process, kind: str) -> None:
    begun = jana.post(f"{DESK}neu/", {"process": process.pk, "kind": kind, "title_de": "Was zuerst?"})
    poll = Poll.objects.get()
    assert begun.headers["Location"] == f"{DESK}{poll.slug}/"
    fields = settings_of(poll)
    for setting in KINDS[kind].numbers:
        if not setting.is_switch:
            fields[setting.name] = str(setting.default or "")
    saved = jana.post(f"{DESK}{poll.slug}/", fields)
    assert saved.status_code == 302, saved.context["form"].errors
    for title, cost in (("Bank", "1.000"), ("Baum", "2.500,50")):
        jana.post(f"{DESK}{poll.slug}/vorschlaege/", {"title_de": title, "cost": cost})
    assert jana.get(f"{DESK}{poll.slug}/vorschau/").status_code == 200
    assert Client().get(f"/abstimmungen/{poll.slug}/").status_code == 404
    jana.post(f"{DESK}{poll.slug}/veroeffentlichen/")
    poll.refresh_from_db()
    assert poll.state == Poll.State.PUBLISHED
    page = Client().get(f"/abstimmungen/{poll.slug}/").content.decode()
    assert "Baum" in page
    assert ("2.500,50" in page) == KINDS[kind].with_money


def test_numbers_money_and_period_are_stored_as_typed(jana: Client, draft: Poll) -> None:
    jana.post(f"{DESK}{draft.slug}/", settings_of(draft, ticks="3", threshold="20", budget="1.234,50"))
    draft.refresh_from_db()
    assert draft.settings == {"ticks": 3, "within": 1, "threshold": 20}
    assert (draft.budget, draft.rule, draft.hidden) == (123450, "greedy", True)
    assert draft.opens_at is not None
    assert draft.closes_at is not None
    assert draft.closes_at - draft.opens_at == timedelta(days=15), "the last day belongs to it"
    page = jana.get(f"{DESK}{draft.slug}/").content.decode()
    assert 'value="1.234,50"' in page


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("budget", "viel", "Das ist kein Geldbetrag."),
        ("closes_on", "2020-01-01", "Der letzte Tag liegt vor dem ersten."),
        ("ticks", "999", "höchstens 200"),
        ("title_de", "", "Hier fehlt noch eine Angabe."),
    ],
)
def test_a_wrong_number_is_told_beside_it_and_nothing_is_lost(
    jana: Client, draft: Poll, field: str, typed: str, sentence: str
) -> None:
    answer = jana.post(f"{DESK}{draft.slug}/", settings_of(draft, **{field: typed, "intro_de": "Worum es geht."}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in " ".join(answer.context["form"].errors[field])
    assert "Worum es geht." in page
    draft.refresh_from_db()
    assert draft.budget is None


def test_the_checklist_says_what_is_missing_and_publishing_waits_for_it(jana: Client, draft: Poll) -> None:
    page = jana.get(f"{DESK}{draft.slug}/").content.decode()
    for missing in ("mindestens zwei", "Der Betrag fehlt", "Der Zeitraum fehlt"):
        assert missing in page, missing
    assert "veroeffentlichen" not in page
    jana.post(f"{DESK}{draft.slug}/veroeffentlichen/")
    draft.refresh_from_db()
    assert draft.state == Poll.State.DRAFT


def test_proposals_are_ordered_changed_and_taken_out(jana: Client, draft: Poll) -> None:
    for title in ("Bank", "Baum", "Brunnen"):
        jana.post(f"{DESK}{draft.slug}/vorschlaege/", {"title_de": title})

    def titles() -> list[str]:
        return [option.title["de"] for option in draft.options.all()]

    codes = {option.title["de"]: option.code for option in draft.options.all()}
    lots = dict(draft.options.values_list("code", "lot"))
    jana.post(f"{DESK}{draft.slug}/vorschlag/{codes['Brunnen']}/ort/", {"richtung": "hoch"})
    assert titles() == ["Bank", "Brunnen", "Baum"]
    jana.post(f"{DESK}{draft.slug}/vorschlag/{codes['Bank']}/ort/", {"richtung": "hoch"})
    assert titles() == ["Bank", "Brunnen", "Baum"], "the first one stays the first one"
    jana.post(f"{DESK}{draft.slug}/vorschlag/{codes['Baum']}/", {"title_de": "Linde", "cost": "900"})
    assert titles() == ["Bank", "Brunnen", "Linde"]
    jana.post(f"{DESK}{draft.slug}/vorschlag/{codes['Bank']}/weg/")
    assert titles() == ["Brunnen", "Linde"]
    assert all(lots[option.code] == option.lot for option in draft.options.all()), "lots are drawn once"


def test_public_ideas_of_the_process_become_proposals_once(jana: Client, draft: Poll, process: Process) -> None:
    public, hidden = new_idea(process, "Mehr Bänke"), new_idea(process, "Geheim", visibility="pending")
    assert "Mehr Bänke" in jana.get(f"{DESK}{draft.slug}/vorschlaege/").content.decode()
    for _press in range(2):
        jana.post(f"{DESK}{draft.slug}/vorschlaege/ideen/", {"idee": [public.pk, hidden.pk, "x"]})
    assert [(one.title["de"], one.idea_id) for one in draft.options.all()] == [("Mehr Bänke", public.pk)]


def test_after_publication_everything_is_fixed(jana: Client, process: Process) -> None:
    poll = new_poll(process, "budget", rule="greedy")
    page = jana.get(f"{DESK}{poll.slug}/").content.decode()
    assert "Das steht fest" in page
    jana.post(f"{DESK}{poll.slug}/", settings_of(poll, title_de="Etwas anderes"))
    jana.post(f"{DESK}{poll.slug}/vorschlaege/", {"title_de": "Noch einer"})
    jana.post(f"{DESK}{poll.slug}/vorschlag/a/weg/")
    jana.post(f"{DESK}{poll.slug}/vorschlag/a/", {"title_de": "Anders"})
    jana.post(f"{DESK}{poll.slug}/vorschlag/b/ort/", {"richtung": "hoch"})
    poll.refresh_from_db()
    assert poll.title["de"] == "Was zuerst?"
    assert [option.title["de"] for option in poll.options.all()] == [f"Vorschlag {one}" for one in "ABCDE"]


@pytest.mark.parametrize("who", ["resident", "outsider", "official", "moderator"])
def test_who_does_not_work_here_prepares_nothing(
    client: Client, draft: Poll, process: Process, request: pytest.FixtureRequest, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    for more in ("", "vorschlaege/", "vorschau/"):
        assert client.get(f"{DESK}{draft.slug}/{more}").status_code in {403, 404}
    client.post(f"{DESK}{draft.slug}/vorschlaege/", {"title_de": "Von außen"})
    client.post(f"{DESK}neu/", {"process": process.pk, "kind": "support", "title_de": "Von außen"})
    assert Poll.objects.count() == 1
    assert not draft.options.exists()


def test_the_list_asks_the_database_the_same_number_of_times(
    jana: Client, process: Process, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number, kind in enumerate(KINDS):
        new_poll(process, kind, slug=f"wahl-{number}")
    with django_assert_num_queries(6):
        page = jana.get(DESK)
    assert len(page.context["polls"]) == len(KINDS)


def test_a_poll_called_new_gets_an_address_of_its_own(process: Process, staff: Account) -> None:
    assert create_poll(staff=staff, process=process, kind="support", title={"de": "Neu"}).slug == "neu-2"


def test_no_poll_takes_an_address_of_the_desk(process: Process, staff: Account) -> None:
    polls = [create_poll(staff=staff, process=process, kind="support", title={"de": "Neu"}) for _ in range(3)]
    assert [poll.slug for poll in polls] == ["neu-2", "neu-3", "neu-4"]
