"""Who may answer a survey now, and if not, why?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.allowed import Answer, Refused
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.processes.models import Phase
from participation.processes.rules import TOO_LATE, is_open_for
from surveys.models import ParticipationMarker, Survey

NOT_PUBLISHED = Refused("not_published", _("This survey is not published."))
CLOSED = Refused("closed", _("This survey has ended. Thank you to everybody who took part."))
TOO_EARLY = Refused("too_early", _("This survey has not begun yet."))
ALREADY = Refused("already", _("You have already taken part. Each person answers once."))


def is_open(survey: Survey, at: datetime | None = None) -> Answer:
    """By state, by its own dates and by the phase of the process. What is counted to the end stays closed."""
    moment = at or timezone.now()
    if survey.state == Survey.State.DRAFT:
        return NOT_PUBLISHED
    if survey.mixed_at_end or survey.state == Survey.State.CLOSED or (survey.closes_at and moment >= survey.closes_at):
        return CLOSED
    if survey.opens_at and moment < survey.opens_at:
        return TOO_EARLY
    return is_open_for(survey.process, Phase.Kind.SURVEY, moment)


def has_ended(survey: Survey, at: datetime | None = None) -> bool:
    """Nobody will answer it any more, as far as its dates tell; not merely a pause between two phases."""
    answer = is_open(survey, at)
    return isinstance(answer, Refused) and answer in (CLOSED, TOO_LATE)


def may_answer(identity: Identity, survey: Survey) -> Participant | Refused:
    """The participant who answers, or the reason why not. One survey, one answer per participant."""
    answer = is_open(survey)
    if isinstance(answer, Refused):
        return answer
    who = may_take_part(identity, survey.process)
    if isinstance(who, Refused):
        return who
    if ParticipationMarker.objects.filter(survey=survey, participant_key=who.key).exists():
        return ALREADY
    return who
