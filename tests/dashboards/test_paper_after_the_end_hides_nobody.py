"""Forms come in for days after the end: whoever compares two days of figures, files or counts learns of nobody."""

import uuid
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Phase, Process
from participation.tally.engine import fold_all
from surveys.models import AnswerTally, KeyedForm, Response, ReturnsTally, Survey
from surveys.paper_rules import all_is_in, may_take_forms
from surveys.questiontypes.kind import Filled
from surveys.rules import is_open
from surveys.selectors.exported import dataset_of
from surveys.services.ending import say_all_is_in
from surveys.services.keying import close_stack, key_in, open_stack, take_form
from surveys.services.mixing import can_be_counted, mix_all
from surveys.services.publishing import close_survey, reopen_survey
from surveys.services.releasing import release_results
from surveys.services.responses import submit_answers
from surveys.services.tallying import RESPONSES
from tests.surveys.make import publish, small_document

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BERLIN = ZoneInfo("Europe/Berlin")
END = datetime(2026, 6, 20, tzinfo=BERLIN)
RUNNING, NEXT_DAY = END - timedelta(days=3), END + timedelta(hours=30)
LAST_PAPER, ALL_IN = END + timedelta(days=13, hours=20), END + timedelta(days=14, minutes=20)
LEAST = 10
Picture = tuple[Counter[object], Counter[object], list[list[object]], set[str]]


@pytest.fixture
def survey(process: Process) -> Survey:
    Phase.objects.update(starts_at=END - timedelta(days=90), ends_at=END + timedelta(days=90))
    survey = publish(process, small_document(), closes_at=END)
    with time_machine.travel(RUNNING, tick=False):
        for number in range(45):
            who = Identity(browser=f"person {number}")
            submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "no"}, identity=who)
        count()
    return survey


def count() -> None:
    """As the workers do by the clock, here with the steps of a real installation."""
    mix_all()
    fold_all(RESPONSES)
    cache.clear()


def key_in_forms(survey: Survey, staff: Account, number: int, *, first: int = 1) -> None:
    """A stack with forms of people who say what nobody has said online."""
    stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    for one in range(first, first + number):
        form = take_form(account=staff, stack_id=stack.pk, number=str(one))
        key_in(account=staff, form_id=form.pk, posted=Filled({"A": ["yes"], "B": ["red"]}))
    close_stack(account=staff, stack_id=stack.pk)


def picture(survey: Survey, official: Account) -> Picture:
    """What somebody who keeps copies could read today: tallies, the files of rows, the page of the evaluation."""
    client = Client()
    client.force_login(official, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("dashboards:survey", args=[survey.process.slug, survey.slug]))
    shown = {
        f"{panel.key} {[[cell.text for cell in row] for row in panel.table.rows]}"
        for panel in page.context["page"].panels
        if panel.table
    }
    cells: Counter[object] = Counter()
    for tally in AnswerTally.objects.filter(survey=survey):
        cells[tally.measure, tally.cell, tally.area_key, tally.channel] += tally.value
    days: Counter[object] = Counter()
    for returns in ReturnsTally.objects.filter(survey=survey):
        days[returns.channel, returns.area_key] += returns.value
    return cells, days, sorted([list(row) for row in dataset_of(survey).rows()], key=str), shown


@pytest.mark.parametrize("forms", [1, 3, 9])
def test_a_stack_after_the_end_changes_nothing_that_can_be_read(
    survey: Survey, staff: Account, official: Account, forms: int
) -> None:
    with time_machine.travel(NEXT_DAY, tick=False):
        count()
        before = picture(survey, official)
        key_in_forms(survey, staff, forms)
        assert can_be_counted(survey.pk) == 0
        count()
        assert picture(survey, official) == before, "two days of the same page tell what these few people wrote"
        assert Response.objects.filter(channel="paper", waiting=True).count() == forms
    with time_machine.travel(ALL_IN, tick=False):
        count()
        after = picture(survey, official)
    assert sum(after[1].values()) == 45 + forms, "nobody is left out in the end"
    assert sum((after[1] - before[1]).values()) >= LEAST


def test_every_step_until_the_last_day_is_one_of_enough_people(
    survey: Survey, staff: Account, official: Account
) -> None:
    steps = []
    before: Counter[object] = Counter({("online", 0): Response.objects.filter(waiting=False).count()})
    for day in range(14):
        with time_machine.travel(END + timedelta(days=day, hours=9), tick=False):
            key_in_forms(survey, staff, 4, first=1 + 4 * day)
            count()
            now = picture(survey, official)[1]
            steps.append(sum((now - before).values()))
            before = now
    with time_machine.travel(ALL_IN, tick=False):
        count()
        now = picture(survey, official)[1]
        steps.append(sum((now - before).values()))
    assert all(step == 0 or step >= LEAST for step in steps), steps
    assert sum(now.values()) == 45 + 4 * 14


def test_forms_that_lie_in_an_open_stack_hold_the_last_step_back(
    survey: Survey, staff: Account, official: Account
) -> None:
    """Closed a week late, the stack would otherwise come alone."""
    with time_machine.travel(LAST_PAPER, tick=False):
        stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
        form = take_form(account=staff, stack_id=stack.pk, number="1")
        key_in(account=staff, form_id=form.pk, posted=Filled({"A": ["yes"]}))
    with time_machine.travel(ALL_IN, tick=False):
        before = picture(survey, official)
        count()
        assert picture(survey, official) == before
        close_stack(account=staff, stack_id=stack.pk)
        count()
        assert sum(picture(survey, official)[1].values()) == 46


