"""What officials and everybody read of own words: topics from enough people, tones, and released quotes."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards.panels.coded_words import coded_panel
from dashboards.panels.panel import Panel
from dashboards.panels.reading import Reading
from dashboards.selectors.needles import needle_words
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from participation.stats.agreement import Agreement
from participation.stats.uncertainty import Evidence
from surveys.models import Code, CodedQuestion, Response, Survey
from surveys.selectors.coded import CodeCount, CodedWords, Quote, coded_words
from surveys.selectors.counted import answered_surveys
from surveys.services.coding import Found, code_answer, take_in
from surveys.services.quoting import release_quote, take_back_quote
from tests.surveys.make import count_everything, document, page, publish, question, small_document
from tests.surveys.wrote import answer_it, code_all, codes_in

GERMAN = {"Accept-Language": "de"}
ALL = Reading("", Evidence.OPEN, None)
LEAST = (settings.MINIMUM_GROUP_SIZE + 1) // 2


def words(*codes: CodeCount, coded: int = 100, **more: object) -> CodedWords:
    facts: dict[str, object] = {
        "answers": coded,
        "without": CodeCount("", 0, {}),
        "tones": {"problem": coded},
        "quotes": (),
        **more,
    }
    return CodedWords(coded=coded, codes=codes, **facts)  # type: ignore[arg-type]


def panel(found: CodedWords, reading: Reading = ALL) -> Panel:
    return coded_panel("D", "Was fehlt?", found, reading)


def count(name: str, number: int, **tones: int) -> CodeCount:
    return CodeCount(name, number, tones or {"": number})


def cells(found: Panel, name: str) -> list[object]:
    assert found.table
    (row,) = (row for row in found.table.rows if row[0].text == name)
    return [cell.value for cell in row[1:]]


def test_topics_that_few_name_are_hidden_everywhere() -> None:
    found = panel(words(count("Licht", 40, problem=40), count("Lärm", LEAST - 1, problem=LEAST - 1)))
    assert cells(found, "Licht")[0] == 40
    assert set(cells(found, "Lärm")) == {None}
    assert found.facts["cells"]["Lärm"] is None
    assert found.figure is not None
    assert str(LEAST - 1) not in found.figure.alt.split("Lärm")[1]


def test_a_topic_that_nearly_all_name_hides_the_few_who_do_not() -> None:
    assert cells(panel(words(count("Licht", 99))), "Licht")[0] is None
    assert cells(panel(words(count("Licht", 100))), "Licht")[0] == 100


def test_tones_of_a_topic_cannot_be_worked_out_from_its_total() -> None:
    found = panel(
        words(count("Licht", 30, problem=20, praise=8, proposal=2), tones={"problem": 50, "praise": 30, "proposal": 20})
    )
    assert found.table
    assert len(found.table.columns) == 6
    shown = cells(found, "Licht")[2:]
    assert shown.count(None) >= 2


def test_a_part_or_channel_shows_no_own_words() -> None:
    found = panel(
        words(count("Licht", 40), quotes=(Quote("Es ist dunkel", ("Licht",)),)), Reading("north", Evidence.OPEN, None)
    )
    assert found.empty
    assert not any((found.table, found.figure, found.quotes, found.lines))


def test_too_few_that_were_read_show_nothing() -> None:
    found = panel(words(count("Licht", 9), coded=settings.MINIMUM_GROUP_SIZE - 1, answers=100))
    assert found.empty
    assert not found.table


def test_the_title_says_what_is_named_most_and_how_far_the_reading_is() -> None:
    found = panel(words(count("Licht", 60), count("Lärm", 40), answers=200))
    assert "Licht" in found.title
    assert "60" in found.title
    assert "200" in found.source
    assert "Lärm" in panel(words(count("Licht", 40), count("Lärm", 40))).title


@pytest.mark.parametrize(("alpha", "told"), [(0.83, "0,83"), (None, "")])
def test_agreement_of_two_people_is_told_where_it_can_be(alpha: float | None, told: str) -> None:
    found = panel(words(count("Licht", 60), agreement=Agreement(alpha, 30, 60, 0.1, 0.5)))
    assert told in found.note
    assert ("Krippendorff" in found.note) == bool(told)


@pytest.fixture
def coded(process: Process, staff: Account, field_of_action: FieldOfAction, north: Area) -> Survey:
    survey = publish(process, small_document())
    said = [f"Am Mühlweg ist es dunkel, Nummer {n}" for n in range(40)]
    answer_it(survey, *said, area=north, channel="paper")
    count_everything()
    take_in(account=staff, survey_id=survey.pk, name="D")
    question = CodedQuestion.objects.get()
    light, noise = codes_in(process, staff, "Licht", "Lärm")
    code_all(question, staff, light, number=30, tone="problem")
    code_all(question, staff, noise, number=3, tone="praise")
    code_all(question, staff)
    answer = question.answers.all()[0]
    release_quote(account=staff, answer_id=answer.pk, words="Am Mühlweg ist es dunkel")
    return survey


@pytest.mark.django_db
def test_officials_read_topics_and_quotes_for_all_answers_only(
    client: Client, coded: Survey, official: Account, north: Area
) -> None:
    client.force_login(official)
    page = reverse("dashboards:survey", args=[coded.process.slug, coded.slug]) + "?seite=2"
    shown = client.get(page, headers=GERMAN).content.decode()
    assert "Mobilität: Licht" in shown
    assert "Am Mühlweg ist es dunkel" in shown
    assert "Nummer" not in shown
    for part in (f"&gebiet={north.slug}", "&weg=paper"):
        with CaptureQueriesContext(connection) as captured:
            filtered = client.get(page + part, headers=GERMAN).content.decode()
        assert "Mühlweg" not in filtered
        assert "Mobilität: Licht" not in filtered
        assert "nur für alle Antworten" in filtered
        assert not [one for one in captured if "surveys_coding" in one["sql"] and "COUNT" in one["sql"]]


@pytest.mark.django_db
def test_own_words_are_counted_once_until_something_is_coded(coded: Survey, staff: Account) -> None:
    def counted() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            (words,) = coded_words(coded.pk, ["D"]).values()
        counting = [one for one in captured if "surveys_coding" in one["sql"] and "COUNT" in one["sql"]]
        return words.tones["praise"], len(counting)

    first = counted()
    assert first[1] > 0
    assert counted() == (first[0], 0)
    answer = CodedQuestion.objects.get().answers.filter(codings__tone="problem")[0]
    code_answer(account=staff, answer_id=answer.pk, found=Found(tone="praise"), seen=1)
    assert counted() == (first[0] + 1, first[1])
    Response.objects.filter(pk=answer.response_id).update(superseded=True)
    assert counted() == first


@pytest.mark.django_db
def test_a_quote_that_is_taken_back_is_gone_at_once(client: Client, coded: Survey, official: Account) -> None:
    client.force_login(official)
    page = reverse("dashboards:survey", args=[coded.process.slug, coded.slug]) + "?seite=2"
    assert "Am Mühlweg" in client.get(page).content.decode()
    answer = CodedQuestion.objects.get().answers.exclude(quote="").get()
    take_back_quote(account=coded.process.responsible, answer_id=answer.pk)
    assert "Am Mühlweg" not in client.get(page).content.decode()


@pytest.mark.django_db
def test_the_file_has_the_table_and_no_quote(client: Client, coded: Survey, official: Account) -> None:
    client.force_login(official)
    name = reverse("dashboards:survey_table", args=[coded.process.slug, coded.slug, "D"])
    text = client.get(name, headers=GERMAN).content.decode()
    assert "Mobilität: Licht" in text
    assert "Mühlweg" not in text


@pytest.mark.django_db
def test_everybody_reads_them_once_the_results_are_public(client: Client, coded: Survey) -> None:
    page = reverse("dashboards:survey_results", args=[coded.process.slug, coded.slug])
    assert "Mühlweg" not in client.get(page, headers=GERMAN).content.decode()
    Survey.objects.filter(pk=coded.pk).update(
        state=Survey.State.CLOSED,
        closed_at=timezone.now() - timedelta(days=1),
        results_released_at=timezone.now(),
        results_public=True,
    )
    shown = client.get(page, headers=GERMAN).content.decode()
    assert "Mobilität: Licht" in shown
    assert "Am Mühlweg ist es dunkel" in shown
    assert "Zitate wurden vorher geprüft" in shown
    assert "an der Tür" not in shown


@pytest.mark.django_db
def test_words_beside_other_have_a_panel_and_a_file_of_their_own(
    client: Client, process: Process, staff: Account, official: Account, field_of_action: FieldOfAction
) -> None:
    survey = publish(process, small_document())
    answer_it(survey, *["egal"] * 12, answers={"B": ["other"], "B.other": "violett"})
    count_everything()
    take_in(account=staff, survey_id=survey.pk, name="B.other.words")
    question = CodedQuestion.objects.get()
    code_all(question, staff, *codes_in(process, staff, "Farben"))
    client.force_login(official)
    shown = client.get(reverse("dashboards:survey", args=[process.slug, survey.slug]), headers=GERMAN)
    assert "Mobilität: Farben" in shown.content.decode()
    name = reverse("dashboards:survey_table", args=[process.slug, survey.slug, "B.other.words"])
    assert "Mobilität: Farben" in client.get(name, headers=GERMAN).content.decode()


@pytest.mark.django_db
def test_only_pages_with_own_words_ask_for_them_and_never_for_each_answer(
    client: Client, coded: Survey, official: Account
) -> None:
    client.force_login(official)
    page = reverse("dashboards:survey", args=[coded.process.slug, coded.slug])

    def asked(number: int) -> list[str]:
        cache.clear()
        with CaptureQueriesContext(connection) as found:
            client.get(f"{page}?seite={number}")
        return [one["sql"] for one in found if '"surveys_openanswer"' in one["sql"]]

    assert asked(1) == []
    before = asked(2)
    assert before
    assert all("COUNT(" in sql or '"quote" = ' in sql for sql in before)
    answer_it(coded, *[f"Es fehlt eine Bank, Nummer {n}" for n in range(20)])
    count_everything()
    take_in(account=coded.process.responsible, survey_id=coded.pk, name="D")
    code_all(CodedQuestion.objects.get(), coded.process.responsible, Code.objects.get(name="Licht"))
    assert len(asked(2)) == len(before)


@pytest.mark.django_db
def test_words_beside_needles_are_told_by_topic_with_the_places(
    client: Client, process: Process, staff: Account, official: Account, field_of_action: FieldOfAction
) -> None:
    pins = [{"code": code, "text": {"de": code}} for code in ("gern", "ungern")]
    survey = publish(process, document(page("one", question("C", "map_pin", pins=pins))))
    answer_it(survey, *[""] * 20, answers={"C": {"ungern": ["geo:50.0005,8.0005 dunkel am Mühlweg"]}})
    count_everything()
    take_in(account=staff, survey_id=survey.pk, name="C.ungern")
    code_all(CodedQuestion.objects.get(), staff, *codes_in(process, staff, "Licht"), number=15)
    client.force_login(official)
    shown = client.get(reverse("dashboards:theme", args=[process.slug, "orte"]), headers=GERMAN).content.decode()
    assert "Mobilität: Licht" in shown
    assert "geo:50" not in shown
    (name,) = [one.key for one in needle_words(answered_surveys(process.pk))]
    table = client.get(reverse("dashboards:process_table", args=[process.slug, name]), headers=GERMAN)
    assert "Mobilität: Licht" in table.content.decode()
