"""Chapters 4 and 11: who took part, and how groups and parts of the area differ."""

from django.utils.translation import gettext as _

from dashboards.panels.words import numbers
from dashboards.reports.blocks import Block, Rows, Text, pictures
from dashboards.reports.chapters.sentences import (
    by_survey,
    evidence,
    listed,
    missing_groups,
    paragraphs,
    told,
    took_part,
)
from dashboards.reports.gathering import Gathered
from dashboards.selectors.eight import Here


def who(gathered: Gathered) -> list[Block]:
    if not gathered.asked:
        return [Text(_("No survey was answered in this process."))]
    found = [(asked, panel) for asked in gathered.asked for panel in asked.results.people]
    compared = (
        missing_groups(gathered) or told(by_survey(gathered, found))
        if found
        else _("Who is missing cannot be said: too few answers, or nobody counted the residents.")
    )
    return [
        Text(paragraphs(listed(took_part(asked) for asked in gathered.asked), evidence(gathered))),
        Text(compared, _("Compared with the residents"), hint=_("What was done to reach those who are missing?")),
        *pictures([panel for _asked, panel in found]),
    ]


def differences(gathered: Gathered) -> list[Block]:
    """The widest gap of each part and generation, as the page with the eight questions says it; never both at once."""
    parts, generations = gathered.evidence.parts, gathered.evidence.generations
    blocks: list[Block] = []
    if parts:
        blocks = [
            Text(_("For each part of the area: the topic where satisfaction is furthest behind importance.")),
            _widest(_("The widest gap in each part of the area"), _("Part of the area"), parts),
        ]
    else:
        blocks = [Text(_("The area has no parts, or nothing was asked that can be compared."))]
    if generations:
        blocks.append(_widest(_("The widest gap of each generation"), _("Generation"), generations))
    return blocks


def _widest(title: str, column: str, found: tuple[Here, ...]) -> Rows:
    rows = tuple(
        (here.part, f"{here.gap.label} ({numbers().signed(here.gap.gap)})", numbers().number(here.gap.n))
        if here.gap
        else (here.part, _("too few answers to say"), "–")
        for here in found
    )
    return Rows(title, (column, _("Widest gap"), _("answers")), rows)
