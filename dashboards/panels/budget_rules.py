"""Who would have got the money by which rule? The rule that was fixed before the vote, and the others beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.panel import Cell, Drawing, Panel, Table, text_cell
from dashboards.panels.words import numbers
from ideas.selectors.poll_outcome import ByRule, Outcome
from participation.web.phrases import money

KEY = "rules-"  # and the name of the poll


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether a rule funds the project, as sign and word."""

    funded: bool
    words: str


@dataclass(frozen=True, slots=True)
class Project:
    title: str
    marks: tuple[Mark, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Grid:
    rules: tuple[ByRule, ...]
    projects: tuple[Project, ...]


def budget_rules_panel(slug: str, poll: str, outcome: Outcome) -> Panel:
    """`outcome` is the sealed result of the poll: nothing is counted here."""
    titles = [*(one.title for one in outcome.winners), *(one.title for one in outcome.losers)]
    projects = tuple(_project(title, outcome.rules) for title in titles)
    differing = sum(not project.same for project in projects)
    return Panel(
        key=KEY + slug,
        title=_title(differing),
        question=_("“%(poll)s”: what each rule would have funded") % {"poll": poll},
        drawing=Drawing(
            "dashboards/drawings/_rules.html", Grid(outcome.rules, projects), height=70 + 44 * len(projects)
        ),
        table=Table(
            (_("rule"), _("projects"), _("cost"), _("people with at least one funded project")),
            tuple(_row(rule) for rule in outcome.rules),
            words=True,
        ),
        base=ngettext("%(n)s ballot", "%(n)s ballots", outcome.ballots) % {"n": numbers().number(outcome.ballots)},
        source=_("Source: sealed result of the vote"),
        note=_("The rule was fixed before the vote. The others only show what it did."),
    )


def _title(differing: int) -> str:
    if not differing:
        return _("All rules fund the same projects")
    return ngettext("On %(n)s project the rules differ", "On %(n)s projects the rules differ", differing) % {
        "n": numbers().number(differing)
    }


def _project(title: str, rules: Sequence[ByRule]) -> Project:
    funded = [title in rule.winners for rule in rules]
    marks = tuple(Mark(yes, _("funded") if yes else _("not funded")) for yes in funded)
    return Project(title, marks, len(set(funded)) == 1)


def _row(rule: ByRule) -> tuple[Cell, ...]:
    name = f"{rule.label} ({_('decides')})" if rule.decides else rule.label
    reached = _("%(reached)s of %(voters)s") % {
        "reached": numbers().number(rule.with_one),
        "voters": numbers().number(rule.voters),
    }
    return text_cell(name), text_cell(", ".join(rule.winners)), text_cell(money(rule.cost)), text_cell(reached)
