"""The pages on which staff enter votes, without JavaScript: number, ideas, save, next."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea, Slip, SlipEntry, Vote
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Phase, Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(process: Process) -> str:
    return f"/werkstatt/stimmen/{process.slug}/?weg=paper"


@pytest.fixture
def bench(process: Process) -> Idea:
    return make_idea(process, title="Bank am Weg")


@pytest.fixture
def light(process: Process) -> Idea:
    return make_idea(process, title="Licht am Steg", text="Dunkel.")


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def page_of(response: Any) -> str:
    return str(response.content.decode())


def fields(response: HttpResponse) -> dict[str, Any]:
    """What the browser would send back from the page of a slip, with the ticked ideas."""
    page = page_of(response)
    hidden = dict(re.findall(r'<input type="hidden" name="(number|key|seen|channel)" value="([^"]*)"', page))
    ticked = re.findall(r'name="idea" value="(\d+)" checked', page)
    typed = re.search(r'id="typed"[^>]* value="([^"]*)"', page)
    return {"channel": "paper", "part": "", **hidden, "idea": ticked, "typed": typed[1] if typed else ""}


def begin(desk: Client, address: str, number: str = "127") -> dict[str, Any]:
    return fields(desk.post(address, {"akt": "oeffnen", "number": number}))  # type: ignore[arg-type]


def press(desk: Client, address: str, act: str, values: dict[str, Any], **changes: Any) -> HttpResponse:
    response: HttpResponse = desk.post(address, {**values, "akt": act, **changes})  # type: ignore[assignment]
    return response


def supported() -> set[str]:
    return set(Vote.objects.filter(value=1).values_list("idea__title", flat=True))


def test_the_way_is_chosen_once_and_stays(desk: Client, process: Process, address: str, bench: Idea) -> None:
    page = page_of(desk.get(f"/werkstatt/stimmen/{process.slug}/"))
    assert "?weg=phone" in page
    assert 'name="number"' not in page
    phone = f"/werkstatt/stimmen/{process.slug}/?weg=phone"
    saved = press(desk, phone, "speichern", begin(desk, phone), typed=str(bench.pk))
    assert saved["Location"] == phone
    assert Vote.objects.get().channel == "phone"
    assert 'name="number"' in page_of(desk.get(phone))


def test_numbers_typed_and_saved_at_once(desk: Client, address: str, staff: Account, bench: Idea, light: Idea) -> None:
    values = begin(desk, address, "0127")
    saved = press(desk, address, "speichern", values, typed=f"{bench.pk}, {light.pk}")
    assert (saved.status_code, saved["Location"]) == (302, address)
    assert supported() == {"Bank am Weg", "Licht am Steg"}
    assert Vote.objects.filter(recorded_by=staff, channel="paper").count() == 2
    page = page_of(desk.get(address))
    assert "Zettel 127: 2 Stimmen gespeichert." in page
    assert "Bank am Weg" in page


def test_words_are_looked_for_and_the_ticks_stay(desk: Client, address: str, bench: Idea, light: Idea) -> None:
    taken = press(desk, address, "aufnehmen", begin(desk, address), typed=str(bench.pk))
    looked = press(desk, address, "aufnehmen", fields(taken), typed="licht")
    page = page_of(looked)
    assert f'value="{bench.pk}" checked' in page
    assert f'value="{light.pk}">' in page
    assert page.index("Licht am Steg") < page.index("Auf dem Zettel")
    press(desk, address, "speichern", fields(looked), idea=[bench.pk, light.pk])
    assert supported() == {"Bank am Weg", "Licht am Steg"}


def test_a_tick_that_is_taken_away_is_not_on_the_slip(desk: Client, address: str, bench: Idea, light: Idea) -> None:
    taken = press(desk, address, "aufnehmen", begin(desk, address), typed=f"{bench.pk} {light.pk}")
    press(desk, address, "speichern", fields(taken), idea=[light.pk])
    assert supported() == {"Licht am Steg"}


@pytest.mark.parametrize("act", ["aufnehmen", "speichern"])
def test_a_wrong_number_is_named_and_the_right_ones_are_kept(
    desk: Client, process: Process, address: str, bench: Idea, act: str
) -> None:
    hidden = make_idea(process, title="Wartet", visibility=Idea.Visibility.PENDING)
    answer = press(desk, address, act, begin(desk, address), typed=f"{bench.pk} 99999 {hidden.pk}")
    assert answer.status_code == 422
    assert f"die Nummern {hidden.pk}, 99999" in page_of(answer)
    assert "Wartet" not in page_of(answer)
    assert fields(answer)["idea"] == [str(bench.pk)]
    assert fields(answer)["typed"] == f"99999 {hidden.pk}"
    assert not Slip.objects.exists()
    assert not Vote.objects.exists()


def test_words_without_a_tick_are_not_saved_silently(desk: Client, address: str, bench: Idea, light: Idea) -> None:
    answer = press(desk, address, "speichern", begin(desk, address), typed="steg", idea=[bench.pk])
    assert answer.status_code == 422
    assert "Das steht noch nicht auf dem Zettel." in page_of(answer)
    assert fields(answer)["idea"] == [str(bench.pk)]
    assert not Vote.objects.exists()
    press(desk, address, "speichern", fields(answer), idea=[bench.pk, light.pk])
    assert supported() == {"Bank am Weg", "Licht am Steg"}


def test_an_empty_slip_is_not_saved(desk: Client, address: str, bench: Idea) -> None:
    answer = press(desk, address, "speichern", begin(desk, address))
    assert answer.status_code == 422
    assert "Noch keine Idee gewählt." in page_of(answer)
    assert not Slip.objects.exists()


def test_the_button_pressed_twice_is_one_entry(desk: Client, address: str, bench: Idea) -> None:
    values = begin(desk, address) | {"typed": str(bench.pk)}
    first, second = (press(desk, address, "speichern", values) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert (SlipEntry.objects.count(), Vote.objects.count()) == (1, 1)


def test_the_same_number_shows_what_it_supports_and_can_be_corrected(
    desk: Client, address: str, bench: Idea, light: Idea
) -> None:
    press(desk, address, "speichern", begin(desk, address), typed=str(bench.pk))
    again = desk.post(address, {"akt": "oeffnen", "number": "0127"})
    assert "Dieser Zettel ist schon eingetragen: von Jana" in page_of(again)
    values = fields(again)  # type: ignore[arg-type]
    assert values["idea"] == [str(bench.pk)]
    press(desk, address, "speichern", values, idea=[light.pk])
    assert supported() == {"Licht am Steg"}


def test_a_number_used_meanwhile_is_said_before_anything_is_overwritten(
    desk: Client, address: str, bench: Idea, light: Idea
) -> None:
    mine, others = begin(desk, address), begin(desk, address)
    press(desk, address, "speichern", others, typed=str(bench.pk))
    answer = press(desk, address, "speichern", mine, typed=str(light.pk))
    assert answer.status_code == 409
    assert "Darauf steht jetzt:" in page_of(answer)
    assert "Bank am Weg" in page_of(answer)
    assert fields(answer)["idea"] == [str(light.pk)]
    assert supported() == {"Bank am Weg"}
    press(desk, address, "speichern", fields(answer))
    assert supported() == {"Licht am Steg"}


def test_a_number_can_be_given(desk: Client, address: str, bench: Idea) -> None:
    given = press(desk, address, "vergeben", {})
    assert re.fullmatch(r"Q-\d{5}", fields(given)["number"])
    press(desk, address, "speichern", fields(given), typed=str(bench.pk))
    assert Slip.objects.get().number == fields(given)["number"]


@pytest.mark.parametrize("number", ["", "Frau Klein", "0171 1234567"])
def test_a_name_or_a_telephone_number_is_refused(desk: Client, address: str, bench: Idea, number: str) -> None:
    answer = desk.post(address, {"akt": "oeffnen", "number": number})
    assert answer.status_code == 422
    assert 'id="id_number_error"' in page_of(answer)
    assert 'id="typed"' not in page_of(answer)


def test_the_area_of_the_person_goes_with_the_votes(
    desk: Client, address: str, north: Area, south: Area, bench: Idea
) -> None:
    press(desk, address, "speichern", begin(desk, address), typed=str(bench.pk), part=north.slug)
    assert Vote.objects.get().area == north
    page = page_of(desk.post(address, {"akt": "oeffnen", "number": "127"}))
    assert f'<option value="{north.slug}" selected>' in page


def test_what_was_entered_today_can_be_undone_from_the_list(desk: Client, address: str, bench: Idea) -> None:
    press(desk, address, "speichern", begin(desk, address), typed=str(bench.pk))
    entry = SlipEntry.objects.get()
    for _ in range(2):
        desk.post(address, {"akt": "rueckgaengig", "eintrag": entry.pk})
    assert supported() == set()
    assert "zurückgenommen, nichts zählt" in page_of(desk.get(address))
    assert SlipEntry.objects.count() == 2


def test_the_list_holds_todays_slips_of_oneself(
    desk: Client, process: Process, address: str, administrator: Account, bench: Idea
) -> None:
    for number in ("11", "12"):
        press(desk, address, "speichern", begin(desk, address, number), typed=str(bench.pk))
    SlipEntry.objects.filter(slip__number="11").update(recorded_at=timezone.now() - timedelta(days=1))
    page = page_of(desk.get(address))
    assert ("Zettel 12" in page, "Zettel 11" in page) == (True, False)
    desk.force_login(administrator)
    assert "Zettel 12" not in page_of(desk.get(address))


@pytest.mark.parametrize("wanted", ["", "x", "999999"])
def test_an_undo_of_nothing_is_not_found(desk: Client, address: str, bench: Idea, wanted: str) -> None:
    assert desk.post(address, {"akt": "rueckgaengig", "eintrag": wanted}).status_code == 404


def test_a_closed_phase_is_said_and_nothing_is_stored(desk: Client, address: str, bench: Idea) -> None:
    values = begin(desk, address) | {"typed": str(bench.pk)}
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    page = page_of(desk.get(address))
    assert "Das ist beendet." in page
    assert 'name="number"' not in page
    answer = press(desk, address, "speichern", values)
    assert answer.status_code == 422
    assert "Das ist beendet." in page_of(answer)
    assert fields(answer)["idea"] == [str(bench.pk)], "what was entered stays"
    assert not Slip.objects.exists()


@pytest.mark.parametrize("broken", [{"key": "x"}, {"seen": "-1"}, {"channel": "online"}, {"number": "Frau Klein"}])
def test_a_form_that_was_changed_on_its_way_is_refused(
    desk: Client, address: str, bench: Idea, broken: dict[str, str]
) -> None:
    values = begin(desk, address)
    assert press(desk, address, "speichern", values, idea=[bench.pk], **broken).status_code == 400
    assert desk.post(address, {"akt": "etwas"}).status_code == 400
    assert not Slip.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("resident", 403), ("outsider", 404), ("moderator", 404), ("official", 404), ("staff", 200)],
)
def test_only_this_desk_comes_in(
    client: Client, request: pytest.FixtureRequest, address: str, bench: Idea, who: str | None, status: int
) -> None:
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(address).status_code == status
    answer = client.post(address, {"akt": "oeffnen", "number": "127"})
    assert answer.status_code == status


def test_a_process_that_is_no_longer_public_is_not_found(desk: Client, process: Process, address: str) -> None:
    Process.objects.update(state=Process.State.DRAFT)
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize("number", [2, 6])
def test_the_number_of_queries_does_not_grow(
    *,
    desk: Client,
    process: Process,
    address: str,
    bench: Idea,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ideas = [make_idea(process, title=f"Bank {count}").pk for count in range(number)]
    for count in range(number):
        press(desk, address, "speichern", begin(desk, address, str(count)), idea=ideas)
    # session, account, process, roles, areas, the list, its number, its ideas, phases
    with django_assert_num_queries(9):
        desk.get(address)
    values = begin(desk, address, "999") | {"idea": ideas}
    # session, account, process, roles, areas, numbers, list, chosen, phases
    with django_assert_num_queries(9):
        press(desk, address, "aufnehmen", values, typed=str(bench.pk))
    with django_assert_num_queries(9):
        press(desk, address, "suchen", values, typed="bank")


def test_one_open_process_is_entered_at_once_and_of_several_one_is_chosen(desk: Client, process: Process) -> None:
    for way, page in (("stimmen", "stimmen"), ("ideen/neu", "ideen/neu")):
        assert desk.get(f"/werkstatt/{way}/")["Location"] == f"/werkstatt/{page}/{process.slug}/"
    other = Process.objects.create(
        area=process.area, slug="zwei", title={"de": "Zweiter"}, state="published", responsible=process.responsible
    )
    phases = Phase.objects.filter(process=process)
    Phase.objects.bulk_create(
        Phase(process=other, kind=one.kind, title=one.title, starts_at=one.starts_at, ends_at=one.ends_at)
        for one in phases
    )
    page = page_of(desk.get("/werkstatt/stimmen/"))
    assert "/werkstatt/stimmen/zwei/" in page
    assert f"/werkstatt/stimmen/{process.slug}/" in page
    Phase.objects.filter(process=other, kind=Phase.Kind.VOTE).delete()
    assert desk.get("/werkstatt/stimmen/")["Location"] == f"/werkstatt/stimmen/{process.slug}/"


def test_nothing_open_is_said_with_the_reason(desk: Client, process: Process) -> None:
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    page = page_of(desk.get("/werkstatt/stimmen/"))
    assert "Was braucht der Anger?" in page
    assert "Das ist beendet." in page
    assert "/werkstatt/stimmen/anger-2026/" not in page


@pytest.mark.parametrize(("who", "shown"), [("staff", True), ("moderator", False), ("official", False)])
@pytest.mark.parametrize("start", ["/heute/", "/werkstatt/ideen/"])
def test_the_way_there_begins_at_the_cockpit_and_at_the_ideas(
    client: Client, request: pytest.FixtureRequest, process: Process, start: str, who: str, shown: bool
) -> None:
    client.force_login(request.getfixturevalue(who))
    page = page_of(client.get(start))
    assert ('href="/werkstatt/stimmen/"' in page) is shown
    assert ('href="/werkstatt/ideen/neu/"' in page) is shown
