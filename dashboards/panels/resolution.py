"""How could the resolution of a council read? Sentences made from the data, marked as such until people change them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from dashboards.panels.needs import Need
from dashboards.panels.stats import Stat
from ideas.selectors.proposals import ProposalRow
from participation.web.phrases import day

TOPICS, PROPOSALS = 3, 3


def resolution(
    *, title: str, stats: Sequence[Stat], needs: Sequence[Need], proposals: Sequence[ProposalRow], report_on: date
) -> list[str]:
    """Numbered sentences; what has no data is left out, never made up."""
    answered = next((stat for stat in stats if stat.about == "answers"), None)
    lines = []
    if answered:
        facts = {"title": title, "number": answered.value, "words": answered.words}
        lines.append(_("The council takes note of the results of “%(title)s” (%(number)s %(words)s).") % facts)
    else:
        lines.append(_("The council takes note of the results of “%(title)s”.") % {"title": title})
    if needs:
        topics = ", ".join(need.label for need in needs[:TOPICS])
        lines.append(_("The administration proposes measures for these topics: %(topics)s.") % {"topics": topics})
    lines += [_proposal(one) for one in proposals[:PROPOSALS]]
    lines.append(
        _("The administration reports by %(day)s what has become of it. Residents get the report, too.")
        % {"day": day(report_on)}
    )
    return lines


def _proposal(one: ProposalRow) -> str:
    facts = {"title": one.title, "office": one.office, "cost": one.cost}
    if one.office and one.cost:
        return _("“%(title)s” is decided on; cost: %(cost)s, responsible: %(office)s.") % facts
    if one.office:
        return _("“%(title)s” is decided on; responsible: %(office)s. The cost is to be named.") % facts
    return _("“%(title)s” is examined; cost and office are to be named.") % facts
