"""Staff code answers in own words: one after the other, with undo, a codebook that grows, and hidden names."""

import uuid

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.processes.models import FieldOfAction, Process
from surveys.coding_rules import Part
from surveys.models import Code, CodedQuestion, Coding, OpenAnswer, Response, Survey
from surveys.selectors.codebook import codebook_of, entries_of
from surveys.selectors.exported import dataset_of
from surveys.selectors.own_words import answers_of, hidden_words_of, words_in
from surveys.services.codebook import add_code, change_code, delete_code, merge_code
from surveys.services.coding import CodingConflict, Found, code_answer, take_in, undo_coding
from surveys.services.hiding import hide_words, show_words_again
from tests.surveys.make import small_document
from tests.surveys.wrote import answer_it, containing

pytestmark = pytest.mark.django_db
ENOUGH, OVERVIEW = 10, 9


@pytest.fixture
def written(survey: Survey) -> Survey:
    """Twelve people wrote something."""
    answer_it(survey, "Frau Müller vom Kiosk braucht eine Bank", *(f"Mehr Bänke bitte, Nummer {n}" for n in range(11)))
    return survey


@pytest.fixture
def question(written: Survey, staff: Account, field_of_action: FieldOfAction) -> CodedQuestion:
    take_in(account=staff, survey_id=written.pk, name="D")
    return CodedQuestion.objects.get()


@pytest.fixture
def bench(question: CodedQuestion, staff: Account, process: Process) -> Code:
    heading = Code.objects.get(parent=None)
    return add_code(account=staff, process_id=process.pk, name="Bänke", parent_id=heading.pk)


def at(survey: Survey, name: str = "desk_code", **query: object) -> str:
    page = reverse(f"surveys:{name}", args=[survey.slug, "D"])
    return page + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def hiding(survey: Survey, answer: OpenAnswer) -> str:
    return reverse("surveys:desk_hide", args=[survey.slug, "D", answer.pk])


def first_of(question: CodedQuestion) -> OpenAnswer:
    found = answers_of(question).first()
    assert found
    return found


def with_name(question: CodedQuestion) -> OpenAnswer:
    return containing(question, "Müller")


def test_fields_of_action_are_the_headings_of_the_codebook(question: CodedQuestion, process: Process) -> None:
    assert [heading.entry.name for heading in codebook_of(process)] == ["Mobilität"]


def test_what_waits_is_beyond_a_quota_or_superseded_is_not_taken_in(
    written: Survey, staff: Account, field_of_action: FieldOfAction
) -> None:
    for state in ("waiting", "beyond_quota", "superseded"):
        answer_it(written, f"nicht gezählt: {state}", **{state: True})
    assert take_in(account=staff, survey_id=written.pk, name="D") == 12
    assert not any("nicht gezählt" in words_in(one) for one in answers_of(CodedQuestion.objects.get()))


def test_an_answer_that_was_superseded_later_is_not_read_any_more(question: CodedQuestion) -> None:
    Response.objects.filter(answers__D__startswith="Frau Müller").update(superseded=True)
    assert answers_of(question).count() == 11


def test_fewer_than_a_group_are_not_shown(survey: Survey, staff: Account, client: Client) -> None:
    answer_it(survey, *["nur wenige"] * (settings.MINIMUM_GROUP_SIZE - 1))
    with pytest.raises(NotAllowed):
        take_in(account=staff, survey_id=survey.pk, name="D")
    assert not OpenAnswer.objects.exists()
    client.force_login(staff)
    said = client.get(reverse("surveys:desk_words", args=[survey.slug])).content.decode()
    assert "Zu wenige" in said
    assert "nur wenige" not in said


def test_a_few_new_answers_wait_for_others_until_everything_is_counted(
    question: CodedQuestion, written: Survey, staff: Account
) -> None:
    answer_it(written, "später gekommen")
    with pytest.raises(NotAllowed):
        take_in(account=staff, survey_id=written.pk, name="D")
    Survey.objects.filter(pk=written.pk).update(mixed_at_end=True)
    assert take_in(account=staff, survey_id=written.pk, name="D") == 1


