"""No view, alone or together with others, tells about a small group."""

from datetime import date
from itertools import product

from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.panels.measure import GROWING
from dashboards.panels.participation import Act, participation_panel
from dashboards.panels.protection import (
    exclusive_answers,
    groups_of_people,
    rule,
    several_answers,
    several_groups_of_people,
)
from dashboards.scope import Part, Scope, scope_from
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer

DAY = date(2026, 6, 1)
GROUPS, ANSWERS = ["north", "south", "west"], ["a", "b", "c"]
counts = st.fixed_dictionaries(
    {group: st.fixed_dictionaries({a: st.integers(0, 40) for a in ANSWERS}) for group in GROUPS}
)


@settings(max_examples=100, deadline=None)
@given(counts)
def test_all_filters_together_leave_small_groups_in_doubt(table: dict[str, dict[str, int]]) -> None:
    whole = exclusive_answers(table, ANSWERS, "")
    views = {group: exclusive_answers(table, ANSWERS, group) for group in GROUPS}
    bases = [view.base for view in views.values()]
    if whole.base is None:
        return
    for group in GROUPS:
        if 0 < sum(table[group].values()) < rule().min_group:
            assert views[group].base is None
            assert bases.count(None) >= 2 or sum(sum(own.values()) for own in table.values()) == sum(
                table[group].values()
            )
    taking_part = [group for group in GROUPS if any(table[group].values())]
    if len(taking_part) == 1:
        return  # the only group is the whole, which is shown
    for answer in ANSWERS:
        hidden = [group for group in taking_part if views[group].cells[answer] is None]
        assert len(hidden) != 1 or table[hidden[0]][answer] == 0


@settings(max_examples=100, deadline=None)
@given(counts, st.integers(0, 30))
def test_several_answers_never_show_few_people(table: dict[str, dict[str, int]], more: int) -> None:
    bases = {group: max(table[group].values()) + more for group in GROUPS}
    for group in GROUPS:
        shown = several_answers(table, bases, ANSWERS, group)
        for answer, count in shown.cells.items():
            assert count is None or count == table[group][answer]
            assert count is None or count == 0 or count >= rule().min_cell


@settings(max_examples=100, deadline=None)
@given(counts)
def test_who_people_are_is_told_of_large_groups_only(table: dict[str, dict[str, int]]) -> None:
    whole = groups_of_people(table, ANSWERS, "")
    for group, answer in product(["", *GROUPS], ANSWERS):
        shown = groups_of_people(table, ANSWERS, group).cells[answer]
        assert shown is None or shown == 0 or shown >= rule().min_group
        assert whole.cells[answer] is not None or shown is None


def test_the_group_without_an_answer_is_a_group_too() -> None:
    """170 of 174 speak German at home: that names the four who do not."""
    shown = several_groups_of_people({"": {"de": 170, "tr": 60, "ar": 4}}, {"": 174}, ["de", "tr", "ar"], "")
    assert shown.cells == {"de": None, "tr": 60, "ar": None}
    assert shown.base == 174


def test_a_small_part_is_not_shown_on_its_own(
    client: Client, official: Account, process: Process, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    answer(50, seed=1, area=north)
    answer(6, seed=2, area=south)
    client.force_login(official)
    url = reverse("dashboards:survey", args=[process.slug, survey.slug])
    for number in range(1, 9):
        for part in (south.slug, north.slug):  # the north would give away the south by subtraction
            page = client.get(url, {"seite": str(number), "gebiet": part})
            assert all(panel.empty for panel in page.context["page"].panels)


def test_area_and_channel_are_not_crossed() -> None:
    part = Part("nord", "Nord", 1, frozenset({1}))
    assert scope_from({"gebiet": "nord", "weg": "paper"}, [part]) == Scope(part="nord")
    assert scope_from({"gebiet": "mond", "weg": "rauch"}, [part]) == Scope()


def test_participation_of_a_small_channel_is_not_shown() -> None:
    acts = [Act(DAY, "online", 0, 50), Act(DAY, "phone", 0, 3)]
    assert participation_panel(acts, scope=Scope(channel="phone"), parts=[]).empty
    assert not participation_panel(acts, scope=Scope(), parts=[]).empty


def test_a_small_channel_is_told_together_with_another() -> None:
    """The filter refused to show the phone; the table without a filter showed its three calls."""
    acts = [Act(DAY, "online", 0, 50), Act(DAY, "phone", 0, 3), Act(DAY, "paper", 0, 20)]
    panel = participation_panel(acts, scope=Scope(), parts=[])
    assert list(panel.facts["channels"].values()) == [50, 23]
    assert panel.table is not None
    assert len(panel.table.columns) == 3
    assert panel.note


def test_a_part_is_told_without_ways_and_days() -> None:
    """Area and channel are two filters; beside the ways of everybody, those of a part tell of the few in both."""
    parts = [Part("north", "Nord", 1, frozenset({1})), Part("south", "Süd", 2, frozenset({2}))]
    acts = [Act(DAY, "online", 1, 50), Act(DAY, "phone", 1, 2), Act(DAY, "online", 2, 60), Act(DAY, "phone", 2, 30)]
    for part, people in (("north", 52), ("south", 90)):
        panel = participation_panel(acts, scope=Scope(part=part), parts=parts)
        assert panel.facts == {"total": people}
        assert panel.table is not None
        assert [[cell.value for cell in row[1:]] for row in panel.table.rows] == [[people]]
    assert len(participation_panel(acts, scope=Scope(), parts=parts).facts["channels"]) == 2


def test_more_supports_taken_back_than_given_by_one_way_is_no_error() -> None:
    acts = [Act(DAY, "online", 0, 50), Act(DAY, "counter", 0, -2)]
    for scope in (Scope(), Scope(channel="online"), Scope(channel="counter")):
        assert participation_panel(acts, scope=scope, parts=[]).title


def on_two_days(*, growing: bool) -> tuple[dict[str, int | None], dict[str, int | None]]:
    """How many said yes, as each part is shown: three people of the first part wait for a second one to hide them."""
    mark = {GROWING: 1} if growing else {}
    first = {"a": {"yes": 3, "no": 0}, "b": {"yes": 6, "no": 6}, "c": {"yes": 20, "no": 20}}
    second = first | {"b": {"yes": 22, "no": 23}}
    days = [{part: own | mark for part, own in day.items()} for day in (first, second)]
    told = [{part: exclusive_answers(day, ["yes", "no"], part).cells["yes"] for part in day} for day in days]
    return told[0], told[1]


def test_who_hides_a_small_group_cannot_change_while_answers_come() -> None:
    """With the rule left out, two days tell of three people: all, less the second part today, less the third before."""
    before, today = on_two_days(growing=False)
    assert before["a"] is today["a"] is None
    assert (before["c"], today["b"]) == (20, 22)
    assert on_two_days(growing=True) == ({"a": None, "b": None, "c": None},) * 2
