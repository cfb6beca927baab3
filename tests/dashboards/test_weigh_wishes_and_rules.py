"""An official asks what is wished for and brought, what other rules of a vote had given, and what has changed."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dashboards.panels.balance import balance_panel
from dashboards.panels.budget_rules import budget_rules_panel
from dashboards.panels.changes import changes_panel
from ideas.selectors.balance import Balance
from ideas.selectors.poll_outcome import ByRule, Loser, Outcome, Winner
from participation.accounts.models import Account
from participation.processes.models import Process
from participation.stats.intervals import Interval
from participation.stats.waves import Break, Change, Trend
from tests.dashboards.conftest import MakeIdea

UP = Change(2.0, 3.0, 1.0, Interval(0.6, 1.4, 0.95), Trend.UP)
SAME = Change(3.0, 3.1, 0.1, Interval(-0.3, 0.5, 0.95), Trend.UNCLEAR)


def test_a_field_where_nobody_brings_anything_is_named() -> None:
    panel = balance_panel([Balance("Verkehr", 9, 0, 0), Balance("Kultur", 4, 2, 7), Balance("", 3, 0, 0)])
    assert "Verkehr" in panel.title
    assert panel.table is not None
    assert [cell.value for cell in panel.table.rows[1]] == ["Kultur", 4, 2, 7]
    assert "Verkehr" not in balance_panel([Balance("Verkehr", 9, 0, 1)]).title


def test_rules_that_differ_on_a_project_are_told() -> None:
    rules = (
        ByRule("Most votes", True, ("Bank", "Beet"), 900, 40, 20),
        ByRule("Equal shares", False, ("Bank", "Baum"), 800, 40, 31),
    )
    winners, losers = (Winner("Bank", 500), Winner("Beet", 400)), (Loser("Baum", 300, 80.0),)
    outcome = Outcome(1, False, 40, winners, losers, rules, 900, ())
    panel = budget_rules_panel("geld", "Wofür?", outcome)
    assert panel.drawing is not None
    assert [project.title for project in panel.drawing.data.projects if not project.same] == ["Beet", "Baum"]
    assert "2" in panel.title
    assert panel.key == "rules-geld"


@pytest.mark.parametrize(("moved", "named"), [([("Bus", UP), ("Park", SAME)], True), ([("Park", SAME)], False)])
def test_only_a_clear_change_is_named(moved: list[tuple[str, Change]], named: bool) -> None:
    panel = changes_panel(moved, before="2024", now="2026", sampled=True, label="")
    assert ("Bus" in panel.title) == named
    assert panel.figure is not None


def test_a_break_stands_instead_of_any_difference() -> None:
    panel = changes_panel([("Bus", UP)], before="a", now="b", sampled=True, label="", breaks=[Break.WORDING])
    assert panel.mark
    assert panel.figure is None
    assert panel.table is not None
    assert len(panel.table.columns) == 3
    assert "Bus" not in panel.title


@pytest.mark.parametrize("theme", ["ideen", "veraenderung"])
def test_queries_of_a_page_do_not_grow(
    client: Client, official: Account, process: Process, make_idea: MakeIdea, theme: str
) -> None:
    client.force_login(official)
    url = reverse("dashboards:theme", args=[process.slug, theme])
    make_idea("idea", delivery="self")

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    few = queries()
    for number in range(9):
        make_idea(f"idea {number}")
    assert queries() == few
