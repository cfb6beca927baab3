"""Undo and redo cover the settings of a survey too; what its first publication fixed stays fixed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from surveys.drafting.tree import questions_of
from surveys.models import DraftRevision, Survey
from surveys.selectors.history import history
from surveys.services import editing
from surveys.services.publishing import publish_survey
from surveys.services.revising import return_to
from surveys.services.revisions import Way
from tests.surveys.desk.conftest import settings_of

GERMAN = {"accept-language": "de"}
NAMES = (
    *("title", "purpose", "languages", "placeholders", "sampling", "invited", "minimum_age"),
    *("opens_at", "closes_at", "results_on", "responsible"),
)


def _set(survey: Survey, account: Account, **changes: object) -> None:
    survey.refresh_from_db()
    editing.change_settings(
        account=account, survey_id=survey.pk, revision=survey.draft_revision, settings=settings_of(survey, **changes)
    )
    survey.refresh_from_db()


def _return(survey: Survey, account: Account, way: Way, number: int = 0) -> None:
    survey.refresh_from_db()
    return_to(account=account, survey_id=survey.pk, revision=survey.draft_revision, way=way, number=number)
    survey.refresh_from_db()


def _move(survey: Survey, account: Account) -> None:
    survey.refresh_from_db()
    editing.move_question(account=account, survey_id=survey.pk, revision=survey.draft_revision, code="Q2", up=True)


def test_undo_and_redo_lead_through_settings_and_questions(survey: Survey, staff: Account) -> None:
    old = survey.title
    _move(survey, staff)
    _set(survey, staff, title={"de": "Anders", "en": "Other"})
    _return(survey, staff, "undone")
    assert survey.title == old
    _return(survey, staff, "undone")
    assert [one["code"] for one in questions_of(survey.draft)][:3] == ["I0", "F1", "Q1"]
    _return(survey, staff, "redone")
    assert survey.title == old
    _return(survey, staff, "redone")
    assert survey.title == {"de": "Anders", "en": "Other"}
    assert [one["code"] for one in questions_of(survey.draft)][:3] == ["I0", "F1", "Q2"]


def test_every_setting_comes_back(survey: Survey, staff: Account, administrator: Account) -> None:
    _set(survey, staff)
    kept = settings_of(survey)
    before = Survey.objects.get(pk=survey.pk)
    now = timezone.now()
    _set(
        survey,
        staff,
        title={"de": "Neu", "en": "New"},
        purpose={"de": "Wozu", "en": "What for"},
        languages=["de"],
        sampling=Survey.Sampling.RANDOM_SAMPLE,
        invited=300,
        minimum_age=12,
        opens_at=now,
        closes_at=now + timedelta(days=3),
        results_on=timezone.localdate() + timedelta(days=5),
        responsible=administrator,
        placeholders={"area": {"de": "Dort"}},
    )
    assert survey.invited == 300
    _return(survey, staff, "undone")
    for name in NAMES:
        assert getattr(survey, name) == getattr(before, name), name
    assert survey.languages == kept.languages


def test_the_same_settings_again_leave_no_trace(survey: Survey, staff: Account) -> None:
    _set(survey, staff)
    same = settings_of(survey, opens_at=survey.opens_at, closes_at=survey.closes_at)
    number = survey.draft_revision
    editing.change_settings(account=staff, survey_id=survey.pk, revision=number, settings=same)
    survey.refresh_from_db()
    assert survey.draft_revision == number
    assert DraftRevision.objects.filter(survey=survey).count() == 2


def test_what_the_first_publication_fixed_is_never_undone(ready: Survey, staff: Account) -> None:
    _set(ready, staff, sampling=Survey.Sampling.RANDOM_SAMPLE, invited=300, minimum_age=16)
    publish_survey(account=staff, survey_id=ready.pk, revision=ready.draft_revision)
    anonymous = ready.anonymous
    _return(ready, staff, "undone")
    assert (ready.sampling, ready.minimum_age) == (Survey.Sampling.RANDOM_SAMPLE, 16)
    assert ready.anonymous == anonymous
    _return(ready, staff, "went_back", 0)
    assert (ready.sampling, ready.minimum_age) == (Survey.Sampling.RANDOM_SAMPLE, 16)
    assert ready.anonymous == anonymous
    assert ready.state == Survey.State.PUBLISHED
    assert ready.first_published_at is not None


def test_states_from_before_settings_were_kept_leave_them_alone(survey: Survey, staff: Account) -> None:
    _set(survey, staff, title={"de": "Anders", "en": "Other"})
    _move(survey, staff)
    DraftRevision.objects.filter(survey=survey).update(settings_state=None)
    _return(survey, staff, "went_back", 0)
    assert survey.title == {"de": "Anders", "en": "Other"}


def test_who_left_is_not_made_responsible_again(survey: Survey, staff: Account, administrator: Account) -> None:
    _set(survey, staff, responsible=administrator)
    _set(survey, staff, responsible=staff)
    Account.objects.filter(pk=administrator.pk).update(is_active=False)
    _return(survey, staff, "undone")
    assert survey.responsible == staff


def test_translating_title_and_questions_is_one_step(survey: Survey, staff: Account) -> None:
    old = survey.title
    texts = {"survey.title": "Another bench", "Q1.text": "Heard of it?"}
    editing.translate(account=staff, survey_id=survey.pk, revision=0, language="en", texts=texts)
    survey.refresh_from_db()
    assert (survey.draft_revision, survey.title["en"]) == (1, "Another bench")
    _return(survey, staff, "undone")
    assert survey.title == old


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_others_take_no_settings_back(survey: Survey, staff: Account, who: str, request: pytest.FixtureRequest) -> None:
    _set(survey, staff, title={"de": "Anders", "en": "Other"})
    with pytest.raises(NotAllowed):
        _return(survey, request.getfixturevalue(who), "undone")
    survey.refresh_from_db()
    assert survey.title["de"] == "Anders"


def test_the_settings_page_undoes_and_comes_back_to_itself(survey: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _set(survey, staff, title={"de": "Anders", "en": "Other"})
    assert history(survey)[0].what
    address = reverse("surveys:desk_settings", args=[survey.slug])
    assert "Rückgängig" in client.get(address, headers=GERMAN).content.decode()
    undo = reverse("surveys:desk_undo", args=[survey.slug])
    done = client.post(undo, {"revision": str(survey.draft_revision)}, headers=GERMAN, follow=True)
    assert done.redirect_chain[-1][0] == address
    survey.refresh_from_db()
    assert survey.title == {"de": "Neue Bank", "en": "New bench"}
    states = client.get(reverse("surveys:desk_history", args=[survey.slug]), headers=GERMAN).content.decode()
    assert "Einstellungen geändert" in states
