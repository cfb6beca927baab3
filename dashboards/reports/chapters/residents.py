"""What do residents read: a poster for the notice board, and one page in plain language?"""

from django.utils.translation import gettext as _

from dashboards.panels.needs import Need
from dashboards.reports.blocks import Bars, Block, Text
from dashboards.reports.chapters.beginning import in_plain_words
from dashboards.reports.chapters.sentences import listed
from dashboards.reports.gathering import Gathered
from participation.texts import localized
from participation.web.phrases import day

ON_POSTER, IN_PLAIN, STEPS = 4, 3, 3


def thanks(gathered: Gathered) -> list[Block]:
    """One large number, and of what it is one."""
    if not gathered.asked:
        return [Text(_("People here have ideas for their neighbourhood. Thank you!"))]
    stat = gathered.asked[0].results.took_part
    assert stat is not None, "only surveys that somebody answered are gathered"
    return [Text(stat.value, heading=stat.words)]


def missing_most(gathered: Gathered) -> list[Block]:
    bars = _bars(gathered, ON_POSTER)
    return [bars] if bars else [Text(in_plain_words(gathered))]


def most_supported(gathered: Gathered) -> list[Block]:
    ranked = next((panel for panel in gathered.ideas if panel.key == "ideas"), None)
    if ranked is None:
        return []
    return [Text(listed(line.label for line in ranked.lines[:IN_PLAIN]))]


def what_next(gathered: Gathered) -> list[Block]:
    """The steps that were still ahead when the newest figure came in, then the promised decision."""
    lines = [
        _("%(what)s: until %(day)s") % {"what": localized(phase.title), "day": day(phase.last_day)}
        for phase in gathered.phases
        if phase.last_day >= gathered.on
    ][:STEPS]
    promised = gathered.process.promise_decides_on
    if promised and promised >= gathered.on:
        lines.append(_("Decision: by %(day)s") % {"day": day(promised)})
    return [Text(listed(lines) or _("Ask the neighbourhood office what comes next."))]


def plainly_who(gathered: Gathered) -> list[Block]:
    if not gathered.asked:
        return [Text(_("Nobody was asked by a survey."))]
    stat = gathered.asked[0].results.took_part
    assert stat is not None, "only surveys that somebody answered are gathered"
    said = [f"{stat.value} {stat.words}."]
    if gathered.asked[0].results.is_open:
        said.append(_("Everybody could answer."))
        said.append(_("So we know what these people think. We do not know what all people think."))
    return [Text(" ".join(said))]


def plainly_found(gathered: Gathered) -> list[Block]:
    bars = _bars(gathered, IN_PLAIN)
    if bars is None:
        return [Text(_("There are no findings yet."))]
    return [Text(_("These things are important to people. But many are not satisfied with them:")), bars]


def plainly_ideas(gathered: Gathered) -> list[Block]:
    return most_supported(gathered) or [Text(_("You find all ideas on this platform."))]


def _bars(gathered: Gathered, most: int) -> Bars | None:
    needs = gathered.needs[:most]
    return Bars(tuple(map(_bar, needs))) if needs else None


def _bar(need: Need) -> tuple[str, tuple[tuple[str, str, int], ...]]:
    """Label, then both shares in words and in percent of the whole length."""
    return need.label, tuple((line.label, line.words, line.percent) for line in (need.important, need.satisfied))
