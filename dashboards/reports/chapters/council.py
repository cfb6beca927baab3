"""What does a paper for the council say, in the parts that such papers have? Two pages, no more."""

from dataclasses import replace

from django.utils.translation import gettext as _

from dashboards.reports.blocks import Block, Rows, Text, pictures
from dashboards.reports.chapters.sentences import (
    caution,
    findings,
    listed,
    missing_groups,
    numbered,
    paragraphs,
    took_part,
)
from dashboards.reports.gathering import Gathered
from participation.web.phrases import day

FINDINGS, TOPICS = 4, 5


def deliberation(gathered: Gathered) -> list[Block]:
    """Through which bodies the decisions of this process go."""
    steps = {
        (step.meets_on, step.body): (
            step.body,
            str(step.get_role_display()),
            day(step.meets_on),
            str(step.get_outcome_display()),
        )
        for decision in gathered.decisions
        for step in decision.deliberations.all()
    }
    if not steps:
        return [Text(_("No body is entered yet."), hint=_("Committee, day, public or not?"))]
    rows = tuple(steps[key] for key in sorted(steps))
    return [Rows("", (_("Body"), _("what it does"), _("meets on"), _("result")), rows)]


def proposed_resolution(gathered: Gathered) -> list[Block]:
    return [Text(numbered(gathered.resolution))]


def state_of_affairs(gathered: Gathered) -> list[Block]:
    said = [f"{took_part(asked)} {asked.results.label}." for asked in gathered.asked]
    found = [": ".join(filter(None, [title, ". ".join(own)])) for title, own in findings(gathered, FINDINGS)]
    blocks: list[Block] = [
        Text(paragraphs(listed(said), caution(gathered), missing_groups(gathered))),
        Text(listed(found) or _("There are no findings yet.")),
    ]
    if gathered.needs:
        rows = tuple((need.label, need.important.words, need.satisfied.words) for need in gathered.needs[:TOPICS])
        blocks.append(Rows(_("What is missing most"), (_("topic"), _("find it important"), _("are satisfied")), rows))
    gaps = [panel for asked in gathered.asked for panel in asked.results.topics if panel.key.startswith("gaps-")]
    # Its note speaks of a table that a paper of two pages has no room for.
    return [*blocks, *pictures([replace(panel, note="") for panel in gaps[:1]])]


def money(gathered: Gathered) -> list[Block]:
    """What the proposals cost, where an office has said it."""
    if not gathered.proposals:
        return [Text(_("To take note costs nothing. There are no open proposals."))]
    rows = tuple(
        (one.title, one.cost or _("cost not named"), one.office or _("office not named")) for one in gathered.proposals
    )
    return [
        Text(_("To take note costs nothing. The proposals cost:"), hint=_("Budget line, funding, later costs?")),
        Rows("", (_("Proposal"), _("Costs"), _("Office")), rows),
    ]


def annexes(gathered: Gathered) -> list[Block]:
    papers = [_("Report of results: %(title)s") % {"title": gathered.title}]
    papers += [_("Questionnaire “%(title)s”") % {"title": asked.title} for asked in gathered.asked]
    return [Text(numbered(papers))]
