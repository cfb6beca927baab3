"""Chapters 12 and 14 to 17: what changed, ideas and votes, what to do, what offices say, what became of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.existing import before_a_measure
from dashboards.panels.words import numbers
from dashboards.reports.blocks import Block, Rows, Text, pictures
from dashboards.reports.chapters.sentences import listed, measures_in_words, paragraphs, took_part
from dashboards.reports.gathering import Gathered
from ideas.selectors.poll_outcome import Decided
from participation.texts import localized
from participation.web.phrases import day, money

RECOMMENDED = 5


def changes(gathered: Gathered) -> list[Block]:
    then, asked = gathered.evidence.then, gathered.before
    if then is None or not then.topics:
        return [Text(_("No earlier survey of this process asked the same. A repetition in the same words answers it."))]
    say = numbers()
    rows = tuple(
        (
            moved.label,
            say.number(moved.change.before, 1),
            say.number(moved.change.after, 1),
            _("a clear change") if moved.clear else _("no clear change"),
        )
        for moved in then.topics
    )
    before = _("Satisfaction (1 to 5) compared with “%(title)s”.") % {"title": localized(then.title)}
    they = f"{took_part(asked)} {asked.results.label}." if asked else ""
    caution = _("Both or one of the surveys was open. Other people may have answered, so this is no proof of a change.")
    return [
        Text(paragraphs(they, before if then.sampled else f"{before} {caution}")),
        Rows(_("Then and now"), (_("topic"), _("then"), _("now"), _("how sure")), rows),
    ]


def ideas(gathered: Gathered) -> list[Block]:
    ranked = [panel for panel in gathered.ideas if panel.key == "ideas"]
    told = [f"{stat.value} {stat.words}." for stat in gathered.evidence.stats if not stat.about][-2:]
    if not ranked:
        told.append(_("The order of the ideas is not public yet, so it does not stand here."))
    blocks: list[Block] = [Text(paragraphs(listed(told), *(panel.title + "." for panel in ranked))), *pictures(ranked)]
    for poll in gathered.polls:
        blocks += _poll(poll)
    return blocks


def _poll(poll: Decided) -> list[Block]:
    if poll.outcome is None:
        return [Text(_("The vote ended on %(day)s.") % {"day": day(poll.closed_at)}, poll.title)]
    count = poll.outcome.ballots
    said = ngettext("%(number)s ballot counts.", "%(number)s ballots count.", count) % {
        "number": numbers().number(count)
    }
    rows = tuple((winner.title, money(winner.cost)) for winner in poll.outcome.winners)
    return [Text(said, poll.title), Rows(_("What gets the money"), (_("project"), _("cost")), rows)]


def recommendations(gathered: Gathered) -> list[Block]:
    """Need and evidence from the figures, existing offers from the directory; the rest is for people to write."""
    hint = _("Proposal, who does it, cost class, by when, what residents contribute?")
    blocks: list[Block] = [
        Text(
            paragraphs(
                _("Evidence: %(sentence)s") % {"sentence": need.sentence},
                before_a_measure(gathered.existing, need.key),
                _("Proposal: The administration names a measure, an office and a day for this topic."),
            ),
            need.label,
            hint,
        )
        for need in gathered.needs[:RECOMMENDED]
    ]
    if gathered.proposals:
        blocks.append(proposals(gathered) if gathered.process.results_released else proposals_by_name(gathered))
    if gathered.brought.by_kind:
        blocks.append(Text(_contributed(gathered), _("What residents contribute")))
    return blocks or [Text(_("The answers alone recommend nothing. Talk about them with the residents."))]


def _contributed(gathered: Gathered) -> str:
    return _("Residents join in with: %(kinds)s.") % {
        "kinds": ", ".join(kind for kind, _number in gathered.brought.by_kind)
    }


def proposals(gathered: Gathered) -> Rows:
    rows = tuple(
        (
            one.title,
            numbers().number(one.supports),
            one.cost or _("cost not named"),
            one.office or _("office not named"),
            day(one.next_on) if one.next_on else _("no day"),
        )
        for one in gathered.proposals
    )
    columns = (_("Proposal"), _("Supports"), _("Costs"), _("Office"), _("Next news by"))
    return Rows(_("Proposals with support, cost, office and day"), columns, rows)


def proposals_by_name(gathered: Gathered) -> Rows:
    """While the order of the ideas is not public, neither their supports nor their places tell it."""
    shown = proposals(gathered)
    rows = sorted((title, *rest) for title, _supports, *rest in shown.rows)
    return Rows(_("Proposals with cost, office and day"), (shown.columns[0], *shown.columns[2:]), tuple(rows))


def feedback(gathered: Gathered) -> list[Block]:
    answers: list[Block] = [
        Text(paragraphs(one.answer, one.reason), f"{one.office}: {one.about}") for one in gathered.office_answers
    ]
    return answers or [Text(_("No office has answered to a finding of this process yet."))]


def last_round(gathered: Gathered) -> list[Block]:
    rows = tuple(measures_in_words(gathered))
    if not rows:
        return [Text(_("Nothing is decided yet") + ".")]
    columns = (_("Decision"), _("decided"), _("measure"), _("state"), _("due on"))
    return [Rows(_("What became of the decisions"), columns, rows)]


def lasting(gathered: Gathered) -> list[Block]:
    """Only people know this; the rule says what the platform knows of it."""
    said = ngettext(
        "%(number)s decision was recorded.", "%(number)s decisions were recorded.", len(gathered.decisions)
    ) % {"number": len(gathered.decisions)}
    hint = _("What goes on after the funding? What was planned differently, and why?")
    return [Text(said, hint=hint)]
