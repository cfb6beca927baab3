"""What do those say who saw an idea: how many of a hundred support it, and which ideas cannot be told apart?"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from dashboards.panels.panel import Cell
from dashboards.panels.words import count_cell, numbers
from ideas.selectors.exposure import LEVEL, ByRate, Placed
from participation.web.phrases import day_long

NAMED = 4


def columns() -> tuple[str, ...]:
    return _("seen by"), _("of those, support it"), _("places by this share"), _("cannot be told apart: group")


def cells(placed_ideas: Mapping[str, tuple[int, Placed]], key: str) -> tuple[Cell, ...]:
    """Of one idea; dashes where too few people saw it."""
    found = placed_ideas.get(key)
    if found is None:
        return tuple(Cell("–", None) for _column in columns())
    group, placed = found
    best, worst = placed.places
    span = numbers().number(best) if best == worst else f"{numbers().number(best)}–{numbers().number(worst)}"
    return (
        count_cell(placed.views),
        Cell(_share(placed), round(placed.rate, 4)),
        Cell(span, f"{best}-{worst}"),
        Cell(numbers().number(group), group),
    )


def _share(placed: Placed) -> str:
    low, high = numbers().percent(placed.interval.low), numbers().percent(placed.interval.high)
    return f"{numbers().percent(placed.rate)} ({low}–{high})"


def words(by_rate: ByRate, titles: Mapping[int, str]) -> str:
    """Since when looks are counted, and which ideas are level at the top."""
    said = [
        _("Since %(day)s we count who had an idea before them, each person once.") % {"day": day_long(by_rate.since)},
        _leaders(by_rate.tiers[0], titles),
        _("Shares are drawn towards the average while few have looked (%(level)s sure).")
        % {"level": numbers().percent(LEVEL)},
    ]
    return " ".join(said)


def _leaders(first: tuple[Placed, ...], titles: Mapping[int, str]) -> str:
    named = [titles[int(one.key)] for one in first if int(one.key) in titles]
    names = [_("“%(idea)s”") % {"idea": title} for title in named]
    if len(first) == 1:
        return _("Of those who saw it, most support %(idea)s.") % {"idea": "".join(names) or _("one idea")}
    if len(first) > NAMED or len(names) < len(first):
        return _("By the share of those who saw them, %(n)s ideas cannot be told apart at the top.") % {
            "n": numbers().number(len(first))
        }
    listed = _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    return _("By the share of those who saw them, these cannot be told apart at the top: %(ideas)s.") % {
        "ideas": listed
    }
