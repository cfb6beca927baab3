"""A response is stored exactly once, whatever is pressed twice."""

import uuid

import pytest
from django.db import IntegrityError
from django.test import Client

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.eligibility.identity import Identity
from surveys.models import Draft, ParticipationMarker, Response, SubmissionEvent, Survey
from surveys.services.answering import open_draft
from surveys.services.responses import BadAnswers, Incomplete, submit_answers, submit_response
from tests.surveys.walking import Walk

pytestmark = pytest.mark.django_db
ROSA, NABIL = Identity(browser="rosa"), Identity(browser="nabil")


def draft_of(survey: Survey, who: Identity = ROSA) -> Draft:
    draft = open_draft(survey=survey, identity=who)
    Draft.objects.filter(pk=draft.pk).update(answers={"A": "no"})
    return draft


def stored() -> tuple[int, int, int]:
    """Responses, markers, and events: none of these, because all responses here wait to be mixed."""
    return Response.objects.count(), ParticipationMarker.objects.count(), SubmissionEvent.objects.count()


def test_a_key_sent_again_gets_the_same_receipt(survey: Survey) -> None:
    key = draft_of(survey).key
    assert not submit_response(key=key, survey=survey, identity=ROSA).replayed
    assert submit_response(key=key, survey=survey, identity=ROSA).replayed
    assert stored() == (1, 1, 0)


def test_a_second_draft_of_the_same_person_is_refused_and_kept(survey: Survey) -> None:
    first, second = draft_of(survey), draft_of(survey)
    submit_response(key=first.key, survey=survey, identity=ROSA)
    with pytest.raises(NotAllowed) as refused:
        submit_response(key=second.key, survey=survey, identity=ROSA)
    assert refused.value.refused.code == "already"
    assert stored() == (1, 1, 0)
    assert Draft.objects.filter(pk=second.pk).exists()


def test_neighbours_both_count(survey: Survey) -> None:
    submit_response(key=draft_of(survey).key, survey=survey, identity=ROSA)
    submit_response(key=draft_of(survey, NABIL).key, survey=survey, identity=NABIL)
    assert stored() == (2, 2, 0)


def test_an_unknown_key_stores_nothing(survey: Survey) -> None:
    with pytest.raises(Draft.DoesNotExist):
        submit_response(key=uuid.uuid4(), survey=survey, identity=ROSA)
    assert stored() == (0, 0, 0)


def test_a_draft_of_another_survey_cannot_be_sent_here(survey: Survey) -> None:
    other = Survey.objects.get(pk=survey.pk)
    other.pk, other.slug = None, "andere"
    other.save()
    with pytest.raises(Draft.DoesNotExist):
        submit_response(key=draft_of(survey).key, survey=other, identity=ROSA)
    assert stored() == (0, 0, 0)


def test_what_is_incomplete_stores_nothing_at_all(survey: Survey) -> None:
    draft = open_draft(survey=survey, identity=ROSA)
    with pytest.raises(Incomplete) as incomplete:
        submit_response(key=draft.key, survey=survey, identity=ROSA)
    assert incomplete.value.page == "start"
    assert stored() == (0, 0, 0)