def test_order_on_the_desk_tells_nothing_of_the_order_of_responses(question: CodedQuestion) -> None:
    numbers = list(OpenAnswer.objects.order_by("pk").values_list("response", flat=True))
    assert {one.version for one in OpenAnswer.objects.values_list("pk", flat=True)} == {4}
    assert set(numbers) == set(Response.objects.values_list("pk", flat=True))


def test_the_page_shows_the_words_and_nothing_else_of_the_person(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    Response.objects.update(channel="door", answers={"A": "no", "E": 87, "F": "Segelverein", "D": "Mehr Bäume"})
    client.force_login(staff)
    said = client.get(at(written)).content.decode()
    assert "Mehr Bäume" in said
    for other in ("Segelverein", "an der Haustür", "an der Tür", str(Response.objects.values_list("pk", flat=True)[0])):
        assert other not in said


def test_codes_are_kept_and_the_next_answer_comes(
    client: Client, question: CodedQuestion, written: Survey, staff: Account, bench: Code
) -> None:
    client.force_login(staff)
    answer = client.get(at(written)).context["answer"]
    sent = {"antwort": answer.pk, "teil": 1, "seen": 0, "codes": [bench.pk], "tone": "proposal"}
    page = client.post(at(written), sent, follow=True)
    coding = Coding.objects.get()
    assert (coding.answer_id, coding.tone, coding.coder, list(coding.codes.all())) == (
        answer.pk,
        "proposal",
        staff,
        [bench],
    )
    assert page.context["answer"].pk != answer.pk
    assert "1 von 12" in page.content.decode()
    assert "Mobilität: Bänke · Vorschlag" in " ".join(page.content.decode().split())


def test_an_answer_without_a_fitting_code_is_coded_too(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    client.force_login(staff)
    answer = first_of(question)
    client.post(at(written), {"antwort": answer.pk, "seen": 0})
    assert Coding.objects.get().codes.count() == 0


def test_a_new_code_is_made_and_given_with_one_press(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    client.force_login(staff)
    heading = Code.objects.get()
    sent = {"antwort": first_of(question).pk, "seen": 0, "new_name": " Sitzen  im Schatten ", "new_below": heading.pk}
    client.post(at(written), sent)
    assert [one.full for one in entries_of(codebook_of(written.process)).values()][1] == "Mobilität: Sitzen im Schatten"
    assert Coding.objects.get().codes.get().name == "Sitzen im Schatten"


def test_left_out_answers_come_back_at_the_end(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    client.force_login(staff)
    first, second = answers_of(question)[:2]
    assert client.get(at(written, nach=first.pk)).context["answer"].pk == second.pk
    last = answers_of(question).last()
    assert last
    assert client.get(at(written, nach=last.pk)).context["answer"].pk == first.pk


def test_undo_takes_back_the_last_change_once(question: CodedQuestion, staff: Account, bench: Code) -> None:
    answer = first_of(question)

    def undo(seen: int) -> None:
        undo_coding(account=staff, answer_id=answer.pk, part=Part.FIRST, seen=seen)

    code_answer(account=staff, answer_id=answer.pk, found=Found(frozenset({bench.pk}), "praise"), seen=0)
    code_answer(account=staff, answer_id=answer.pk, found=Found(), seen=1)
    undo(2)
    coding = Coding.objects.get()
    assert (coding.tone, coding.codes.get()) == ("praise", bench)
    undo(2)
    assert Coding.objects.get().tone == "praise"
    undo(3)
    assert not Coding.objects.exists()


def test_undo_on_the_page_leads_back_to_the_answer(
    client: Client, question: CodedQuestion, written: Survey, staff: Account, bench: Code
) -> None:
    client.force_login(staff)
    answer = first_of(question)
    client.post(at(written), {"antwort": answer.pk, "seen": 0, "codes": [bench.pk]})
    page = client.post(at(written, "desk_code_undo"), {"antwort": answer.pk, "teil": 1, "seen": 1}, follow=True)
    assert page.context["answer"].pk == answer.pk
    assert not Coding.objects.exists()


def test_two_people_on_one_answer_do_not_overwrite_each_other(
    client: Client, question: CodedQuestion, written: Survey, staff: Account, administrator: Account, bench: Code
) -> None:
    answer = first_of(question)
    code_answer(account=staff, answer_id=answer.pk, found=Found(frozenset({bench.pk})), seen=0)
    with pytest.raises(CodingConflict):
        code_answer(account=administrator, answer_id=answer.pk, found=Found(), seen=0)
    client.force_login(administrator)
    page = client.post(at(written), {"antwort": answer.pk, "seen": 0}, follow=True)
    assert "inzwischen" in page.content.decode()
    assert Coding.objects.get().codes.get() == bench


def test_the_same_press_twice_changes_nothing(question: CodedQuestion, staff: Account, bench: Code) -> None:
    answer = first_of(question)
    for _press in range(2):
        code_answer(account=staff, answer_id=answer.pk, found=Found(frozenset({bench.pk})), seen=0)
    assert Coding.objects.get().revision == 1


def test_nobody_else_reads_or_codes(
    client: Client, question: CodedQuestion, written: Survey, outsider: Account, official: Account, moderator: Account
) -> None:
    for account in (outsider, official, moderator):
        client.force_login(account)
        assert client.get(at(written)).status_code in {403, 404}
        assert client.post(at(written), {"antwort": first_of(question).pk, "seen": 0}).status_code in {403, 404}
        with pytest.raises(NotAllowed):
            code_answer(account=account, answer_id=first_of(question).pk, found=Found(), seen=0)
    assert not Coding.objects.exists()


def test_codes_of_another_process_are_left_out(question: CodedQuestion, staff: Account, bench: Code) -> None:
    other = Process.objects.create(area=bench.process.area, slug="anders", title={"de": "Anders"}, responsible=staff)
    foreign = Code.objects.create(process=other, name="Fremdes")
    answer = first_of(question)
    code_answer(account=staff, answer_id=answer.pk, found=Found(frozenset({foreign.pk, bench.pk})), seen=0)
    assert list(Coding.objects.get().codes.all()) == [bench]


def test_merging_gives_answers_the_other_code(
    question: CodedQuestion, staff: Account, bench: Code, process: Process
) -> None:
    seats = add_code(account=staff, process_id=process.pk, name="Sitzen", parent_id=bench.parent_id)
    one, other = answers_of(question)[:2]
    code_answer(account=staff, answer_id=one.pk, found=Found(frozenset({seats.pk})), seen=0)
    code_answer(account=staff, answer_id=other.pk, found=Found(frozenset({seats.pk, bench.pk})), seen=0)
    code_answer(account=staff, answer_id=one.pk, found=Found(), seen=1)
    merge_code(account=staff, process_id=process.pk, code_id=seats.pk, into_id=bench.pk)
    assert not Code.objects.filter(name="Sitzen").exists()
    assert list(Coding.objects.get(answer=other).codes.all()) == [bench]
    undo_coding(account=staff, answer_id=one.pk, part=Part.FIRST, seen=2)
    assert list(Coding.objects.get(answer=one).codes.all()) == [bench]


def test_a_code_in_use_is_not_deleted_and_a_name_stands_once(
    question: CodedQuestion, staff: Account, bench: Code, process: Process
) -> None:
    code_answer(account=staff, answer_id=first_of(question).pk, found=Found(frozenset({bench.pk})), seen=0)
    assert bench.parent_id
    for pk in (bench.pk, bench.parent_id):
        with pytest.raises(NotAllowed):
            delete_code(account=staff, process_id=process.pk, code_id=pk)
    other = add_code(account=staff, process_id=process.pk, name="Wege", parent_id=bench.parent_id)
    with pytest.raises(NotAllowed):
        change_code(account=staff, process_id=process.pk, code_id=other.pk, name="Bänke", keywords="")
    delete_code(account=staff, process_id=process.pk, code_id=other.pk)
    assert set(Code.objects.filter(parent__isnull=False)) == {bench}


def test_the_codebook_is_kept_on_its_pages(
    client: Client, question: CodedQuestion, written: Survey, staff: Account, bench: Code
) -> None:
    client.force_login(staff)
    page = reverse("surveys:desk_codebook", args=[written.slug])
    assert client.post(page, {"name": "", "below": ""}).status_code == 422
    client.post(page, {"name": "Lob für uns", "below": "", "keywords": "danke"})
    heading = Code.objects.get(name="Lob für uns", parent=None, keywords="danke")
    entry = reverse("surveys:desk_codebook_entry", args=[written.slug, heading.pk])
    client.post(entry, {"name": "Lob", "keywords": "danke, toll"})
    assert "danke, toll" in client.get(page).content.decode()
    client.post(entry, {"tun": "zusammenlegen", "ziel": "999"})
    assert Code.objects.filter(name="Lob").exists()
    client.post(entry, {"tun": "loeschen"})
    assert not Code.objects.filter(name="Lob").exists()
    assert client.get(entry).status_code == 404


def test_hidden_words_are_read_nowhere_any_more(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    answer = with_name(question)
    client.force_login(staff)
    page = client.get(hiding(written, answer)).content.decode()
    assert 'value="Frau Müller"' in page
    client.post(hiding(written, answer), {"likely": ["Frau Müller"], "other": "kiosk"})
    answer.refresh_from_db()
    assert answer.redacted == "[…] vom […] braucht eine Bank"
    for read in (at(written, antwort=answer.pk), hiding(written, answer)):
        assert "Müller" not in client.get(read).content.decode()
    assert "Müller" not in str(list(dataset_of(written).words()))
    assert ("D", "[…] vom […] braucht eine Bank") in list(dataset_of(written).words())
    assert "Müller" not in str(list(AuditRecord.objects.values_list("details", flat=True)))


def test_what_does_not_stand_there_is_not_hidden(
    client: Client, question: CodedQuestion, written: Survey, staff: Account
) -> None:
    answer = with_name(question)
    client.force_login(staff)
    for sent in ({"other": "Meier"}, {"other": " , "}, {}):
        reply = client.post(hiding(written, answer), sent)
        assert reply.status_code == 422
    assert not hidden_words_of(written)


def test_hidden_words_can_be_shown_again(question: CodedQuestion, staff: Account) -> None:
    answer = with_name(question)
    hide_words(account=staff, answer_id=answer.pk, parts=["Frau Müller"])
    show_words_again(account=staff, answer_id=answer.pk)
    assert with_name(question).pk == answer.pk


def test_words_beside_an_option_are_coded_as_well(survey: Survey, staff: Account, process: Process) -> None:
    assert survey.current
    for n in range(ENOUGH):
        Response.objects.create(
            survey=survey,
            version=survey.current,
            answers={"A": "yes", "B": ["other"], "B.other": f"violett {n}"},
            language="de",
            submitted_on=timezone.localdate(),
        )
    assert take_in(account=staff, survey_id=survey.pk, name="B.other.words") == ENOUGH
    assert containing(CodedQuestion.objects.get(), "violett 3")


def test_the_overview_asks_the_database_equally_often_for_many(
    client: Client,
    written: Survey,
    staff: Account,
    question: CodedQuestion,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(staff)
    page = reverse("surveys:desk_words", args=[written.slug])
    client.get(page)
    with django_assert_num_queries(OVERVIEW):
        client.get(page)
    answer_it(written, *(f"noch eine {n}" for n in range(40)))
    with django_assert_num_queries(OVERVIEW):
        client.get(page)


def test_a_survey_that_nobody_could_answer_has_no_words(client: Client, process: Process, staff: Account) -> None:
    draft = Survey.objects.create(
        process=process, slug="entwurf", title={"de": "E"}, draft=small_document(), responsible=staff
    )
    client.force_login(staff)
    assert client.get(reverse("surveys:desk_words", args=[draft.slug])).status_code == 200
    assert client.get(reverse("surveys:desk_code", args=[draft.slug, "D"])).status_code == 403
    assert client.get(f"{reverse('surveys:desk_words', args=[draft.slug])}frage/{uuid.uuid4()}/").status_code == 403
