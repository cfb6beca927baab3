"""A hostile statistician reads every page, file, drawing and frozen figure, and learns nothing about a few people."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.panels.measure import Kind, Measure, Option, Picks, Question
from dashboards.panels.open_answers import number_panel
from dashboards.panels.order import order_panel
from dashboards.panels.panel import Panel
from dashboards.panels.protection import exclusive_answers, rule, several_answers
from dashboards.panels.reading import Reading
from dashboards.scope import Scope
from dashboards.selectors.evidence import evidence_for_finding
from dashboards.selectors.overview import overview
from dashboards.selectors.parts import parts_of
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.stats.uncertainty import Evidence
from surveys.models import Survey, SurveyVersion
from tests.dashboards.conftest import Answer
from tests.surveys import make
from tests.surveys.make import YES_NO, document, question

VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"gebiet": "anger-nord"},
    {"gebiet": "anger-sued"},
    {"weg": "online"},
    {"weg": "paper"},
)


@pytest.fixture
def few_of_a_kind(survey: Survey, answer: Answer, residents: None, north: Area, south: Area) -> Survey:
    """Seven people of 85, three non-binary ones, four who speak Arabic at home, one who rents a room in a home."""
    answer(60, seed=1, area=north, S1="50_64", S2="f", S5=["de"])
    answer(40, seed=2, area=south, channel="paper", S1="65_74", S2="m", S5=["de"])
    answer(7, seed=3, area=south, channel="paper", S1="85p", S2="f", S5=["de"])
    answer(3, seed=4, area=north, S1="50_64", S2="d", S5=["de"])
    answer(4, seed=5, area=north, S1="50_64", S2="f", S5=["de", "ar"])
    return survey


def pages(client: Client, survey: Survey) -> Iterator[Any]:
    """Every page of the evaluation with every filter."""
    addresses = [reverse("dashboards:overview", args=[survey.process.slug])]
    own = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    addresses += [f"{own}?seite={number}" for number in range(1, 9)]
    for address in addresses:
        for view in VIEWS:
            query = "&".join(f"{name}={value}" for name, value in view.items())
            yield client.get(f"{address}{'&' if '?' in address else '?'}{query}")


def who(panel: Panel, survey: Survey) -> bool:
    """Does the panel say who people are?"""
    code = panel.key.removeprefix("people-")
    return code in {"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "F1", "F2", "parts"}


def test_no_page_tells_how_many_are_of_a_small_group(client: Client, official: Account, few_of_a_kind: Survey) -> None:
    """The overview hid them, the survey's own last page showed them to the head."""
    client.force_login(official)
    seen = 0
    for page in pages(client, few_of_a_kind):
        for panel in page.context["page"].panels:
            if panel.table is None or not who(panel, few_of_a_kind):
                continue
            seen += 1
            counts = [row[1].value for row in panel.table.rows]
            assert all(count is None or count == 0 or count >= rule().min_group for count in counts), panel
            assert drawn_bars(panel) == sum(count is not None for count in counts)
    assert seen > 20


def drawn_bars(panel: Panel) -> int:
    """Bars with a length of their own; a hidden figure has none and no words on hover either."""
    assert panel.figure is not None
    bars = panel.figure.wide["data"][0]
    if panel.key.startswith("people"):
        assert panel.table is not None
        hidden = [row[1].value is None for row in panel.table.rows]
        assert all(
            not re.search(r"\d", text.split(": ")[-1])
            for text, gone in zip(bars["hovertext"], hidden, strict=True)
            if gone
        )
        return len(hidden) - sum(hidden)
    return len(bars["x"])


def test_the_file_of_a_question_hides_what_the_page_hides(
    client: Client, official: Account, few_of_a_kind: Survey
) -> None:
    client.force_login(official)
    for key in ("S1", "S2", "S5"):
        url = reverse("dashboards:survey_table", args=[few_of_a_kind.process.slug, few_of_a_kind.slug, key])
        for view in VIEWS:
            text = client.get(url, view).content.decode("utf-8-sig")
            counts = [row[1] for row in list(csv.reader(StringIO(text), delimiter=";"))[1:] if len(row) > 1]
            assert all(int(count) == 0 or int(count) >= rule().min_group for count in counts if count.isdecimal())


