"""Which reports are there, and of which chapters is each made? `content_of` freezes one as plain data."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from dashboards.reports.blocks import Block, Chapter
from dashboards.reports.chapters import acting, appendix, beginning, people, residents, topics
from dashboards.reports.chapters import council as paper
from dashboards.reports.gathering import Gathered, gather
from participation.processes.models import Process

Progress = Callable[[int], None]  # percent


def no_progress(_percent: int) -> None:
    """Nobody watches."""


Plan = list[tuple[str, str, Callable[[Gathered], list[Block]]]]  # key, title, what is written there


def full() -> Plan:
    """The chapters that reports of towns have."""
    return [
        ("glance", _("At a glance"), beginning.glance),
        ("mandate", _("Why, and who decides"), beginning.mandate),
        ("approach", _("How it was done"), beginning.approach),
        ("who", pgettext("chapter", "Who took part"), people.who),
        ("life", _("Life in the neighbourhood"), topics.life),
        ("needs", _("What is important, and how satisfied people are"), topics.needs),
        ("places", pgettext("chapter", "Places"), topics.places),
        ("neighbours", _("Neighbours, meeting, support"), topics.neighbours),
        ("offers", _("Offers: known, used, missing"), topics.offers),
        ("engagement", _("Resources and engagement"), topics.engagement),
        ("differences", _("Groups and parts of the area"), people.differences),
        ("changes", _("Compared with earlier"), acting.changes),
        ("words", pgettext("chapter", "In own words"), topics.in_own_words),
        ("ideas", _("Ideas and votes"), acting.ideas),
        ("recommendations", _("Recommendations"), acting.recommendations),
        ("feedback", _("What offices and organisations say"), acting.feedback),
        ("lastround", _("What became of the last round"), acting.last_round),
        ("appendix", pgettext("chapter", "Appendix"), appendix.appendix),
    ]


def council() -> Plan:
    """The parts of a paper for a body, in their order."""
    return [
        ("deliberation", _("Bodies"), paper.deliberation),
        ("resolution", _("Proposed resolution"), paper.proposed_resolution),
        ("facts", _("State of affairs"), paper.state_of_affairs),
        ("money", _("Financial effects"), paper.money),
        ("annexes", _("Annexes"), paper.annexes),
    ]


def poster() -> Plan:
    return [
        ("thanks", _("Thank you!"), residents.thanks),
        ("missing", _("This is missing most"), residents.missing_most),
        ("ideas", _("Ideas with most support"), residents.most_supported),
        ("next", _("What comes next"), residents.what_next),
    ]


def plain() -> Plan:
    return [
        ("who", _("Who answered?"), residents.plainly_who),
        ("found", _("What did people say?"), residents.plainly_found),
        ("ideas", _("Which ideas do many people like?"), residents.plainly_ideas),
        ("next", _("What comes next?"), residents.what_next),
    ]


def funder() -> Plan:
    """What was done with the money, what came of it, what stays."""
    return [
        ("glance", _("At a glance"), beginning.glance),
        ("mandate", _("Aim and task"), beginning.mandate),
        ("approach", _("What was done"), beginning.approach),
        ("reach", _("Whom it reached"), people.who),
        ("effects", _("What was found out"), topics.needs),
        ("engagement", _("Resources and engagement"), topics.engagement),
        ("ideas", _("Ideas and votes"), acting.ideas),
        ("lastround", _("What became of it"), acting.last_round),
        ("lasting", _("What stays, and what was different from the plan"), acting.lasting),
    ]


VARIANTS: dict[str, Callable[[], Plan]] = {
    "full": full,
    "council": council,
    "poster": poster,
    "plain": plain,
    "funder": funder,
}


def content_of(process: Process, *, variant: str, language: str, progress: Progress = no_progress) -> dict[str, Any]:
    """Everything that the report will ever show. The same data give the same content, whenever it is read."""
    with override(language):
        progress(5)
        gathered = gather(process)
        progress(40)
        parts = VARIANTS[variant]()
        chapters = []
        for number, (key, title, write) in enumerate(parts, 1):
            chapters.append(_named(Chapter(key, title, write(gathered)).frozen(), gathered))
            progress(40 + 50 * number // len(parts))
        return {"variant": variant, "language": language, **_about(gathered), "chapters": chapters}


def _named(chapter: dict[str, Any], gathered: Gathered) -> dict[str, Any]:
    """Where several surveys were answered, each picture says of which it is."""
    titles = {asked.survey.slug: asked.title for asked in gathered.asked}
    for block in chapter["blocks"] if len(titles) > 1 else ():
        if title := titles.get(block.get("survey", "")):
            block["source"] = _("Survey “%(title)s”") % {"title": title} + f" · {block['source']}"
    return chapter


def _about(gathered: Gathered) -> dict[str, Any]:
    run, office = gathered.fold_run, gathered.office
    return {
        "process": gathered.process.slug,
        "title": gathered.title,
        "address": settings.SITE_URL + reverse("dashboards:results", args=[gathered.process.slug]),
        "place": gathered.heading.name,
        "town": gathered.heading.town,
        "office": office.name if office else "",
        "on": gathered.on.isoformat(),
        "fold_run": run.pk if run else None,
        "counted": timezone.localtime(run.counted_at).isoformat(timespec="seconds") if run else None,
        "surveys": [asked.survey.slug for asked in filter(None, (*gathered.asked, gathered.before))],
        "ideas": bool(gathered.ideas),
        "is_open": any(asked.results.is_open for asked in gathered.asked),
        "interim": any(not asked.survey.closed for asked in gathered.asked),
    }
