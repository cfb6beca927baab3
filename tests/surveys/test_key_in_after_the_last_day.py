"""Paper arrives late: it is keyed in for some days after the end, and never after the results are released."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.channels import Channel
from participation.processes.models import Phase, Process
from surveys.models import FormStack, KeyedForm, Response, Survey
from surveys.paper_rules import last_paper_day, may_take_forms
from surveys.questiontypes.kind import Filled
from surveys.services.keying import close_stack, key_in, open_stack, take_form
from surveys.services.publishing import close_survey, reopen_survey
from tests.surveys.make import publish, small_document

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BERLIN = ZoneInfo("Europe/Berlin")
# The clocks go back between the last day and the last day for paper: days count, not hours.
END = datetime(2026, 10, 20, tzinfo=BERLIN)
LAST_MOMENT = datetime(2026, 11, 2, 23, 59, 59, tzinfo=BERLIN)
TOO_LATE = datetime(2026, 11, 3, tzinfo=BERLIN)


@pytest.fixture
def survey(process: Process) -> Survey:
    Phase.objects.update(starts_at=END - timedelta(days=90), ends_at=END + timedelta(days=90))
    return publish(process, small_document(), closes_at=END)


def taken(stack: FormStack, staff: Account, number: str) -> KeyedForm:
    return take_form(account=staff, stack_id=stack.pk, number=number)


def refusal(staff: Account, survey: Survey, at: datetime) -> str:
    return getattr(may_take_forms(staff, survey, at), "code", "")


def test_the_last_moment_is_midnight_of_the_fourteenth_day(survey: Survey, staff: Account) -> None:
    assert str(last_paper_day(survey)) == "2026-11-02"
    assert refusal(staff, survey, LAST_MOMENT) == ""
    assert refusal(staff, survey, TOO_LATE) == "paper_too_late"


@pytest.mark.parametrize(("days", "last"), [(0, "2026-10-19"), (1, "2026-10-20"), (90, "2027-01-17")])
def test_the_days_are_a_setting(survey: Survey, days: int, last: str) -> None:
    survey.paper_days = days
    assert str(last_paper_day(survey)) == last


def test_what_ended_first_counts(survey: Survey, staff: Account) -> None:
    Phase.objects.filter(kind=Phase.Kind.SURVEY).update(ends_at=END - timedelta(days=5))
    assert str(last_paper_day(Survey.objects.get())) == "2026-10-28"
    with time_machine.travel(END - timedelta(days=10, hours=3), tick=False):
        close_survey(account=staff, survey_id=survey.pk)
        assert str(last_paper_day(Survey.objects.get())) == "2026-10-23"
        reopen_survey(account=staff, survey_id=survey.pk)
        assert str(last_paper_day(Survey.objects.get())) == "2026-10-28"


def test_without_an_end_there_is_no_last_day(process: Process, staff: Account) -> None:
    Phase.objects.filter(kind=Phase.Kind.SURVEY).delete()
    endless = publish(process, small_document(), slug="ohne-ende")
    assert last_paper_day(endless) is None
    assert may_take_forms(staff, endless)


def test_too_late_nothing_new_begins_and_what_is_keyed_in_still_counts(survey: Survey, staff: Account) -> None:
    with time_machine.travel(LAST_MOMENT, tick=False):
        stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
        done, begun = taken(stack, staff, "1"), taken(stack, staff, "2")
        key_in(account=staff, form_id=done.pk, posted=Filled({"A": ["no"], "E": ["44"]}))
    with time_machine.travel(TOO_LATE, tick=False):
        for act in (
            lambda: open_stack(account=staff, survey_id=survey.pk, channel=Channel.PHONE),
            lambda: taken(stack, staff, "3"),
            lambda: key_in(account=staff, form_id=begun.pk, posted=Filled({"A": ["no"]})),
        ):
            with pytest.raises(NotAllowed) as no:
                act()
            assert no.value.refused.code == "paper_too_late"
        assert FormStack.objects.count() == 1
        assert sorted(KeyedForm.objects.values_list("number", flat=True)) == ["1", "2"]
        key_in(account=staff, form_id=done.pk, posted=Filled({"A": ["no"], "E": ["45"]}))
        closed = close_stack(account=staff, stack_id=stack.pk)
        assert (closed.counted, closed.empty) == (1, 1)
    assert Response.objects.get().answers["E"] == 45


def test_released_results_end_it_before_the_days_are_over(survey: Survey, staff: Account) -> None:
    survey.state, survey.results_released_at = Survey.State.CLOSED, END + timedelta(days=1)
    survey.save()
    assert refusal(staff, survey, END + timedelta(days=2)) == "results_were_released"


def test_the_pages_say_until_when_and_later_that_it_is_over(client: Client, survey: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    desk = f"/werkstatt/umfragen/{survey.slug}/papier/"
    with time_machine.travel(LAST_MOMENT, tick=False):
        stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
        for address in (desk, f"{desk}{stack.pk}/"):
            assert "bis Montag, 2. November" in client.get(address).content.decode()
    with time_machine.travel(TOO_LATE, tick=False):
        for address in (desk, f"{desk}{stack.pk}/"):
            client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
            page = client.get(address).content.decode()
            assert "Bis Montag, 2. November konnten Bögen eingegeben werden." in page
        assert 'name="number"' not in page
        assert "Abschließen und zählen" in page


def test_staff_set_the_days(client: Client, survey: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/werkstatt/umfragen/{survey.slug}/einstellungen/"
    page = client.get(address)
    form = page.context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}
    sent = fields | {"revision": survey.draft_revision, "paper_days": "21"}
    assert client.post(address, sent).status_code == 302
    survey.refresh_from_db()
    assert survey.paper_days == 21
    assert client.post(address, sent | {"revision": survey.draft_revision, "paper_days": "-1"}).status_code == 422
    survey.refresh_from_db()
    assert survey.paper_days == 21