def test_after_the_last_step_nothing_comes_in_any_more(survey: Survey, staff: Account, official: Account) -> None:
    """Another last day, a longer phase, more days for paper: whoever came then would come alone."""
    with time_machine.travel(ALL_IN, tick=False):
        count()
        before = picture(survey, official)
        Survey.objects.update(closes_at=END + timedelta(days=60), paper_days=90)
        survey.refresh_from_db()
        assert survey.mixed_at_end
        assert not is_open(survey)
        with pytest.raises(NotAllowed):
            submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "yes"}, identity=Identity(browser="late"))
        with pytest.raises(NotAllowed) as no:
            open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
        assert no.value.refused.code == "all_counted"
        count()
        assert picture(survey, official) == before


def test_a_survey_that_was_counted_to_the_end_is_not_opened_again(survey: Survey, staff: Account) -> None:
    with time_machine.travel(RUNNING, tick=False):
        close_survey(account=staff, survey_id=survey.pk)
        count()
        reopen_survey(account=staff, survey_id=survey.pk)  # days for paper: nothing was counted to the end
        close_survey(account=staff, survey_id=survey.pk)
        say_all_is_in(account=staff, survey_id=survey.pk)
    with time_machine.travel(RUNNING + timedelta(minutes=20), tick=False):
        count()
        assert Response.objects.filter(waiting=True).count() == 0
        with pytest.raises(NotAllowed) as no:
            reopen_survey(account=staff, survey_id=survey.pk)
        assert no.value.refused.code == "all_counted"
    assert Survey.objects.get().state == Survey.State.CLOSED


def test_without_any_answer_the_last_day_can_still_be_moved(process: Process) -> None:
    survey = publish(process, small_document(), closes_at=END, paper_days=0)
    Phase.objects.update(starts_at=END - timedelta(days=90), ends_at=END + timedelta(days=90))
    with time_machine.travel(NEXT_DAY, tick=False):
        count()
        Survey.objects.update(closes_at=END + timedelta(days=9))
        survey.refresh_from_db()
        assert is_open(survey)


def test_who_sends_at_the_last_moment_is_waited_for(survey: Survey) -> None:
    """A request that began before midnight may end after it; the last step does not pass it by."""
    Survey.objects.update(paper_days=0)
    survey.refresh_from_db()
    assert not all_is_in(survey, END + timedelta(minutes=5))
    assert all_is_in(survey, END + timedelta(minutes=20))


def test_staff_say_that_all_paper_is_in(survey: Survey, staff: Account, official: Account) -> None:
    with time_machine.travel(NEXT_DAY, tick=False):
        close_survey(account=staff, survey_id=survey.pk)
    with time_machine.travel(NEXT_DAY + timedelta(hours=1), tick=False):
        key_in_forms(survey, staff, 2)
        count()
        with pytest.raises(NotAllowed) as no:
            release_results(account=staff, survey_id=survey.pk)
        assert no.value.refused.code == "paper_may_come"
        say_all_is_in(account=staff, survey_id=survey.pk)
        say_all_is_in(account=staff, survey_id=survey.pk)
        assert AuditRecord.objects.filter(action="survey.all_paper_is_in").count() == 1
        refused = may_take_forms(staff, Survey.objects.get())
        assert getattr(refused, "code", "") == "paper_complete"
        count()
        assert sum(picture(survey, official)[1].values()) == 47
        release_results(account=staff, survey_id=survey.pk)


def test_it_is_not_said_while_the_survey_runs_or_forms_lie_there(survey: Survey, staff: Account) -> None:
    with time_machine.travel(RUNNING, tick=False), pytest.raises(NotAllowed) as no:
        say_all_is_in(account=staff, survey_id=survey.pk)
    assert no.value.refused.code == "survey_still_open"
    with time_machine.travel(NEXT_DAY, tick=False):
        stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
        take_form(account=staff, stack_id=stack.pk, number="1")
        with pytest.raises(NotAllowed) as no:
            say_all_is_in(account=staff, survey_id=survey.pk)
    assert no.value.refused.code == "forms_wait"
    assert (KeyedForm.objects.count(), Survey.objects.get().paper_complete_at) == (1, None)


def test_the_pages_offer_it_and_say_what_waits(client: Client, survey: Survey, staff: Account) -> None:
    paper, publication = (reverse(f"surveys:desk_{name}", args=[survey.slug]) for name in ("paper", "publish"))
    act = reverse("surveys:desk_all_in", args=[survey.slug])
    Survey.objects.update(draft=small_document())
    with time_machine.travel(RUNNING, tick=False):
        client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
        assert act not in client.get(paper).content.decode()
    with time_machine.travel(NEXT_DAY, tick=False):
        client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
        close_survey(account=staff, survey_id=survey.pk)
        for address in (paper, publication):
            page = client.get(address).content.decode()
            assert act in page
            assert "10 Antworten warten" in page, address
        said = client.post(act, follow=True).content.decode()
        assert "Alle Bögen sind da." in said
    with time_machine.travel(NEXT_DAY + timedelta(hours=1), tick=False):
        client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
        count()
        assert Response.objects.filter(waiting=True).count() == 0
        page = client.get(publication).content.decode()
        assert reverse("surveys:desk_reopen", args=[survey.slug]) not in page
        assert "Alle Antworten sind gezählt." in page
        fields = client.get(reverse("surveys:desk_settings", args=[survey.slug])).context["form"].fields
        assert [name for name in ("opens_on", "closes_on", "paper_days") if fields[name].disabled] == [
            "opens_on", "closes_on", "paper_days",
        ]  # fmt: skip
