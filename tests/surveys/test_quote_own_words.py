"""Staff read coded answers by topic and release quotes, word by word."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.processes.models import FieldOfAction, Process
from surveys.models import CodedQuestion, OpenAnswer, Survey
from surveys.services.coding import take_in
from surveys.services.hiding import hide_words, show_words_again
from surveys.services.quoting import release_quote, take_back_quote
from tests.surveys.wrote import answer_it, code_all, codes_in, containing

pytestmark = pytest.mark.django_db
SAID = "Ehrlich gesagt: Herr Krause parkt\nimmer auf dem Gehweg, das nervt."


@pytest.fixture
def question(survey: Survey, staff: Account, field_of_action: FieldOfAction) -> CodedQuestion:
    answer_it(survey, SAID, *(f"Mehr Bänke bitte, Nummer {n}" for n in range(29)))
    take_in(account=staff, survey_id=survey.pk, name="D")
    return CodedQuestion.objects.get()


@pytest.fixture
def answer(question: CodedQuestion) -> OpenAnswer:
    return containing(question, "Krause")


def page_of(survey: Survey, name: str, *more: object) -> str:
    return reverse(f"surveys:{name}", args=[survey.slug, "D", *more])


def test_a_part_of_an_answer_is_released_in_its_own_words(answer: OpenAnswer, staff: Account) -> None:
    for _press in range(2):
        release_quote(account=staff, answer_id=answer.pk, words="parkt immer auf dem  Gehweg")
    answer.refresh_from_db()
    assert answer.quote == "parkt immer auf dem Gehweg"
    record = AuditRecord.objects.get(action="coding.quote_released")
    assert "Gehweg" not in str(record.details)


@pytest.mark.parametrize("words", ["Herr Krause nervt", "parkt NIE auf dem Gehweg", " ", "[…]"])
def test_what_nobody_wrote_is_no_quote(answer: OpenAnswer, staff: Account, words: str) -> None:
    with pytest.raises(NotAllowed):
        release_quote(account=staff, answer_id=answer.pk, words=words)
    answer.refresh_from_db()
    assert answer.quote == ""


def test_a_name_that_is_hidden_takes_its_quote_along(answer: OpenAnswer, staff: Account) -> None:
    release_quote(account=staff, answer_id=answer.pk, words="Herr Krause parkt immer")
    hide_words(account=staff, answer_id=answer.pk, parts=["Herr Krause"])
    answer.refresh_from_db()
    assert answer.quote == ""


def test_a_quote_without_the_name_stays_and_goes_once_the_name_is_shown_again(
    answer: OpenAnswer, staff: Account
) -> None:
    release_quote(account=staff, answer_id=answer.pk, words="parkt immer auf dem Gehweg")
    hide_words(account=staff, answer_id=answer.pk, parts=["Herr Krause"])
    answer.refresh_from_db()
    assert answer.quote
    show_words_again(account=staff, answer_id=answer.pk)
    answer.refresh_from_db()
    assert answer.quote == ""


def test_a_quote_is_taken_back(client: Client, answer: OpenAnswer, staff: Account, survey: Survey) -> None:
    release_quote(account=staff, answer_id=answer.pk, words="das nervt")
    client.force_login(staff)
    client.post(page_of(survey, "desk_quote", answer.pk), {"zurueck": "1"})
    answer.refresh_from_db()
    assert answer.quote == ""
    take_back_quote(account=staff, answer_id=answer.pk)
    assert AuditRecord.objects.filter(action="coding.quote_taken_back").count() == 1


def test_the_page_says_what_is_wrong_and_keeps_the_input(
    client: Client, answer: OpenAnswer, staff: Account, survey: Survey
) -> None:
    client.force_login(staff)
    reply = client.post(page_of(survey, "desk_quote", answer.pk), {"words": "Erfundenes"})
    assert reply.status_code == 422
    said = reply.content.decode()
    assert "Wort für Wort" in said
    assert "Erfundenes" in said
    assert client.post(page_of(survey, "desk_quote", answer.pk), {"words": "das nervt."}).status_code == 302


def test_answers_are_read_by_topic(
    client: Client, question: CodedQuestion, staff: Account, survey: Survey, process: Process
) -> None:
    bench, way = codes_in(process, staff, "Bänke", "Wege")
    code_all(question, staff, bench, number=3)
    code_all(question, staff, bench, way, number=2)
    client.force_login(staff)
    for wanted, number in ((bench.pk, 5), (way.pk, 2), ("", 30), ("zitate", 0), ("kaputt", 30)):
        shown = client.get(page_of(survey, "desk_read_words"), {"code": wanted})
        assert shown.context["page"].paginator.count == number


def test_the_list_asks_the_database_equally_often_for_many(
    client: Client,
    question: CodedQuestion,
    staff: Account,
    survey: Survey,
    process: Process,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    (bench,) = codes_in(process, staff, "Bänke")
    client.force_login(staff)
    client.get(page_of(survey, "desk_read_words"))
    code_all(question, staff, bench, number=2)
    with django_assert_num_queries(QUERIES):
        client.get(page_of(survey, "desk_read_words"))
    code_all(question, staff, bench)
    with django_assert_num_queries(QUERIES):
        client.get(page_of(survey, "desk_read_words"))


QUERIES = 14


def test_nobody_else_quotes(client: Client, answer: OpenAnswer, survey: Survey, official: Account) -> None:
    client.force_login(official)
    assert client.get(page_of(survey, "desk_read_words")).status_code == 404
    assert client.post(page_of(survey, "desk_quote", answer.pk), {"words": "das nervt."}).status_code == 404
    answer.refresh_from_db()
    assert answer.quote == ""
