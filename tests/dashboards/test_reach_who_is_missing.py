"""Whom should we speak to next? Groups with too few answers, in words with figures, and never a small one."""

import pytest
from django.test import Client
from django.urls import reverse

from dashboards.panels.outreach import missing_answers, outreach_panel
from dashboards.panels.panel import Panel
from dashboards.panels.protection import Shown
from dashboards.panels.representation import Margins, representation_panel
from dashboards.panels.ways import ways_in_words
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer


def parts(counts: dict[str, int | None]) -> Panel:
    labels = {"north": "Nord", "south": "Süd", "west": "West"}
    shown = Shown(sum(count or 0 for count in counts.values()), counts)
    margins = Margins({"north": 1800, "south": 4200, "west": 4000}, "Melderegister")
    return representation_panel(key="people-parts", dimension="Gebiete", labels=labels, shown=shown, margins=margins)


def test_a_group_far_below_its_share_is_named_with_both_shares() -> None:
    panel = outreach_panel([parts({"north": 12, "south": 150, "west": 138})])
    assert panel is not None
    assert panel.drawing is not None
    (group,) = panel.drawing.data
    assert group.label == "Nord"
    assert "4" in group.words
    assert "18" in group.words


def test_after_the_missing_answers_the_group_is_no_longer_far_below() -> None:
    one = {"label": "Nord", "answers": 12, "n": 300, "sample_share": 0.04, "population_share": 0.18}
    more = missing_answers(one)
    assert (12 + more) / (300 + more) >= 0.75 * 0.18
    assert (12 + more - 1) / (300 + more - 1) < 0.75 * 0.18


def test_a_hidden_group_is_never_named() -> None:
    assert outreach_panel([parts({"north": None, "south": 150, "west": None})]) is None


@pytest.mark.parametrize(
    ("by_channel", "words"),
    [
        ({"online": 60, "paper": 45}, "60 online, 45 on paper"),
        ({"online": 60, "paper": 45, "phone": 3, "door": 11}, "60 online, 45 on paper, 14 other ways"),
        ({"online": 8, "paper": 4}, ""),
        ({}, ""),
    ],
)
def test_ways_that_few_used_are_told_together(by_channel: dict[str, int], words: str, settings: object) -> None:
    from django.utils.translation import override

    with override("en"):
        assert ways_in_words(by_channel) == words


def test_the_overview_names_the_group_while_the_survey_is_open(
    client: Client,
    official: Account,
    process: Process,
    survey: Survey,
    answer: Answer,
    residents: None,
    north: Area,
    south: Area,
) -> None:
    answer(20, seed=1, area=north)
    answer(80, seed=2, area=south)
    client.force_login(official)
    page = client.get(reverse("dashboards:overview", args=[process.slug])).context["page"]
    outreach = next(panel for panel in page.panels if panel.key == "outreach")
    assert "Nord" in [group.label for group in outreach.drawing.data]
    assert all(panel.channels for panel in page.panels if panel.survey)
