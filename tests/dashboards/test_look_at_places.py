"""An official asks about places: who answers where, do the parts differ, where are the ideas?"""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.panels.area_dots import PartMean, TopicByPart, area_dots_panel
from dashboards.panels.area_map import Level
from dashboards.panels.panel import Panel
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.stats.means import Mean, estimated_mean, mean_of_counts
from tests.dashboards.conftest import Answer, MakeIdea


@pytest.fixture
def url(process: Process) -> str:
    return reverse("dashboards:theme", args=[process.slug, "orte"])


def panels(client: Client, url: str) -> dict[str, Panel]:
    cache.clear()
    return {panel.key: panel for panel in client.get(url).context["page"].panels}


def test_three_panels_each_with_a_table(
    client: Client,
    official: Account,
    url: str,
    answer: Answer,
    residents: None,
    outlines: None,
    make_idea: MakeIdea,
    north: Area,
    south: Area,
) -> None:
    answer(20, seed=1, area=north)
    answer(60, seed=2, area=south)
    for number in range(4):
        make_idea(f"idea {number}", lat=48.004, lon=9.004, area=south)
    client.force_login(official)
    found = panels(client, url)
    shapes = {shape.name: shape.level for shape in found["area-map"].drawing.data.shapes}  # type: ignore[union-attr]
    assert shapes == {"Nord": Level.FEW, "Süd": Level.MANY}
    assert "Nord" in found["area-map"].title
    assert [circle.count for circle in found["idea-map"].drawing.data.circles] == [4]  # type: ignore[union-attr]
    assert found["area-dots"].figure is not None
    full = [panel for key, panel in found.items() if not key.startswith("needle-map")]
    assert len(full) == 3
    assert all(panel.table and panel.base and panel.source for panel in full)
    texts = [row[-1].text for row in found["area-dots"].table.rows]  # type: ignore[union-attr]
    assert "–" in texts  # 20 people of the north are too few for a mean


def test_a_small_part_is_hatched_and_nowhere_counted(
    client: Client,
    official: Account,
    url: str,
    answer: Answer,
    residents: None,
    outlines: None,
    north: Area,
    south: Area,
) -> None:
    answer(4, seed=1, area=north)
    answer(60, seed=2, area=south)
    client.force_login(official)
    page = client.get(url).content.decode()
    panel = panels(client, url)["area-map"]
    if not panel.empty:
        shapes = {shape.name: shape for shape in panel.drawing.data.shapes}  # type: ignore[union-attr]
        assert shapes["Nord"].level is Level.HIDDEN
        assert [row[1].value for row in panel.table.rows if row[0].text == "Nord"] == [None]  # type: ignore[union-attr]
    else:
        assert "t-area--few" not in page


def test_without_outlines_parts_or_answers_each_panel_says_why(client: Client, official: Account, url: str) -> None:
    client.force_login(official)
    assert all(panel.empty for panel in panels(client, url).values())


def test_the_number_of_queries_does_not_grow(
    client: Client,
    official: Account,
    url: str,
    answer: Answer,
    residents: None,
    outlines: None,
    make_idea: MakeIdea,
    north: Area,
) -> None:
    client.force_login(official)
    answer(30, seed=1, area=north)
    make_idea("idea", lat=48.004, lon=9.004)

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = queries()
    answer(40, seed=3, area=north)
    for number in range(8):
        make_idea(f"idea {number}", lat=48.004, lon=9.004)
    assert queries() == few


def test_margins_stand_only_where_chance_chose_the_people() -> None:
    counts = {1: 30, 5: 30}
    low, high = {1: 50, 2: 10}, {4: 10, 5: 50}
    whole = mean_of_counts(counts)
    assert whole is not None

    def panel(*, sampled: bool) -> Panel:
        make = estimated_mean if sampled else mean_of_counts
        parts = (PartMean("Nord", make(low)), PartMean("Süd", make(high)))
        return area_dots_panel([TopicByPart("Bus", whole, parts)], label="", sampled=sampled, question="?")

    drawn, open_to_all = panel(sampled=True).table, panel(sampled=False).table
    assert drawn is not None
    assert open_to_all is not None
    assert all(row[2].value is not None and row[3].value is not None for row in drawn.rows)
    assert len(drawn.columns) == 5
    assert open_to_all.columns == ("Thema und Teilgebiet", "Mittelwert", "n")
    assert [len(row) for row in open_to_all.rows] == [3, 3]
    assert "Nord" in panel(sampled=True).title
    assert "Nord" not in panel(sampled=False).title


def test_parts_whose_margins_overlap_are_not_told_apart() -> None:
    mean = Mean(40, 3.0, 1.0, 0.2)
    near = estimated_mean({3: 20, 4: 20})
    panel = area_dots_panel(
        [TopicByPart("Bus", mean, (PartMean("Nord", near), PartMean("Süd", near)))],
        label="",
        sampled=True,
        question="?",
    )
    assert "Nord" not in panel.title
