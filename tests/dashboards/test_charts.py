"""Do the charts draw what the data says, in both forms, without colours of their own?"""

import itertools
import json
import re
from math import dist
from typing import Any

import pytest
from plotly import graph_objects as go

from dashboards.charts.apart import side_by_side
from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.charts.diverging import Diverging, Spread, diverging_bars, sides
from dashboards.charts.dumbbell import Dumbbell, Pair, gap_dumbbell
from dashboards.charts.figure import Figure
from dashboards.charts.numbers import NBSP, numbers_for
from dashboards.charts.over_time import OverTime, Series, participation_over_time
from dashboards.charts.quadrant import Corner, Quadrants, Topic, quadrant_chart
from dashboards.charts.ranking import RankedIdea, Ranking, idea_ranking
from dashboards.charts.representation import Representation, Share, representation_bars

DE = numbers_for("de")
LONG = "Treffpunkt ohne Eintritt für alle Generationen im Quartier am Anger"
CORNERS = {Corner.ACT: "Handeln", Corner.KEEP: "Halten", Corner.WATCH: "Beobachten", Corner.FINE: "Läuft"}


def bars() -> Figure:
    shown = (Bar("gern", 0.31, "31 % (128)", low=0.27, high=0.36), Bar("nie", 0.05, "5 %", Tone.ALERT))
    return horizontal_bars(Bars("Balken", (*shown, Bar(LONG, None, "verborgen")), shares=True), DE)


def over_time() -> Figure:
    series = (Series("online", (10, 44)), Series("auf Papier", (3, 12)))
    return participation_over_time(OverTime("Säulen", ("KW 20", "KW 21"), series), DE)


def ranking() -> Figure:
    ideas = (
        RankedIdea("Bordstein", 143, 1, 1, 1, "Platz 1", leading=True),
        RankedIdea(LONG, 41, 2, 2, 3, "Platz 2-3"),
    )
    return idea_ranking(Ranking("Rangfolge", ideas), DE)


def diverging() -> Figure:
    items = (Spread("Bus", (0.3, 0.27, 0.21, 0.17, 0.05)), Spread(LONG, None, "zu wenige"))
    return diverging_bars(Diverging("Balken", ("1", "2", "3", "4", "5"), items), DE)


def dumbbell() -> Figure:
    pairs = (Pair(LONG, 4.6, 2.7, wide=True), Pair("Spielplätze", 3.6, 3.8))
    return gap_dumbbell(Dumbbell("Hantel", "wichtig", "zufrieden", pairs), DE)


def quadrant() -> Figure:
    topics = (Topic("Gehwege", 4.6, 2.7, Corner.ACT), Topic("Läden", 4.3, 4.0, Corner.KEEP))
    return quadrant_chart(Quadrants("Feld", topics, 4.4, 3.3, CORNERS, "weniger", "mehr"), DE)


def representation() -> Figure:
    shares = (Share("unter 18", 0.06, 0.14, "6 statt 14 %", missing=True), Share("80+", None, 0.07, "unter 10"))
    return representation_bars(Representation("Balken", "Antworten", "zu wenig", "Bevölkerung", shares), DE)


ALL = [bars, over_time, ranking, diverging, dumbbell, quadrant, representation]


@pytest.mark.parametrize("make", ALL)
def test_light_bundle_css_colours_and_nothing_but_json(make: Any) -> None:
    figure = make()
    for form in (figure.wide, figure.narrow):
        assert {trace["type"] for trace in form["data"]} <= {"bar", "scatter", "pie"}
        text = json.dumps(form)
        assert not re.findall(r"#[0-9a-fA-F]{3,6}\b", text), "colours come from the style sheet"
        assert "var(--q-" in text
        assert "<b>" not in text, "Plotly would write an inline style for it"
        assert len(text) < 12_000, "no theme travels with each figure"
        assert form["layout"]["height"] > 40
        assert form["layout"]["dragmode"] is False


@pytest.mark.parametrize("make", ALL)
def test_plotly_knows_everything_in_a_figure(make: Any) -> None:
    for form in (make().wide, make().narrow):
        layout = {**form["layout"], "template": "none"}
        known = json.loads(go.Figure(data=form["data"], layout=layout).to_json())
        del known["layout"]["template"]
        assert known == json.loads(json.dumps(form)), "Plotly's schema changes or refuses a part of it"


