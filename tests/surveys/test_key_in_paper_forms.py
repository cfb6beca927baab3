"""Staff key in what came on paper: form by form, compared by lot, counted stack by stack, nothing twice."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.eligibility.services.codes import make_codes, redeem_code
from participation.processes.models import Process
from surveys.keying import compare, sample_size
from surveys.models import ContactCard, FormStack, KeyedForm, ParticipationMarker, Response, ReturnsTally, Survey
from surveys.questiontypes.kind import Filled
from surveys.selectors.keying import rows_of
from surveys.selectors.versions import definition_of
from surveys.services.answering import open_draft
from surveys.services.keying import close_stack, key_in, key_in_again, open_stack, remove_form, take_form
from surveys.services.releasing import release_results
from surveys.services.responses import submit_response
from tests.surveys.make import count_everything, document, page, publish, question

pytestmark = [pytest.mark.django_db, pytest.mark.both]
FULL: dict[str, list[str]] = {
    "A": ["yes"],
    "B": ["red"],
    "C.bus": ["3"],
    "C.way": ["1"],
    "D": ["Mehr Schatten"],
    "E": ["44"],
}


@pytest.fixture
def stack(survey: Survey, staff: Account) -> FormStack:
    return open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)


def keyed(stack: FormStack, staff: Account, number: str, **fields: Any) -> KeyedForm:
    form = take_form(account=staff, stack_id=stack.pk, number=number)
    done = key_in(account=staff, form_id=form.pk, posted=Filled({**FULL, **fields}))
    assert done.errors == {}
    return done.form


def close(stack: FormStack, staff: Account) -> Any:
    return close_stack(account=staff, stack_id=stack.pk)


def test_forms_count_when_their_stack_is_closed(stack: FormStack, staff: Account) -> None:
    for number in ("1", "2", "3"):
        keyed(stack, staff, number)
    count_everything()
    assert Response.objects.count() == 0
    assert close(stack, staff).counted == 3
    count_everything()
    responses = list(Response.objects.values_list("channel", "recorded_by", "answers__A"))
    assert responses == [("paper", staff.pk, "yes")] * 3
    assert sum(ReturnsTally.objects.filter(survey=stack.survey).values_list("value", flat=True)) == 3
    assert KeyedForm.objects.count() == 0
    record = AuditRecord.objects.get(action="survey.forms_counted")
    assert record.details == {"channel": "paper", "forms": 3, "compared": 0}


def test_a_stack_is_closed_once(stack: FormStack, staff: Account) -> None:
    keyed(stack, staff, "1")
    close(stack, staff)
    with pytest.raises(NotAllowed) as refused:
        close(stack, staff)
    assert refused.value.refused.code == "stack_closed"
    assert Response.objects.count() == 1


def test_a_form_has_the_gaps_that_it_has(stack: FormStack, staff: Account) -> None:
    """Question A is required online. On paper somebody left it out, and what depends on it does not count."""
    form = take_form(account=staff, stack_id=stack.pk, number="7")
    done = key_in(account=staff, form_id=form.pk, posted=Filled({"B": ["red"], "E": ["44"]}))
    assert done.errors == {}
    assert [question.code for question in done.dropped] == ["B"]
    close(stack, staff)
    assert Response.objects.get().answers == {"E": 44}


def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_stored(stack: FormStack, staff: Account) -> None:
    form = take_form(account=staff, stack_id=stack.pk, number="7")
    done = key_in(account=staff, form_id=form.pk, posted=Filled({"A": ["no"], "E": ["440"]}))
    assert list(done.errors) == ["E"]
    form.refresh_from_db()
    assert form.answers == {}


def test_an_empty_form_is_left_out(stack: FormStack, staff: Account) -> None:
    keyed(stack, staff, "1")
    take_form(account=staff, stack_id=stack.pk, number="2")
    done = close(stack, staff)
    assert (done.counted, done.empty) == (1, 1)


def test_a_number_counts_once_in_a_survey(survey: Survey, stack: FormStack, staff: Account) -> None:
    keyed(stack, staff, "12")
    other = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PHONE)
    with pytest.raises(NotAllowed) as refused:
        take_form(account=staff, stack_id=other.pk, number="12")
    assert refused.value.refused.code == "form_elsewhere"
    close(stack, staff)
    count_everything()
    with pytest.raises(NotAllowed) as refused:
        take_form(account=staff, stack_id=other.pk, number="12")
    assert refused.value.refused.code == "form_counted"


def test_a_form_taken_by_mistake_goes_without_a_trace(stack: FormStack, staff: Account) -> None:
    form = keyed(stack, staff, "1")
    remove_form(account=staff, form_id=form.pk)
    assert close(stack, staff).counted == 0
    assert not ParticipationMarker.objects.exists()


def test_two_entries_are_compared_and_settled(stack: FormStack, staff: Account, administrator: Account) -> None:
    form = keyed(stack, staff, "1")
    again = Filled({**FULL, "B": ["blue"], "C.bus": ["1"]})
    done = key_in_again(account=administrator, form_id=form.pk, posted=again)
    assert [one.field for one in done.differences] == ["B", "C.bus"]
    with pytest.raises(NotAllowed) as refused:
        close(stack, staff)
    assert refused.value.refused.code == "form_unsettled"
    key_in(account=staff, form_id=form.pk, posted=Filled({**FULL, "C.bus": ["1"]}))
    close(stack, staff)
    assert Response.objects.get().answers["C"] == {"bus": "1", "way": "1"}
    stack.refresh_from_db()
    # A, B, two rows of C, D, E and F.
    assert (stack.compared, stack.differences, stack.answers_compared) == (1, 2, 7)


def test_two_entries_that_agree_need_no_further_look(stack: FormStack, staff: Account) -> None:
    form = keyed(stack, staff, "1")
    done = key_in_again(account=staff, form_id=form.pk, posted=Filled({**FULL, "D": ["Mehr Schatten "]}))
    assert done.differences == ()
    assert not any(row.drawn for row in rows_of(stack))


def test_one_form_in_ten_is_drawn(stack: FormStack, staff: Account) -> None:
    for number in range(1, 12):
        keyed(stack, staff, str(number))
    assert sum(row.drawn for row in rows_of(stack)) == sample_size(11) == 2


def test_paper_arrives_after_the_end_but_not_after_the_release(stack: FormStack, staff: Account) -> None:
    survey = stack.survey
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.CLOSED, closes_at=timezone.now() - timedelta(days=3), opens_at=None
    )
    keyed(stack, staff, "1")
    with pytest.raises(NotAllowed) as refused:
        release_results(account=staff, survey_id=survey.pk)
    assert refused.value.refused.code == "forms_wait"
    close(stack, staff)
    count_everything()
    release_results(account=staff, survey_id=survey.pk)
    with pytest.raises(NotAllowed) as refused:
        open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    assert refused.value.refused.code == "results_were_released"


def test_a_card_is_kept_apart_as_online(process: Process, staff: Account) -> None:
    consent = question("OK", "consent", store="contact", required=False)
    card = question("K", "contact", store="contact", fields=["name", "email"])
    survey = publish(process, document(page("one", question("F", "text_short"), card, consent)))
    stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    form = take_form(account=staff, stack_id=stack.pk, number="1")
    told = {"F": ["gern"], "K.name": ["Rosa"], "K.email": ["rosa@example.org"]}
    assert list(key_in(account=staff, form_id=form.pk, posted=Filled(told)).errors) == ["OK"]
    key_in(account=staff, form_id=form.pk, posted=Filled({**told, "OK": ["yes"]}))
    close(stack, staff)
    assert Response.objects.get().answers == {"F": "gern"}
    assert ContactCard.objects.get().name == "Rosa"


@pytest.fixture
def by_code(process: Process) -> Process:
    process.eligibility = Process.Eligibility.CODE
    process.save()
    return process


def test_whoever_answers_on_paper_cannot_answer_online_with_the_same_code(
    by_code: Process, survey: Survey, staff: Account, administrator: Account
) -> None:
    code = redeem_code(make_codes(process=by_code, number=1, made_by=administrator)[0])
    assert not isinstance(code, Refused)
    identity = Identity(code_id=code.pk, code_process_id=by_code.pk)
    stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    form = take_form(account=staff, stack_id=stack.pk, number=code.selector, code=code)
    key_in(account=staff, form_id=form.pk, posted=Filled(FULL))
    # Meanwhile the person answers online as well: the first that counts holds, and staff are told.
    draft = open_draft(survey=survey, identity=identity)
    draft.answers = {"A": "no"}
    draft.save()
    submit_response(key=draft.key, survey=survey, identity=identity)
    done = close(stack, staff)
    assert (done.counted, done.left) == (0, (code.selector,))
    assert Response.objects.count() == 1
    stack.refresh_from_db()
    assert stack.closed_on is None


def test_only_the_team_keys_in(survey: Survey, resident: Account, official: Account) -> None:
    for account in (resident, official):
        with pytest.raises(NotAllowed):
            open_stack(account=account, survey_id=survey.pk, channel=Channel.PAPER)


def test_from_page_to_page(client: Client, survey: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    base = f"/werkstatt/umfragen/{survey.slug}/papier/"
    opened = client.post(base, {"channel": "counter"})
    at = opened["Location"]
    assert client.post(at, {"number": "Meier"}).status_code == 422
    form = client.post(at, {"number": "A 017"})["Location"]
    assert form == f"{at}A-17/"
    page = client.get(form).content.decode()
    assert page.count('class="q-plainset q-keying__one"') == 6
    wrong = client.post(form, {"A": "yes", "E": "121", "D": "Wort <b>"})
    assert wrong.status_code == 422
    assert 'value="121"' in wrong.content.decode()
    assert "Wort &lt;b&gt;" in wrong.content.decode()
    taken_back = client.post(form, {"A": "yes", "D": "Wort", "forget": "A"}).content.decode()
    assert not re.search(r'name="A"[^>]* checked', taken_back)
    assert "Wort" in taken_back
    assert KeyedForm.objects.get().answers == {}
    saved = client.post(form, {"A": "no", "B": "red", "E": "12"}, follow=True).content.decode()
    assert "Frage 2" in saved
    assert 'value="A-18"' in saved
    client.post(f"{at}schliessen/")
    assert Response.objects.get().channel == "counter"
    assert "1 Bogen zählt" in client.get(base).content.decode()


def test_the_list_of_a_stack_has_a_fixed_number_of_queries(
    client: Client, stack: FormStack, staff: Account, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/werkstatt/umfragen/{stack.survey.slug}/papier/{stack.pk}/"
    keyed(stack, staff, "1")
    with django_assert_num_queries(8):
        client.get(address)
    for number in range(2, 30):
        keyed(stack, staff, str(number))
    with django_assert_num_queries(8):
        client.get(address)


@given(st.integers(1, 500))
def test_the_sample_is_a_tenth_and_never_none(forms: int) -> None:
    assert 0 < sample_size(forms) <= forms
    assert sample_size(forms) * 10 >= forms


def test_an_entry_is_like_itself(survey: Survey, stack: FormStack, staff: Account) -> None:
    form = keyed(stack, staff, "1")
    assert compare(list(definition_of(stack.version).questions()), form.answers, form.answers) == []
