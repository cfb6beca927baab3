"""How would everybody's answers look if each part of the area counted as its residents are many?

Made from nothing but the figures that the view of each part shows: a weighted share can reveal no hidden one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dashboards.panels.measure import Cells, Option, Question
from dashboards.panels.reading import shown_answers
from dashboards.panels.words import numbers
from participation.stats.modelled import Modelled, PartShare, modelled_share


@dataclass(frozen=True, slots=True)
class Weighting:
    """Answers by part of the area, and how many people live in each."""

    cells: Cells
    residents: Mapping[str, int]


def modelled_shares(question: Question, weighting: Weighting | None) -> Mapping[str, Modelled] | None:
    """For each answer; None where a figure of a part is hidden, or where the answers say who people are."""
    if weighting is None or question.says_who:
        return None
    measure = question.measures[0]
    parts = {part: shown_answers(question, measure, weighting.cells, part) for part in weighting.residents}
    found: dict[str, Modelled] = {}
    for option in question.valid:
        counted = []
        for part, shown in parts.items():
            count = shown.cells[option.code]
            if shown.base is None or count is None:
                return None
            counted.append(PartShare(count, shown.base, weighting.residents[part]))
        modelled = modelled_share(counted)
        if modelled is None:
            return None
        found[option.code] = modelled
    return found


def weighted_title(order: Sequence[Option], modelled: Mapping[str, Modelled]) -> str:
    most = max(order, key=lambda option: modelled[option.code].share)
    return _("Weighted, %(share)s say: %(answer)s") % {
        "share": numbers().percent(modelled[most.code].share),
        "answer": most.text,
    }


def weighting_note(*, weighted: bool) -> str:
    if not weighted:
        return _("Not weighted: a part of the area has too few answers.")
    return _(
        "Weighted by how many people live in each part. The range holds only if those who stayed away think alike."
    )
