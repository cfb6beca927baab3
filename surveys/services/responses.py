"""How do answers become a response that counts? One transaction, exactly once, whatever is pressed twice."""

import uuid
from collections.abc import Callable
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
from surveys.definition import Answers, Definition, Path, Question, walk
from surveys.models import Draft, ParticipationMarker, Response, SubmissionEvent, Survey, SurveyVersion
from surveys.rules import ALREADY, may_answer
from surveys.selectors.drafts import circumstances_of, drafts_of, path_of, sent_key, was_sent
from surveys.selectors.versions import definition_of
from surveys.services.checking import Errors, clean_all, first_page_with_errors
from surveys.services.contact_cards import store_contact_card, without_card
from surveys.services.photos import with_photos_sent
from surveys.services.places import Full, no_place, take_places

FOLD_TASK = "surveys.fold_responses"
MIX_TASK = "surveys.mix_responses"
AREA_CONCEPTS = ("demo.area", "demo.subarea")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`replayed`: this press changed nothing, the response was stored before. `dropped`: no longer relevant.

    `beyond_quota`: its group has enough answers; it is kept and does not count.
    """

    replayed: bool
    dropped: tuple[Question, ...] = ()
    beyond_quota: bool = False


class Incomplete(Exception):  # noqa: N818 (an answer to the page, not a failure)
    """A question on the way needs another look; `page` says where."""

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


class BadAnswers(Exception):  # noqa: N818 (an answer to a program)
    def __init__(self, errors: Errors) -> None:
        super().__init__("; ".join(f"{name}: {sentence}" for name, sentence in errors.items()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Submission:
    """What is sent, before it is stored."""

    survey: Survey
    version: SurveyVersion
    key: uuid.UUID
    path: Path
    language: str
    channel: Channel
    recorded_by: Account | None = None


def submit_response(*, key: uuid.UUID, survey: Survey, identity: Identity) -> Receipt:
    """Send a draft off. A key that was sent before gives the same receipt: double click, F5, cut connection."""

    def submit() -> Receipt:
        draft = drafts_of(survey).select_for_update(of=("self",)).filter(key=key).first()
        if draft is None:
            if was_sent(survey, key):
                return Receipt(replayed=True)
            raise Draft.DoesNotExist
        who = participant(identity, survey)
        submission = Submission(
            survey=survey,
            version=draft.version,
            key=key,
            path=path_of(draft),
            language=draft.language,
            channel=Channel(draft.channel),
            recorded_by=draft.recorded_by,
        )
        counts = store_response(submission, who)
        draft.delete()
        return Receipt(replayed=False, dropped=submission.path.lost, beyond_quota=not counts)

    return exactly_once(survey, key, submit)


def submit_answers(
    *, key: uuid.UUID, survey: Survey, answers: dict[str, Any], identity: Identity, language: str = "de"
) -> Receipt:
    """Send answers in one piece, for programs; the same checks and the same one transaction as `submit_response`."""

    def submit() -> Receipt:
        if was_sent(survey, key):
            return Receipt(replayed=True)
        who = participant(identity, survey)
        draft = drafts_of(survey).select_for_update(of=("self",)).filter(key=key).first()
        version = draft.version if draft else survey.current
        assert version is not None, "an open survey has a frozen version (constraint)"
        cleaned = clean_all(definition_of(version), answers)
        if cleaned.errors:
            raise BadAnswers(cleaned.errors)
        path = walk(definition_of(version), cleaned.values, circumstances_of(draft))
        try:
            counts = store_response(Submission(survey, version, key, path, language, Channel.ONLINE), who)
        except Full as full:
            raise BadAnswers({full.choice.question.code: no_place(full.choice, language)}) from full
        if draft:
            draft.delete()
        return Receipt(replayed=False, dropped=path.lost, beyond_quota=not counts)

    return exactly_once(survey, key, submit)


def exactly_once(survey: Survey, key: uuid.UUID, submit: Callable[[], Receipt]) -> Receipt:
    """Presses that meet: one wins, at the marker or at a constraint; the others of its key get its receipt."""
    try:
        with transaction.atomic():
            return submit()
    except IntegrityError:
        refused = ALREADY
    except NotAllowed as no:
        refused = no.refused
    if was_sent(survey, key):
        return Receipt(replayed=True)
    raise NotAllowed(refused)


def participant(identity: Identity, survey: Survey) -> Participant:
    who = may_answer(identity, survey)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    return who


def store_response(submission: Submission, who: Participant) -> bool:
    """Marker, card and response, without a way from one to the other; in an anonymous survey they wait to be mixed.

    False: a quota is full, so it is kept and does not count.
    """
    survey, path = submission.survey, submission.path
    page = first_page_with_errors(path)
    if page is not None:
        raise Incomplete(page)
    definition = definition_of(submission.version)
    apart = [question for question in definition.questions() if question.store == "contact"]
    ParticipationMarker.objects.create(
        survey=survey, participant_key=who.key, sent_key=sent_key(survey, submission.key), waiting=survey.anonymous
    )
    counts = take_places(survey, definition, path.kept)
    store_contact_card(survey=survey, apart=apart, answers=path.kept, language=submission.language)
    response = Response.objects.create(
        survey=survey,
        version=submission.version,
        answers=without_card(apart, with_photos_sent(path, survey)),
        language=submission.language,
        channel=submission.channel,
        recorded_by=submission.recorded_by,
        area=_area_of(survey, definition, path.kept),
        submitted_on=timezone.localdate(),
        waiting=survey.anonymous,
        beyond_quota=not counts,
    )
    if response.waiting:
        nudge(MIX_TASK)
    elif counts:
        SubmissionEvent.objects.create(response=response, sign=1)
        nudge(FOLD_TASK)
    return counts


def _area_of(survey: Survey, definition: Definition, answers: Answers) -> Area | None:
    """The sub-area that somebody named; its option codes are the short names of the areas."""
    question = next((q for q in definition.questions() if q.concept in AREA_CONCEPTS), None)
    slug = answers.get(question.code) if question else None
    if not isinstance(slug, str):
        return None
    return Area.objects.filter(slug=slug, path__startswith=survey.process.area.path).first()
