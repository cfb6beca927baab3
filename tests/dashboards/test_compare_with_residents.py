"""An official reads who is missing: compared with those whom the survey asked, nobody else."""

from datetime import date

import pytest
from django.utils import translation

from dashboards.panels.panel import Panel
from dashboards.scope import Scope
from dashboards.selectors.overview import Overview, overview
from dashboards.selectors.parts import parts_of
from participation.places.models import Area, PopulationMargin
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer

CHILDREN = "unter 14 Jahre"


def page_of(process: Process) -> Overview:
    with translation.override("de"):
        return overview(process, scope=Scope(), parts=parts_of(process.area), may_decide=False)


def panel_of(process: Process, key: str) -> Panel:
    return next(panel for panel in page_of(process).panels if panel.key == key)


def cells(panel: Panel, label: str) -> list[object]:
    assert panel.table is not None
    return next([cell.value for cell in row] for row in panel.table.rows if row[0].text == label)


def labels(panel: Panel) -> list[str]:
    assert panel.table is not None
    return [row[0].text for row in panel.table.rows]


@pytest.fixture
def adults(survey: Survey, answer: Answer, residents: None) -> Survey:
    """Everybody who answers is older than 14, as the survey wants it."""
    for number, age in enumerate(("18_29", "30_49", "50_64", "65_74")):
        answer(25, seed=number, S1=age)
    Survey.objects.filter(pk=survey.pk).update(minimum_age=14)
    return survey


def test_children_who_were_not_asked_are_not_missing(process: Process, adults: Survey) -> None:
    page = page_of(process)
    panel = panel_of(process, "people-S1")
    assert page.headline is None or CHILDREN not in page.headline.text
    assert CHILDREN not in panel.title
    assert CHILDREN not in labels(panel)
    assert "14 bis 17 Jahre" in panel.title  # asked, and nobody came


def test_shares_are_shares_of_those_who_were_asked(process: Process, adults: Survey) -> None:
    panel = panel_of(process, "people-S1")
    # 500 of the 2,700 people from 14 on, 25 of the 100 answers.
    assert cells(panel, "18 bis 29 Jahre")[1:5] == [25, 0.25, 500, round(500 / 2_700, 4)]
    assert "ab 14 Jahren" in panel.question
    assert "ab 14 Jahren" in panel.note


def test_without_a_minimum_age_everybody_is_compared(process: Process, adults: Survey) -> None:
    Survey.objects.update(minimum_age=None)
    panel = panel_of(process, "people-S1")
    assert CHILDREN in labels(panel)
    assert CHILDREN in panel.title
    assert cells(panel, "18 bis 29 Jahre")[4] == round(500 / 3_000, 4)


def test_a_child_who_answered_all_the_same_changes_no_share(process: Process, adults: Survey, answer: Answer) -> None:
    answer(12, seed=9, S1="u14")
    panel = panel_of(process, "people-S1")
    assert CHILDREN not in labels(panel)
    assert cells(panel, "18 bis 29 Jahre")[1:3] == [25, 0.25]
    assert panel.facts["n"] == 100


def test_parts_of_the_area_are_compared_by_the_same_age(
    process: Process, adults: Survey, answer: Answer, north: Area, south: Area
) -> None:
    answer(30, seed=11, area=north)
    answer(30, seed=12, area=south)
    assert cells(panel_of(process, "people-parts"), "Nord")[3] == 2_000
    assert "in jedem Alter" in panel_of(process, "people-parts").note
    for area, children, older in ((north, 500, 1_500), (south, 100, 900)):
        for category, people in (("u14", children), ("14p", older)):
            PopulationMargin.objects.create(
                area=area, dimension="demo.age", category=category, count=people, counted_on=date(2025, 12, 31)
            )
    panel = panel_of(process, "people-parts")
    assert [cells(panel, name)[3] for name in ("Nord", "Süd")] == [1_500, 900]
    assert "ab 14 Jahren" in panel.question


def test_figures_of_every_age_are_named_as_such(process: Process, adults: Survey, answer: Answer) -> None:
    for category in ("f", "m"):
        PopulationMargin.objects.create(
            area=process.area, dimension="demo.gender", category=category, count=1_500, counted_on=date(2025, 12, 31)
        )
    answer(40, seed=13, S2="f")
    assert "in jedem Alter" in panel_of(process, "people-S2").note