def test_a_decision_freezes_no_small_group(process: Process, few_of_a_kind: Survey) -> None:
    for measure in ("S1", "S2", "S5"):
        figures = evidence_for_finding(process, few_of_a_kind.pk, measure)
        shown = [count for count in figures["cells"].values() if count is not None]
        assert all(count == 0 or count >= rule().min_group for count in shown)
        assert None in figures["cells"].values()
        json.dumps(figures, allow_nan=False)


def test_who_was_not_asked_is_not_told_when_they_are_few(
    client: Client, official: Account, survey: Survey, answer: Answer
) -> None:
    """Only residents are asked how they like living here: "not asked 3" counted those who do not live here."""
    answer(60, seed=1, F1=["live"])
    answer(3, seed=2, F1=["work"])
    client.force_login(official)
    url = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    panels = {panel.key: panel for panel in client.get(url, {"seite": "2"}).context["page"].panels}
    assert "60" not in panels["A1"].source.replace(panels["A1"].base, "")
    assert not re.search(r"\b3\b", panels["A1"].source)


def test_who_was_asked_one_question_more_than_another_is_not_told_when_they_are_few(
    client: Client, official: Account, survey: Survey, answer: Answer
) -> None:
    """Of 75 people, 60 live here and were asked one question; three who work here were asked another one, too."""
    asked = question("L", "single", options=YES_NO, show_if={"q": "F", "op": "in", "value": "live"})
    more = question("M", "single", options=YES_NO, show_if={"q": "F", "op": "in", "value": ["live", "work"]})
    who = question("F", "single", options=[{"code": c, "text": {"de": c}} for c in ("live", "work", "visit")])
    assert survey.current
    SurveyVersion.objects.update(definition=document(make.page("one", who), make.page("two", asked, more)))
    survey.current.refresh_from_db()
    for number, code in ((60, "live"), (3, "work"), (12, "visit")):
        answer(number, seed=number, F=code, L="yes", M="yes")
    client.force_login(official)
    url = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    panels = {panel.key: panel for panel in client.get(url, {"seite": "2"}).context["page"].panels}
    assert [panels[key].base for key in ("L", "M")] == ["n = 60", "n = 63"]
    for key in ("L", "M"):
        assert "Wenige wurden nicht gefragt" in panels[key].source
        assert not re.search(r"\b(12|15|75)\b", panels[key].source + panels[key].lines_say), key


