"""How does each thing that waits read: what, why, and the one act?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ideas.selectors.comment_desk import REPORTED, WAITING
from ideas.selectors.comment_desk import Waiting as WaitingComments
from ideas.selectors.groups import OpenObjection
from ideas.selectors.joining import Asking, Unread, needs_in_words
from ideas.selectors.today import Unchecked, WaitingIdea
from participation.decisions.models import Decision
from participation.directory.models import Offering
from participation.texts import localized
from participation.web.navigation import address
from participation.web.phrases import day, day_long, number
from surveys.selectors.desk import DeskSurvey
from surveys.selectors.readings import Waiting

CLOSES_SOON = timedelta(days=14)
RESULTS_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """`when` is late, today or week; `act` is the one thing to do."""

    when: str
    icon: str
    title: str
    why: str
    act: str
    url: str


def spell_days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def of_moderation(found: Unchecked, now: datetime) -> list[Row]:
    if not found.count or not found.oldest:
        return []
    title = ngettext("Check %(count)s idea", "Check %(count)s ideas", found.count) % {"count": found.count}
    return [Row("today", "eye", title, _waited(found.oldest, now), _("Check"), address("ideas:desk"))]


def _waited(oldest: datetime, now: datetime) -> str:
    days = (timezone.localdate(now) - timezone.localdate(oldest)).days
    return (
        _("The oldest has been waiting for %(days)s.") % {"days": spell_days(days)} if days else _("They came today.")
    )


def _since(moment: datetime, now: datetime) -> str:
    days = (timezone.localdate(now) - timezone.localdate(moment)).days
    return _("For %(days)s already.") % {"days": spell_days(days)} if days else _("Since today.")


def of_comments(reported: WaitingComments, waiting: WaitingComments, now: datetime) -> list[Row]:
    """What readers complain about comes before what only waits."""
    desk, rows = address("ideas:comments_desk"), []
    if reported.oldest:
        title = ngettext("%(count)s comment was reported", "%(count)s comments were reported", reported.count)
        why = _since(reported.oldest, now)
        url = f"{desk}?stapel={REPORTED}"
        rows.append(Row("today", "warning", title % {"count": reported.count}, why, _("Check"), url))
    if waiting.oldest:
        title = ngettext("Check %(count)s comment", "Check %(count)s comments", waiting.count)
        why = _since(waiting.oldest, now)
        url = f"{desk}?stapel={WAITING}"
        rows.append(Row("today", "comment", title % {"count": waiting.count}, why, _("Check"), url))
    return rows


def of_needs(found: list[Asking], now: datetime) -> list[Row]:
    """Residents who do it themselves wait for the town."""
    return [
        Row(
            "today",
            "join",
            _("“%(idea)s” asks for: %(needs)s") % {"idea": asking.title, "needs": needs_in_words(asking.kinds, None)},
            _since(asking.since, now),
            _("Write an answer"),
            f"{address('ideas:answer', asking.idea_id)}#bedarf",
        )
        for asking in found
    ]


def of_help(found: Unread) -> list[Row]:
    if not found.idea_id:
        return []
    title = ngettext("Read %(count)s offer to join in", "Read %(count)s offers to join in", found.count)
    why = _("Everybody sees what somebody brings only after that.")
    url = address("ideas:contributors", found.idea_id)
    return [Row("today", "join", title % {"count": found.count}, why, _("Read"), url)]


def of_old_offerings(found: list[Offering]) -> list[Row]:
    """One row for all of them; the oldest is named."""
    if not found:
        return []
    title = ngettext("Is %(count)s offer still true?", "Are %(count)s offers still true?", len(found))
    why = _("Nobody has checked “%(offer)s” since %(day)s.") % {
        "offer": found[0].title,
        "day": day(found[0].confirmed_on),
    }
    return [Row("week", "clock", title % {"count": len(found)}, why, _("Ring and check"), address("directory:desk"))]


def of_objections(found: list[OpenObjection], now: datetime) -> list[Row]:
    """Somebody does not agree that the own idea means the same as another one."""
    return [
        Row(
            "today",
            "comment",
            _("Objection: “%(idea)s” means something else") % {"idea": objection.title},
            _waits((timezone.localdate(now) - timezone.localdate(objection.made_at)).days),
            _("Read and answer"),
            address("ideas:group", objection.idea_id),
        )
        for objection in found
    ]


def _waits(days: int) -> str:
    return (
        _("Whoever wrote it has been waiting for %(days)s.") % {"days": spell_days(days)}
        if days
        else _("It came today.")
    )


def of_overdue_ideas(found: list[WaitingIdea], today: date) -> list[Row]:
    return [_overdue_idea(idea, (today - idea.due_on).days) for idea in found if idea.due_on]


def _overdue_idea(idea: WaitingIdea, late: int) -> Row:
    title = _("“%(idea)s” waits for news") if idea.answered else _("“%(idea)s” has no answer yet")
    waiting = ngettext("%(people)s person is waiting.", "%(people)s people are waiting.", idea.supports)
    why = _("Overdue for %(days)s.") % {"days": spell_days(late)}
    return Row(
        "late",
        "warning" if idea.answered else "comment",
        title % {"idea": idea.title},
        f"{why} {waiting % {'people': number(idea.supports)}}" if idea.supports else why,
        _("Give news") if idea.answered else _("Write an answer"),
        address("ideas:answer", idea.id) or address("ideas:detail", idea.id),
    )


def of_surveys(found: list[DeskSurvey], now: datetime) -> list[Row]:
    rows = [_survey(survey, now) for survey in found]
    return [row for row in rows if row]


def of_readings(found: list[Waiting], now: datetime) -> list[Row]:
    """A colleague waits for these before publishing."""
    return [
        Row(
            "today",
            "eye",
            _("Please read “%(survey)s”") % {"survey": localized(waiting.title)},
            _asked_by(waiting, now),
            _("Read and remark"),
            address("surveys:desk_reading", waiting.slug),
        )
        for waiting in found
    ]


def _asked_by(waiting: Waiting, now: datetime) -> str:
    days = (timezone.localdate(now) - timezone.localdate(waiting.asked_at)).days
    if days:
        return _("%(name)s has been waiting for %(days)s.") % {"name": waiting.asked_by, "days": spell_days(days)}
    return _("%(name)s asked you today, before it is published.") % {"name": waiting.asked_by}


def _survey(survey: DeskSurvey, now: datetime) -> Row | None:
    if survey.state == "draft":
        return _draft(survey)
    promised, today = survey.results_on, timezone.localdate(now)
    if promised and not survey.results_released and promised <= today + RESULTS_SOON:
        return _results_promised(survey, promised, today)
    if survey.state == "published" and survey.closes_at and survey.closes_at < now + CLOSES_SOON:
        return _closing(survey, survey.closes_at, now)
    return None


def _draft(survey: DeskSurvey) -> Row:
    return Row(
        "week",
        "edit",
        _("Survey “%(survey)s” is a draft") % {"survey": localized(survey.title)},
        _("Nobody can answer it before you publish it."),
        _("Go on writing"),
        address("surveys:design", survey.slug),
    )


def _results_promised(survey: DeskSurvey, promised: date, today: date) -> Row:
    """Shown from the page that residents will see; a survey that still runs must be closed first."""
    late = (today - promised).days
    title = _("Results of “%(survey)s” were promised") if late > 0 else _("Results of “%(survey)s” are promised")
    why = _("Overdue for %(days)s.") % {"days": spell_days(late)}
    if late <= 0:
        why = _("Residents expect them on %(day)s.") % {"day": day_long(promised)}
    closed = survey.state == "closed"
    url = address("dashboards:survey_results", survey.process_slug, survey.slug) if closed else ""
    return Row(
        "late" if late > 0 else "week" if late < -1 else "today",
        "chart",
        title % {"survey": localized(survey.title)},
        why,
        _("Look and release") if closed else _("Close the survey"),
        url or address("surveys:desk_publish", survey.slug),
    )


def _closing(survey: DeskSurvey, closes_at: datetime, now: datetime) -> Row:
    answers = ngettext("%(count)s answer so far.", "%(count)s answers so far.", survey.returns)
    # Closing at midnight means the evening before, as people say it.
    last_day = timezone.localdate(closes_at - timedelta(minutes=1))
    days = (last_day - timezone.localdate(now)).days
    texts = {"survey": localized(survey.title), "days": spell_days(days)}
    if closes_at <= now:
        title, when = _("The time for “%(survey)s” is over") % texts, "today"
    elif days == 0:
        title, when = _("“%(survey)s” ends today") % texts, "today"
    else:
        title, when = _("“%(survey)s” ends in %(days)s") % texts, "week"
    return Row(
        when,
        "clock",
        title,
        answers % {"count": number(survey.returns)},
        _("Open the survey"),
        address("surveys:design", survey.slug),
    )


def of_committee(found: list[WaitingIdea], today: date) -> list[Row]:
    return [_for_decision(idea, today) for idea in found]


def _for_decision(idea: WaitingIdea, today: date) -> Row:
    support = ngettext("%(people)s person supports it.", "%(people)s people support it.", idea.supports)
    support %= {"people": number(idea.supports)}
    when, news = _news_by(idea.due_on, today)
    return Row(
        when,
        "townhall",
        _("Decide on “%(idea)s”") % {"idea": idea.title},
        f"{support} {news}",
        _("Record a decision"),
        address("dashboards:decide_idea", idea.id) or address("ideas:detail", idea.id),
    )


def _news_by(day: date | None, today: date) -> tuple[str, str]:
    """When it is shown, and what was promised."""
    if day is None:
        return "week", _("No day for news is promised yet.")
    late = (today - day).days
    if late > 0:
        return "late", _("Overdue for %(days)s.") % {"days": spell_days(late)}
    return "week" if late < -1 else "today", _("News are promised by %(day)s.") % {"day": day_long(day)}


def of_reviews(found: list[Decision], today: date) -> list[Row]:
    return [_review(decision, today) for decision in found]


def _review(decision: Decision, today: date) -> Row:
    past = (today - decision.review_on).days
    why = _("You wanted to look again on %(day)s.") % {"day": day_long(decision.review_on)}
    url = address("dashboards:decision", decision.pk) or address("neighbourhood:process", decision.process.slug)
    return Row(
        "today" if past >= 0 else "week",
        "calendar",
        _("What became of “%(decision)s”?") % {"decision": localized(decision.title)},
        why,
        _("Look again"),
        url,
    )
