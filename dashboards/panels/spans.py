"""In which months lie the days that people named? Where there are too many, in which years or decades?"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from dashboards.panels.measure import STATUSES, Cells, Option, Question
from dashboards.panels.periods import month_in_words

MOST = 24


def by_spans(question: Question, cells: Cells) -> tuple[Question, Cells]:
    """The same question with spans as its answers, oldest first, and its cells counted by them."""
    key = question.measures[0].key
    counts = cells.get(key, {})
    named = {cell for own in counts.values() for cell, count in own.items() if count and cell not in STATUSES}
    span = next(one for one in (_month, _year, _decade) if one is _decade or len(set(map(one, named))) <= MOST)
    options = tuple(Option(code, _in_words(code)) for code in sorted(set(map(span, named))))
    merged = {group: _merged(own, span) for group, own in counts.items()}
    return replace(question, options=options), {**cells, key: merged}


def _merged(own: Mapping[str, int], span: Callable[[str], str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for cell, count in own.items():
        found[cell if cell in STATUSES else span(cell)] += count
    return dict(found)


def _month(cell: str) -> str:
    return cell


def _year(cell: str) -> str:
    return cell[:4]


def _decade(cell: str) -> str:
    return cell[:3]


def _in_words(code: str) -> str:
    if len(code) == len("2026-11"):
        return month_in_words(date.fromisoformat(f"{code}-01"))
    return code if len(code) == len("2026") else _("%(year)s0 to %(year)s9") % {"year": code}