def test_a_filter_hides_shares_that_tell_of_a_few(
    client: Client, official: Account, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    """Two of twelve in the south are satisfied; the whole and the north are known to the head."""
    happy, sad = {"walking": ["5", "5"]}, {"walking": ["5", "2"]}
    answer(30, seed=1, area=north, B1=happy)
    answer(30, seed=2, area=north, B1=sad)
    answer(10, seed=3, area=south, B1=sad)
    answer(2, seed=4, area=south, B1=happy)
    client.force_login(official)
    url = reverse("dashboards:overview", args=[survey.process.slug])

    def item(view: dict[str, str]) -> dict[str, Any]:
        panels = client.get(url, view).context["page"].panels
        found: dict[str, Any] = next(panel for panel in panels if panel.key == "gaps-B1").facts["items"][0]
        return found

    assert item({})["satisfied_share"] == pytest.approx(32 / 72, abs=1e-3)
    for part in (south.slug, north.slug):
        assert item({"gebiet": part})["n"] in (12, 60)
        assert "satisfied_share" not in item({"gebiet": part})
    assert "important_share" in item({"gebiet": south.slug})  # all twelve


def test_a_mean_does_not_tell_the_share_that_is_hidden(
    client: Client, official: Account, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    """Mean 1.67 of twelve: at most two can have said 4 or 5. The share was hidden, the mean stood beside it."""
    answer(30, seed=1, area=north, B1={"walking": ["5", "5"], "clean": ["3", "3"]})
    answer(30, seed=2, area=north, B1={"walking": ["5", "2"], "clean": ["3", "3"]})
    answer(10, seed=3, area=south, B1={"walking": ["5", "1"], "clean": ["3", "3"]})
    answer(2, seed=4, area=south, B1={"walking": ["5", "5"], "clean": ["3", "3"]})
    client.force_login(official)
    url = reverse("dashboards:process_table", args=[survey.process.slug, "gaps-B1"])
    topics = {"walking": "Sicher zu Fuß unterwegs sein", "clean": "Sauberkeit"}
    assert topics["walking"] in client.get(url).content.decode()
    for part in (south.slug, north.slug):
        told = client.get(url, {"gebiet": part}).content.decode()
        assert topics["walking"] not in told
        assert topics["clean"] in told


def test_a_mean_near_the_end_of_the_scale_does_not_tell_of_one_person(
    client: Client, official: Account, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    """Mean 4.92 of twelve: eleven fives and a four. The rest of the area would tell it, too, by subtraction."""
    answer(40, seed=1, area=north)
    answer(40, seed=1, area=north, B1={"walking": ["5", "3"]})
    answer(11, seed=3, area=south, B1={"walking": ["5", "5"], "clean": ["3", "3"]})
    answer(1, seed=4, area=south, B1={"walking": ["5", "4"], "clean": ["3", "3"]})
    client.force_login(official)
    url = reverse("dashboards:process_table", args=[survey.process.slug, "gaps-B1"])
    topic = {"walking": "Sicher zu Fuß unterwegs sein", "clean": "Sauberkeit"}
    assert topic["walking"] in client.get(url).content.decode()
    for part in (south.slug, north.slug):
        assert topic["walking"] not in client.get(url, {"gebiet": part}).content.decode()
    assert topic["clean"] in client.get(url, {"gebiet": south.slug}).content.decode()


def numbers_named(counts: dict[str, int]) -> Panel:
    question = Question("N1", "Wie viele Menschen?", Kind.NUMBER, (), (Measure("N1"),))
    cells = {"N1": {"": {"_shown": sum(counts.values()), **counts}}}
    return number_panel(question, cells, Reading("", Evidence.OPEN, None))


def test_a_question_in_numbers_hides_the_only_large_household() -> None:
    panel = numbers_named({"1": 20, "2": 30, "9": 1, "4": 1})
    assert panel.figure is not None
    assert [(line.label, line.words) for line in panel.lines] == [("1", "20"), ("2 oder mehr", "32")]
    assert "9" not in panel.figure.alt


def test_the_mean_does_not_solve_for_two_small_values() -> None:
    """Of 12 people with 4 or 9 and a mean of all of 68 more, four said 9: two unknown numbers, two equations."""
    panel = numbers_named({"1": 20, "2": 30, "4": 8, "9": 4})
    assert [line.label for line in panel.lines] == ["1", "2", "4 oder mehr"]
    assert panel.facts["mean"] == pytest.approx(148 / 62, abs=1e-4)  # any numbers from 4 on


def test_a_mean_that_tells_of_the_one_with_another_value_is_hidden() -> None:
    panel = numbers_named({"1": 20, "2": 30, "4": 14, "5": 1})
    assert panel.facts["mean"] is None
    assert panel.table is not None
    assert [row[1].value for row in panel.table.rows] == [2, None, 65]


def test_a_median_among_values_told_together_is_hidden() -> None:
    """Half of them said 3 or less: with 20 who said 1, five said 3."""
    panel = numbers_named({"1": 20, "3": 5, "4": 5, "6": 20})
    assert panel.facts["median"] is None
    assert panel.title == "Wie viele Menschen?"


def test_a_way_that_is_hidden_among_all_is_hidden_in_every_question() -> None:
    """30 took part, 15 of them online. Of a question that 11 of these answered, the twelve on paper were shown."""
    everybody = {"online": 15, "paper": 12, "phone": 3}
    said = {"online": 11, "paper": 12, "phone": 3}
    cells = {way: {"_shown": everybody[way], "_skipped": everybody[way] - n, "a": n} for way, n in said.items()}
    assert exclusive_answers(cells, ["a", "b"], "paper").base is None
    assert several_answers(cells, said, ["a", "b"], "paper").base is None
    assert exclusive_answers(cells, ["a", "b"], "online").base == 11


def test_what_two_small_parts_say_together_is_not_what_the_large_one_leaves() -> None:
    """Seven live in one of two small parts, and all of them said "b"."""
    counts = {"north": {"a": 100}, "south": {"b": 3}, "west": {"b": 4}, "east": {"a": 20, "b": 20}}
    assert exclusive_answers(counts, ["a", "b"], "north").base == 100
    assert exclusive_answers(counts, ["a", "b"], "east").base is None
    few = {part: {"a": sum(own.values())} for part, own in counts.items()}
    assert several_answers(few, {part: own["a"] for part, own in few.items()}, ["a"], "east").base is None


def test_picks_that_must_be_two_do_not_add_up_to_a_hidden_one() -> None:
    """Everybody in the south picked two: 78 of 80 picks are shown, two are left for the tree."""
    south, north = {"bus": 34, "bank": 30, "well": 14, "tree": 2}, {"bus": 35, "bank": 30, "well": 45, "tree": 10}
    counts, bases = {"south": south, "north": north}, {"south": 40, "north": 60}

    def hidden(part: str, picks: Picks) -> set[str]:
        shown = several_answers(counts, bases, [*south], part, picks)
        return {answer for answer, count in shown.cells.items() if count is None}

    assert hidden("south", Picks()) == {"tree"}
    assert hidden("south", Picks(2, 2)) == hidden("north", Picks(2, 2)) == {"tree", "well"}


def test_who_gives_one_answer_at_least_does_not_tell_a_hidden_one() -> None:
    """Several answers were possible, most gave one: 56 of 60 people are shown, so four at least said the last one."""
    south, north = {"bus": 36, "bank": 20, "tree": 4}, {"bus": 30, "bank": 60, "tree": 2}
    shown = several_answers({"south": south, "north": north}, {"south": 60, "north": 90}, [*south], "south")
    assert [answer for answer, count in shown.cells.items() if count is None] == ["bank", "tree"]


def test_first_places_of_a_hidden_answer_are_not_what_the_others_leave() -> None:
    """50 people in the south gave a first place, 30 to the bus and 18 to the bank: two to the tree, which is hidden."""
    codes, places = ("bus", "bank", "tree"), tuple(Option(str(place), str(place)) for place in (1, 2, 3))
    question = Question("R", "Was zuerst?", Kind.ORDER, places, tuple(Measure(f"R.{code}", code) for code in codes))
    south = {"bus": {"1": 30, "2": 20}, "bank": {"1": 18, "2": 32}, "tree": {"1": 2, "3": 48}}
    north = {"bus": {"1": 40, "2": 10}, "bank": {"2": 40, "1": 10}, "tree": {"3": 50}}
    cells = {f"R.{code}": {"south": south[code], "north": north[code]} for code in codes}
    for part in ("south", "north"):
        panel = order_panel(question, cells, Reading(part, Evidence.OPEN, None))
        assert panel.table is None
        assert not panel.facts
    everybody = {key: {"": dict(Counter(own["south"]) + Counter(own["north"]))} for key, own in cells.items()}
    assert order_panel(question, everybody, Reading("", Evidence.OPEN, None)).table


def test_a_matrix_does_not_call_a_hidden_item_the_lowest(
    client: Client, official: Account, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    answer(40, seed=1, area=north)
    answer(30, seed=2, area=south)
    client.force_login(official)
    url = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    seen = 0
    for number in range(1, 9):
        for view in VIEWS[:3]:
            for panel in client.get(url, {"seite": str(number), **view}).context["page"].panels:
                if panel.table is None or panel.table.columns[0] not in ("Thema", "topic"):
                    continue
                if not panel.title.startswith(("Am schlechtesten", "Lowest")):
                    continue
                named = panel.title.split(": ", 1)[1]
                row = next(row for row in panel.table.rows if row[0].text == named)
                seen += 1
                assert None not in [cell.value for cell in row], (named, view)
    assert seen


def test_more_answers_than_residents_is_no_error(
    client: Client, official: Account, survey: Survey, answer: Answer, residents: None
) -> None:
    """A sample with an old population figure broke the page."""
    from participation.places.models import PopulationMargin

    answer(40, seed=1)
    Survey.objects.update(sampling=Survey.Sampling.RANDOM_SAMPLE)
    PopulationMargin.objects.filter(dimension="total").update(count=5)
    client.force_login(official)
    page = client.get(reverse("dashboards:survey", args=[survey.process.slug, survey.slug]), {"seite": "2"})
    assert page.status_code == 200
    assert any("95" in column for panel in page.context["page"].panels if panel.table for column in panel.table.columns)


def test_one_channel_of_a_sample_is_no_sample(process: Process, survey: Survey, answer: Answer) -> None:
    answer(40, seed=1)
    Survey.objects.update(sampling=Survey.Sampling.RANDOM_SAMPLE)

    def label(scope: Scope) -> str:
        panels = overview(process, scope=scope, parts=parts_of(process.area), may_decide=False).panels
        return next(panel.label for panel in panels if panel.key == "gaps-B1")

    assert label(Scope()) != label(Scope(channel="online"))
