"""Before, during and after; with which proof; and what is in preparation does not exist."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import Refused
from participation.eligibility.identity import Identity
from participation.eligibility.models import AccessCode, CodeBatch
from participation.eligibility.rules import NO_BROWSER
from participation.processes.models import Phase, Process
from surveys.models import Draft, Survey
from surveys.rules import is_open, may_answer

pytestmark = pytest.mark.django_db
SOMEBODY = Identity(browser="b")


def code_of(survey: Survey, who: Identity = SOMEBODY) -> str:
    survey = Survey.objects.select_related("process").get(pk=survey.pk)
    found = may_answer(who, survey)
    return found.code if isinstance(found, Refused) else "may"


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [(None, None, "may"), (-1, 1, "may"), (1, 2, "too_early"), (-2, -1, "closed"), (None, -1, "closed")],
)
def test_the_dates_of_a_survey(survey: Survey, opens: int | None, closes: int | None, code: str) -> None:
    now = timezone.now()
    survey.opens_at = now + timedelta(days=opens) if opens is not None else None
    survey.closes_at = now + timedelta(days=closes) if closes is not None else None
    survey.save()
    assert code_of(survey) == code


@pytest.mark.parametrize(("begins", "ends", "code"), [(1, 2, "too_early"), (-2, -1, "too_late"), (-1, 1, "may")])
def test_the_phase_of_the_process(survey: Survey, begins: int, ends: int, code: str) -> None:
    now = timezone.now()
    phase = Phase.objects.filter(process=survey.process, kind=Phase.Kind.SURVEY)
    phase.update(starts_at=now + timedelta(days=begins), ends_at=now + timedelta(days=ends))
    assert code_of(survey) == code


def test_a_process_without_a_survey_phase(survey: Survey) -> None:
    Phase.objects.filter(process=survey.process, kind=Phase.Kind.SURVEY).delete()
    assert code_of(survey) == "no_such_phase"


@pytest.mark.parametrize(
    ("policy", "guest", "resident_code"),
    [("open", "may", "may"), ("email", "needs_email", "may"), ("code", "needs_code", "needs_code")],
)
def test_the_proof_that_the_process_asks_for(
    survey: Survey, resident: Account, policy: str, guest: str, resident_code: str
) -> None:
    Process.objects.filter(pk=survey.process_id).update(eligibility=policy)
    assert code_of(survey) == guest
    assert code_of(survey, Identity(account=resident)) == resident_code


def test_a_code_of_this_process_opens_and_one_of_another_does_not(survey: Survey, staff: Account) -> None:
    Process.objects.filter(pk=survey.process_id).update(eligibility="code")
    batch = CodeBatch.objects.create(process=survey.process, size=1, made_by=staff)
    code = AccessCode.objects.create(batch=batch, process=survey.process, selector="ABCD", secret_hash="x")
    assert code_of(survey, Identity(code_id=code.pk, code_process_id=survey.process_id)) == "may"
    assert code_of(survey, Identity(code_id=code.pk, code_process_id=survey.process_id + 1)) == "needs_code"


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_what_is_not_published_is_not_open(survey: Survey, state: str) -> None:
    survey.state = state
    assert not is_open(survey)


@pytest.mark.parametrize("path", ["", "seite/", "seite/start/", "absenden/", "danke/"])
def test_a_survey_in_preparation_does_not_exist_for_residents(survey: Survey, path: str) -> None:
    Survey.objects.update(state="draft")
    assert Client().get(f"/umfragen/umfrage/{path}").status_code == 404
    assert Client().post(f"/umfragen/umfrage/{path}").status_code in (404, 405)


def test_a_closed_survey_says_so_and_opens_no_draft(survey: Survey) -> None:
    Survey.objects.update(state="closed")
    page = Client().get("/umfragen/umfrage/").content.decode()
    assert "Diese Umfrage ist beendet." in page
    assert "Beginnen" not in page
    client = Client()
    client.get("/umfragen/umfrage/")
    assert client.post("/umfragen/umfrage/").status_code == 403
    assert not Draft.objects.exists()


def test_a_browser_that_refuses_cookies_hears_why(survey: Survey) -> None:
    answer = Client().post("/umfragen/umfrage/")
    assert answer.status_code == 403
    assert str(NO_BROWSER.reason) in answer.content.decode()
    assert not Draft.objects.exists()


def test_who_needs_a_proof_is_led_to_it(survey: Survey) -> None:
    Process.objects.update(eligibility="email")
    page = Client().get("/umfragen/umfrage/").content.decode()
    assert "/anmelden/?next=/umfragen/umfrage/" in page