@pytest.mark.parametrize("make", ALL)
def test_words_for_those_who_do_not_see_it(make: Any) -> None:
    assert make().alt.count(" ") >= 2


@pytest.mark.parametrize("make", [bars, ranking, diverging, dumbbell, representation])
def test_every_row_has_its_whole_label_apart_from_the_others(make: Any) -> None:
    figure = make()
    for form in (figure.wide, figure.narrow):
        labels = [a for a in form["layout"]["annotations"] if a.get("x") == 0 and a.get("xanchor") == "left"]
        spans = []
        for label in labels:
            half = 10 * (label["text"].count("<br>") + 1)
            spans.append((label["y"] - half, label["y"] + half))
        assert len(spans) >= 2
        assert all(lower[0] >= upper[1] for upper, lower in itertools.pairwise(spans))


def test_narrow_labels_stand_above_their_marks() -> None:
    narrow = dumbbell().narrow
    label = next(a for a in narrow["layout"]["annotations"] if a["text"].startswith("Treff"))
    assert label["y"] < narrow["data"][0]["y"][0]
    assert narrow["layout"]["margin"]["l"] < 20


def test_hidden_figures_are_named_and_not_drawn() -> None:
    figure = bars()
    assert len(figure.wide["data"][0]["x"]) == 2
    assert "verborgen" in figure.alt


def test_intervals_are_drawn_only_where_given() -> None:
    error = bars().wide["data"][0]["error_x"]
    assert error["array"] == pytest.approx([0.05, 0])
    without = horizontal_bars(Bars("Balken", (Bar("gern", 0.3, "30 %"),), shares=True), DE)
    assert "error_x" not in without.wide["data"][0]


def test_the_neutral_middle_is_the_zero() -> None:
    traces = diverging().wide["data"]
    middle = traces[2]
    assert middle["base"][0] + middle["x"][0] / 2 == pytest.approx(0)
    assert traces[1]["base"][0] + traces[1]["x"][0] == pytest.approx(middle["base"][0])
    assert traces[4]["base"][0] + traces[4]["x"][0] == pytest.approx(0.05 + 0.17 + 0.21 / 2)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [((0.2, 0.8), (0.2, 0, 0.8)), ((0.1, 0.2, 0.3, 0.4), (0.3, 0, 0.7)), ((0.5, 0.2, 0.3), (0.5, 0.2, 0.3))],
)
def test_sides_of_even_and_odd_scales(shares: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert sides(shares) == pytest.approx(expected)


def test_stacks_carry_patterns_for_paper() -> None:
    for figure in (over_time(), diverging()):
        patterns = [trace["meta"]["pattern"] for trace in figure.wide["data"]]
        assert len(set(patterns)) == len(patterns)
        assert [key.pattern for key in figure.keys] == patterns


def test_percent_and_gap_in_words() -> None:
    assert f"57{NBSP}% / 22{NBSP}%" in diverging().alt
    assert "+1,9" in dumbbell().alt


def test_every_dot_of_the_quadrant_has_its_number_and_mark() -> None:
    figure = quadrant()
    assert figure.wide["data"][0]["text"] == ["1", "2"]
    assert figure.marks == ("Gehwege", "Läden")


def test_dots_that_would_hide_each_other_stand_side_by_side() -> None:
    crowd = [(100.0, 100.0), (100.0, 100.0), (104.0, 98.0), (300.0, 50.0)]
    placed = side_by_side(crowd)
    assert placed[3] == (300.0, 50.0)
    for number, one in enumerate(placed):
        assert dist(one, crowd[number]) < 30
        assert all(dist(one, other) > 21 for other in placed[number + 1 :])


def test_the_field_to_act_in_is_marked() -> None:
    field = quadrant().wide["layout"]["shapes"][0]
    assert (field["x1"], field["y0"]) == (3.3, 4.4)


def test_nothing_to_draw_is_no_error() -> None:
    assert horizontal_bars(Bars("Balken", ()), DE).alt == "Balken: "
    assert participation_over_time(OverTime("Säulen", (), ()), DE).wide["data"] == []
    assert idea_ranking(Ranking("Rangfolge", ()), DE).alt
    assert gap_dumbbell(Dumbbell("Hantel", "w", "z", ()), DE).alt
    assert diverging_bars(Diverging("Balken", (), ()), DE).alt
