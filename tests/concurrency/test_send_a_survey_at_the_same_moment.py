"""Fifty presses at once: one response, one marker, one event."""

import uuid
from collections import Counter
from functools import partial

import pytest

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.eligibility.models import AccessCode, CodeBatch
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.models import ContactCard, Draft, ParticipationMarker, Response, SubmissionEvent, Survey, TakenPlaces
from surveys.questiontypes.kind import Filled
from surveys.services.answering import open_draft
from surveys.services.away import prepare_keys, send_kept
from surveys.services.mixing import mix
from surveys.services.places import Full
from surveys.services.responses import submit_answers, submit_response
from tests.concurrency.conftest import all_at_once
from tests.surveys.make import document, page, publish, question, small_document

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
ROSA = Identity(browser="rosa")


@pytest.fixture
def survey(transactional_db: None, process: Process) -> Survey:
    return publish(process, small_document())


def draft_of(survey: Survey, who: Identity = ROSA) -> uuid.UUID:
    key = open_draft(survey=survey, identity=who).key
    Draft.objects.filter(pk=key).update(answers={"A": "no"})
    return key


def stored() -> tuple[int, int, int]:
    return Response.objects.count(), ParticipationMarker.objects.count(), SubmissionEvent.objects.count()


def test_fifty_presses_with_one_key_are_one_response(survey: Survey) -> None:
    key = draft_of(survey)
    receipts = all_at_once([partial(submit_response, key=key, survey=survey, identity=ROSA)] * 50)
    assert sum(not receipt.replayed for receipt in receipts) == 1
    assert stored() == (1, 1, 0)
    assert not Draft.objects.exists()
    assert not ContactCard.objects.exists()


def test_fifty_programs_with_one_key_are_one_response(survey: Survey) -> None:
    """Without a draft to lock, the constraints decide."""
    send = partial(submit_answers, key=uuid.uuid4(), survey=survey, answers={"A": "no"}, identity=ROSA)
    receipts = all_at_once([send] * 50)
    assert sum(not receipt.replayed for receipt in receipts) == 1
    assert stored() == (1, 1, 0)


def test_one_person_with_many_drafts_counts_once(survey: Survey) -> None:
    keys = [draft_of(survey) for _ in range(20)]

    def send(key: uuid.UUID) -> str:
        try:
            submit_response(key=key, survey=survey, identity=ROSA)
        except NotAllowed as no:
            return no.refused.code
        return "stored"

    assert Counter(all_at_once([partial(send, key) for key in keys])) == {"stored": 1, "already": 19}
    assert stored() == (1, 1, 0)


def test_fifty_devices_with_one_access_code_are_one_response(survey: Survey, staff: Account) -> None:
    process = survey.process
    process.eligibility = process.Eligibility.CODE
    process.save()
    batch = CodeBatch.objects.create(process=process, size=1, made_by=staff)
    code = AccessCode.objects.create(process=process, batch=batch, selector="ABCD", secret_hash="-")
    who = Identity(code_id=code.pk, code_process_id=process.pk)
    keys = [draft_of(survey, who) for _ in range(50)]

    def send(key: uuid.UUID) -> str:
        try:
            submit_response(key=key, survey=survey, identity=who)
        except NotAllowed as no:
            return no.refused.code
        return "stored"

    assert Counter(all_at_once([partial(send, key) for key in keys])) == {"stored": 1, "already": 49}
    assert stored() == (1, 1, 0)


def test_many_people_do_not_wait_for_each_other(survey: Survey) -> None:
    """No shared row is locked: fifty at once all arrive."""
    people = [Identity(browser=f"b{number}") for number in range(50)]
    keys = [draft_of(survey, who) for who in people]
    receipts = all_at_once(
        [partial(submit_response, key=key, survey=survey, identity=who) for key, who in zip(keys, people, strict=True)]
    )
    assert not any(receipt.replayed for receipt in receipts)
    assert stored() == (50, 50, 0)
    assert mix(survey.pk) == 40, "ten stay behind for the last step"
    assert stored() == (50, 50, 40)
    assert differences() == []


def test_fifty_people_and_three_last_places(process: Process) -> None:
    """Two answers with places, wanted in both orders: nobody waits in a circle, and no place is given twice."""
    options = [{"code": code, "text": {"de": code}, "places": places} for code, places in (("a", 3), ("b", 40))]
    when = [question("X", "multi", options=options), question("Y", "multi", options=options)]
    survey = publish(process, document(page("one", *when)))

    def send(number: int) -> str:
        who = Identity(browser=f"person {number}")
        key = open_draft(survey=survey, identity=who).key
        wanted = {"X": ["a", "b"], "Y": ["b"]} if number % 2 else {"Y": ["b"], "X": ["b", "a"]}
        Draft.objects.filter(pk=key).update(answers=wanted)
        try:
            submit_response(key=key, survey=survey, identity=who)
        except Full as full:
            return str(full)
        return "stored"

    said = Counter(all_at_once([partial(send, number) for number in range(50)]))
    assert said == {"stored": 3, "X a": 47}
    assert stored()[:2] == (3, 3)
    taken = {(one.question, one.option): one.taken for one in TakenPlaces.objects.all()}
    assert taken == {("X", "a"): 3, ("X", "b"): 3, ("Y", "b"): 3}


def test_fifty_people_and_the_last_answer_of_a_group(process: Process) -> None:
    """The quota counts one of them; the others are stored beside it, and nobody gets an error."""
    group = [
        {"code": "young", "text": {"de": "jung"}, "places": 1},
        {"code": "old", "text": {"de": "alt"}, "places": 9},
    ]
    asked = [
        question("AGE", "single", options=group, quota=True),
        question("AREA", "single", options=group, quota=True),
    ]
    survey = publish(process, document(page("one", *asked)))

    def send(number: int) -> bool:
        who = Identity(browser=f"person {number}")
        key = open_draft(survey=survey, identity=who).key
        Draft.objects.filter(pk=key).update(answers={"AREA": "old", "AGE": "young"})
        return submit_response(key=key, survey=survey, identity=who).beyond_quota

    assert Counter(all_at_once([partial(send, number) for number in range(50)])) == {False: 1, True: 49}
    assert stored()[:2] == (50, 50)
    assert Response.objects.filter(beyond_quota=False).count() == 1
    taken = {(one.question, one.option): one.taken for one in TakenPlaces.objects.all()}
    assert taken == {("AGE", "young"): 1, ("AREA", "old"): 1}
    assert mix(survey.pk) == 0, "what one person said alone waits for others, or for the end"
    Survey.objects.update(state=Survey.State.CLOSED)
    assert mix(survey.pk) == 1
    assert stored() == (50, 50, 1)
    assert differences() == []


def test_a_device_that_sends_with_many_hands_is_counted_once(survey: Survey, staff: Account) -> None:
    assert survey.current is not None
    (key,) = prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR, number=1)
    fields = Filled({"A": ["no"]})
    send = partial(send_kept, survey=survey, key=key, version=survey.current, posted=fields, language="de")
    receipts = all_at_once([send] * 50)
    assert sum(not receipt.replayed for receipt in receipts) == 1
    assert stored() == (1, 1, 0)
    assert not Draft.objects.exists()
