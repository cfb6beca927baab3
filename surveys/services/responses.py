"""How does a draft become a response that counts? One transaction, exactly once, whatever is pressed twice."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant
from participation.places.models import Area
from participation.tally.nudge import nudge
from surveys.definition import Definition, Question, parse_definition, relevant_answers, shown_questions, visible_pages
from surveys.models import ContactCard, Draft, ParticipationMarker, Response, SubmissionEvent, Survey, SurveyVersion
from surveys.questiontypes import kind_of
from surveys.rules import ALREADY, may_answer

FOLD_TASK = "surveys.fold_responses"
AREA_CONCEPTS = ("demo.area", "demo.subarea")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`replayed`: this press changed nothing, the response was stored before. `dropped`: no longer relevant."""

    replayed: bool
    dropped: tuple[Question, ...] = ()


class Incomplete(Exception):  # noqa: N818 (an answer to the page, not a failure)
    """A required question on the way was left out; `page` says where."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


def submit_draft(*, key: uuid.UUID, survey: Survey, identity: Identity) -> Receipt:
    """Send a draft off. A key that was sent before gives the same receipt: double click, F5, cut connection."""
    try:
        with transaction.atomic():
            draft = Draft.objects.select_for_update().select_related("version").filter(key=key).first()
            if draft is None:
                return _replay(survey, key)
            who = may_answer(identity, survey)
            if isinstance(who, Refused):
                raise NotAllowed(who)
            receipt = _store(
                survey=survey,
                version=draft.version,
                key=key,
                answers=draft.answers,
                who=who,
                language=draft.language,
                channel=Channel(draft.channel),
                recorded_by=draft.recorded_by,
            )
            draft.delete()
            return receipt
    except IntegrityError:
        # Two tabs or two presses met at a constraint: one of them has won.
        if Response.objects.filter(survey=survey, submission_key=key).exists():
            return Receipt(replayed=True)
        raise NotAllowed(ALREADY) from None


def submit_answers(
    *, key: uuid.UUID, survey: Survey, answers: dict[str, Any], identity: Identity, language: str = "de"
) -> Receipt:
    """Send answers in one piece (API); the same checks and the same one transaction as `submit_draft`."""
    if Response.objects.filter(survey=survey, submission_key=key).exists():
        return Receipt(replayed=True)
    who = may_answer(identity, survey)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    version = survey.current
    assert version is not None
    try:
        with transaction.atomic():
            return _store(
                survey=survey,
                version=version,
                key=key,
                answers=answers,
                who=who,
                language=language,
                channel=Channel.ONLINE,
            )
    except IntegrityError:
        if Response.objects.filter(survey=survey, submission_key=key).exists():
            return Receipt(replayed=True)
        raise NotAllowed(ALREADY) from None


def _replay(survey: Survey, key: uuid.UUID) -> Receipt:
    if Response.objects.filter(survey=survey, submission_key=key).exists():
        return Receipt(replayed=True)
    raise Draft.DoesNotExist


def _store(
    *,
    survey: Survey,
    version: SurveyVersion,
    key: uuid.UUID,
    answers: dict[str, Any],
    who: Participant,
    language: str,
    channel: Channel,
    recorded_by: Account | None = None,
) -> Receipt:
    definition = parse_definition(version.definition)
    kept, dropped = relevant_answers(definition, answers)
    _require_complete(definition, kept)
    ParticipationMarker.objects.create(survey=survey, participant_key=who.key)
    apart = [question for question in definition.questions() if question.store == "contact"]
    _store_contact(survey, apart, kept)
    for question in apart:
        kept.pop(question.code, None)
        kept.pop(f"{question.code}.other", None)
    response = Response.objects.create(
        survey=survey,
        version=version,
        submission_key=key,
        answers=kept,
        language=language,
        channel=channel,
        recorded_by=recorded_by,
        area=_area_of(survey, definition, kept),
        submitted_on=timezone.localdate(),
    )
    SubmissionEvent.objects.create(response=response, sign=1)
    nudge(FOLD_TASK)
    return Receipt(replayed=False, dropped=tuple(dropped))


def _require_complete(definition: Definition, answers: dict[str, Any]) -> None:
    for page in visible_pages(definition, answers):
        for question in shown_questions(page, answers):
            needed = question.required and question.store != "contact" and kind_of(question).asks
            if needed and not kind_of(question).is_answered(question, answers):
                raise Incomplete(page.key)


def _store_contact(survey: Survey, apart: list[Question], answers: dict[str, Any]) -> None:
    """A card only with a way to reach somebody and with consent; without consent nothing is kept."""
    card = next((answers.get(q.code) for q in apart if q.kind == "contact"), None)
    agreed = next((q for q in apart if q.kind == "consent" and answers.get(q.code) == "yes"), None)
    if not card or agreed is None:
        return
    wishes = [code for q in apart if q.kind == "multi" for code in answers.get(q.code) or []]
    reach = ", ".join(f"{name}: {words}" for name, words in card.items() if name != "name")
    ContactCard.objects.create(
        survey=survey,
        name=card.get("name", "")[:120],
        reach=reach[:200],
        wishes=wishes,
        consent_text=agreed.text.get("de", ""),
    )


def _area_of(survey: Survey, definition: Definition, answers: dict[str, Any]) -> Area | None:
    """The sub-area that somebody named; its option codes are the short names of the areas."""
    question = next((q for q in definition.questions() if q.concept in AREA_CONCEPTS), None)
    slug = answers.get(question.code) if question else None
    if not slug:
        return None
    return Area.objects.filter(slug=slug, path__startswith=survey.process.area.path).first()