def test_a_crash_in_the_middle_leaves_the_draft_and_nothing_else(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = draft_of(survey)

    def crash(**_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Response.objects, "create", crash)
    with pytest.raises(RuntimeError):
        submit_response(key=draft.key, survey=survey, identity=ROSA)
    assert stored() == (0, 0, 0)
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_the_database_itself_refuses_a_second_response_for_a_key(survey: Survey) -> None:
    submit_response(key=draft_of(survey).key, survey=survey, identity=ROSA)
    marker = ParticipationMarker.objects.get()
    marker.pk, marker.participant_key = uuid.uuid4(), uuid.uuid4()
    with pytest.raises(IntegrityError, match="a_submission_key_makes_one_response"):
        marker.save(force_insert=True)


def test_answers_in_one_piece_are_checked_like_a_form(survey: Survey) -> None:
    with pytest.raises(BadAnswers) as bad:
        submit_answers(
            key=uuid.uuid4(), survey=survey, answers={"A": "vielleicht", "C": {"bus": "9"}, "E": "viele"}, identity=ROSA
        )
    assert set(bad.value.errors) == {"A", "C", "E"}
    assert stored() == (0, 0, 0)


def test_answers_that_nobody_asked_for_are_kept_and_irrelevant_ones_are_named(survey: Survey) -> None:
    sent = {"A": "no", "B": ["red"], "X9": "später gefragt"}
    receipt = submit_answers(key=uuid.uuid4(), survey=survey, answers=sent, identity=ROSA)
    assert [question.code for question in receipt.dropped] == ["B"]
    assert Response.objects.get().answers == {"A": "no", "X9": "später gefragt"}


@pytest.mark.parametrize("odd", ["a\x00b", "a\ud800b"])
def test_signs_that_no_database_takes_are_left_out(survey: Survey, odd: str) -> None:
    sent = {"A": "no", "F": odd, "later": {odd: [odd]}}
    submit_answers(key=uuid.uuid4(), survey=survey, answers=sent, identity=ROSA)
    assert Response.objects.get().answers == {"A": "no", "F": "ab", "later": {"ab": ["ab"]}}


def test_a_response_knows_the_day_and_nothing_about_the_person() -> None:
    names = {field.name for field in Response._meta.get_fields()}
    assert names == {
        "id", "survey", "version", "answers", "language", "submitted_on", "superseded",
        "channel", "area", "recorded_by", "events", "waiting", "beyond_quota",
    }  # fmt: skip
    marked = {field.name for field in ParticipationMarker._meta.get_fields()}
    assert marked == {"id", "survey", "participant_key", "sent_key", "waiting"}


def test_a_double_click_on_send_stores_one_response(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    walk.press(A="no")
    page, html = walk.here, walk.html
    walk.press("send")
    assert walk.here.endswith("/danke/")
    walk.here, walk.html = page, html
    walk.press("send")
    assert walk.here.endswith("/danke/"), "the second press sees the same receipt"
    assert stored() == (1, 1, 0)


def test_reload_and_back_after_sending_store_nothing_more(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    walk.press(A="no")
    walk.press("review")
    walk.press()
    for path in ("danke/", "seite/end/", "seite/", "absenden/"):
        walk.follow(walk.client.get(walk.start + path))
        assert walk.here.endswith("/danke/")
    walk.follow(walk.client.post(f"{walk.start}absenden/"))
    assert walk.here.endswith("/danke/")
    assert stored() == (1, 1, 0)


def test_a_lost_answer_after_the_commit_is_found_again(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    walk.press(A="no")
    walk.press("send", follow=False)  # stored, but the browser never saw the redirect
    walk.press("send")
    assert walk.here.endswith("/danke/")
    assert stored() == (1, 1, 0)


def test_two_tabs_share_one_draft(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    first_tab = walk.html
    walk.press(A="no")
    walk.press("send")
    walk.here, walk.html = f"{walk.start}seite/start/", first_tab
    walk.press(A="yes")
    assert walk.here.endswith("/danke/")
    assert Response.objects.get().answers == {"A": "no"}


def test_whose_session_is_gone_on_the_last_page_loses_nothing(survey: Survey, resident: Account) -> None:
    survey.process.eligibility = survey.process.Eligibility.EMAIL
    survey.process.save()
    walk = Walk(survey)
    walk.client.force_login(resident)
    walk.begin()
    walk.press(A="no")
    walk.client.session.flush()
    assert walk.press("send", E="34", follow=False).status_code == 403
    assert stored() == (0, 0, 0)
    assert Draft.objects.get().answers == {"A": "no", "E": 34}
    walk.client.force_login(resident)
    walk.follow(walk.client.post(f"{walk.start}absenden/"))
    assert walk.here.endswith("/danke/")
    assert Response.objects.get().answers == {"A": "no", "E": 34}


def test_who_has_taken_part_reads_a_polite_page(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    late = Client()
    late.cookies["qs_browser"] = walk.client.cookies["qs_browser"].value
    other = Walk(survey, late)
    other.begin()
    other.press(A="no")
    walk.press(A="no")
    walk.press("send")
    answer = other.press("send")
    assert answer.status_code == 403
    assert "Es zählen die ersten Antworten" in other.html
    cover = other.client.get(other.start).content.decode()
    assert "Jede Person antwortet einmal." in cover
    assert "Beginnen" not in cover
    assert stored() == (1, 1, 0)
