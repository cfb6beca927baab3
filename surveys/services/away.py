"""How do answers come in that were given where there was no network?

Staff fetch a stock of submission keys while there is one; each is a draft that waits for its answers. The device joins
one key to each finished answer and sends it as often as it takes: a key makes one response, and gives one receipt.
"""

import uuid

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import NotAllowed, require
from participation.audit.services import record_act
from participation.channels import Channel
from participation.eligibility.identity import Identity
from surveys.away_rules import UNKNOWN_KEY, UNREADABLE, may_work_away, recorded
from surveys.definition import Path, walk
from surveys.definition.away import when_away
from surveys.definition.paper import on_paper
from surveys.keying import read_form
from surveys.models import Draft, Survey, SurveyVersion
from surveys.questiontypes import Posted
from surveys.selectors.drafts import circumstances_of, drafts_of, was_sent
from surveys.selectors.versions import definition_of
from surveys.services.checking import errors_among
from surveys.services.responses import Receipt, Submission, exactly_once, participant, store_response

STOCK = 50


@transaction.atomic
def prepare_keys(*, account: Account, survey_id: int, channel: Channel, number: int = STOCK) -> list[uuid.UUID]:
    """Each is used once. They expire with other drafts, after fourteen days."""
    survey = _survey(survey_id)
    require(may_work_away(account, survey))
    assert survey.current is not None, "a published survey has a frozen version (constraint)"
    stock = [
        Draft(version=survey.current, channel=channel, recorded_by=account, prepared=True) for _number in range(number)
    ]
    Draft.objects.bulk_create(stock)
    _record(account, survey, "survey.device_prepared", channel=channel, keys=number)
    return [draft.key for draft in stock]


@transaction.atomic
def end_keys(*, account: Account, survey_id: int) -> int:
    """A device is lost: none of the keys that are out makes a response any more."""
    survey = _survey(survey_id)
    require(may_work_away(account, survey))
    ended, _rows = drafts_of(survey).filter(prepared=True).delete()
    _record(account, survey, "survey.devices_ended", keys=ended)
    return ended


def send_kept(*, survey: Survey, key: uuid.UUID, version: SurveyVersion, posted: Posted, language: str) -> Receipt:
    """`version`: as it was asked. Raises NotAllowed or Full, and then nothing is stored."""

    def submit() -> Receipt:
        draft = drafts_of(survey).select_for_update(of=("self",)).filter(key=key, prepared=True).first()
        if draft is None:
            if was_sent(survey, key):
                return Receipt(replayed=True)
            raise NotAllowed(UNKNOWN_KEY)
        who = participant(Identity(browser=f"away {key}"), survey)
        path = path_of_kept(version, posted, draft)
        if any(errors_among(step.questions, path) for step in path.steps):
            raise NotAllowed(UNREADABLE)
        channel = Channel(draft.channel)
        submission = Submission(
            survey=survey,
            version=version,
            key=key,
            path=path,
            language=language,
            channel=channel,
            recorded_by=draft.recorded_by if recorded(channel) else None,
        )
        counts = store_response(submission, who)
        draft.delete()
        return Receipt(replayed=False, dropped=path.lost, beyond_quota=not counts)

    return exactly_once(survey, key, submit)


def path_of_kept(version: SurveyVersion, posted: Posted, draft: Draft | None = None) -> Path:
    """The page has insisted on what it could. Whoever answered is gone, so here a gap is a gap, as on paper."""
    definition = on_paper(when_away(definition_of(version)))
    return walk(definition, read_form(definition, posted), circumstances_of(draft))


def _survey(survey_id: int) -> Survey:
    found = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("process__area", "current")
    return found.get(pk=survey_id)


def _record(account: Account, survey: Survey, action: str, **details: object) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details=details,
    )
