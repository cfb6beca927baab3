"""A second person codes a part of the answers without a look at the first codes; then they see how far they agree."""

import pytest
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account, Role, RoleAssignment
from participation.allowed import NotAllowed
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process
from surveys.coding_rules import Part
from surveys.models import Code, CodedQuestion, Coding, OpenAnswer, Survey
from surveys.selectors.coded import coded_words
from surveys.selectors.coders import coders_of, verdict
from surveys.selectors.own_words import answers_of, waiting
from surveys.services.coding import Found, code_answer, draw_for_second, take_in, undo_coding
from tests.surveys.wrote import answer_it, code_all, codes_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(survey: Survey, staff: Account, field_of_action: FieldOfAction) -> CodedQuestion:
    answer_it(survey, *(f"Antwort Nummer {n}" for n in range(40)))
    take_in(account=staff, survey_id=survey.pk, name="D")
    return CodedQuestion.objects.get()


@pytest.fixture
def codes(question: CodedQuestion, staff: Account, process: Process) -> list[Code]:
    made = codes_in(process, staff, "Bänke", "Wege")
    code_all(question, staff, made[0], number=20)
    code_all(question, staff, made[1], number=20)
    return made


@pytest.fixture
def second(neighbourhood: Area) -> Account:
    account = Account.objects.create_user("tobias@example.org", name="Tobias")
    RoleAssignment.objects.create(account=account, area=neighbourhood, role=Role.STAFF)
    return account


def drawn(question: CodedQuestion) -> list[OpenAnswer]:
    return list(question.answers.filter(drawn=True).order_by("pk"))


def code_again(answer: OpenAnswer, second: Account, *codes: Code, part: Part = Part.SECOND) -> None:
    found = Found(frozenset(code.pk for code in codes))
    code_answer(account=second, answer_id=answer.pk, found=found, seen=0, part=part)


def first_codes(answer: OpenAnswer) -> list[Code]:
    return list(Coding.objects.get(answer=answer, part=Part.FIRST).codes.all())


def test_at_least_thirty_are_drawn_and_none_twice(
    question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account
) -> None:
    assert draw_for_second(account=staff, survey_id=survey.pk, name="D") == 30
    assert draw_for_second(account=staff, survey_id=survey.pk, name="D") == 0
    assert len(drawn(question)) == 30


def test_whoever_coded_first_is_not_the_second(
    question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account, second: Account
) -> None:
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    assert not waiting(question, Part.SECOND, staff).exists()
    assert waiting(question, Part.SECOND, second).count() == 30
    with pytest.raises(NotAllowed):
        code_again(drawn(question)[0], staff, codes[0])
    free = answers_of(question).filter(drawn=False)[0]
    with pytest.raises(NotAllowed):
        code_again(free, second, codes[0])
    assert not Coding.objects.filter(part=Part.SECOND).exists()


def test_the_second_person_does_not_see_the_first_codes(
    client: Client, question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account, second: Account
) -> None:
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    client.force_login(second)
    page = client.get(reverse("surveys:desk_code", args=[survey.slug, "D"]) + "?teil=2")
    assert page.context["answer"] is not None
    assert page.context["own"].codes == ()
    assert "checked" not in page.content.decode().split('name="tone"')[0]


def test_what_was_compared_stands_and_is_settled_beside_it(
    client: Client, question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account, second: Account
) -> None:
    bench, way = codes
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    answer = drawn(question)[0]
    with pytest.raises(NotAllowed):
        code_again(answer, staff, bench, part=Part.AGREED)
    code_again(answer, second, bench, way)
    with pytest.raises(NotAllowed):
        code_answer(account=staff, answer_id=answer.pk, found=Found(), seen=1)
    undo = {"answer_id": answer.pk, "seen": 1}
    with pytest.raises(NotAllowed):
        undo_coding(account=staff, part=Part.FIRST, **undo)  # type: ignore[arg-type]
    before = coders_of(question).alpha
    client.force_login(staff)
    page = reverse("surveys:desk_code", args=[survey.slug, "D"])
    shown = client.get(f"{page}?teil=3&antwort={answer.pk}").content.decode()
    assert "Jana" in shown
    assert "Tobias" in shown
    reply = client.post(page, {"teil": 3, "antwort": answer.pk, "seen": 0, "codes": [bench.pk, way.pk]})
    assert reply.headers["Location"] == reverse("surveys:desk_agreement", args=[survey.slug, "D"])
    assert coders_of(question).alpha == before
    counts = {one.name: one.count for one in coded_words(survey.pk, ["D"])["D"].codes}
    assert sum(counts.values()) == 41


def test_full_agreement_and_a_swap(
    question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account, second: Account
) -> None:
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    for answer in drawn(question):
        code_again(answer, second, *first_codes(answer))
    found = coders_of(question)
    assert (found.alpha, found.verdict, found.same, found.of, found.apart) == (1.0, "reliable", 30, 30, ())
    assert {one.alpha for one in found.codes} == {1.0}


def test_differences_are_counted_named_and_listed(
    client: Client, question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account, second: Account
) -> None:
    bench, way = codes
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    for place, answer in enumerate(drawn(question)):
        own = first_codes(answer)
        code_again(answer, second, *({bench, way} - set(own) if place < 15 else own))
    found = coders_of(question)
    assert found.same == 15
    assert len(found.apart) == 15
    assert found.alpha is not None
    assert found.alpha < 0.2
    client.force_login(staff)
    said = client.get(reverse("surveys:desk_agreement", args=[survey.slug, "D"])).content.decode()
    assert "15 von 30" in said
    assert "noch nicht verlässlich" in said


def test_one_code_alone_tells_no_agreement(
    client: Client, question: CodedQuestion, process: Process, survey: Survey, staff: Account, second: Account
) -> None:
    (only,) = codes_in(process, staff, "Bänke")
    code_all(question, staff, only)
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    for answer in drawn(question):
        code_again(answer, second, only)
    assert coders_of(question).verdict == "unknown"
    client.force_login(staff)
    said = client.get(reverse("surveys:desk_agreement", args=[survey.slug, "D"])).content.decode()
    assert "nicht von Zufall unterscheiden" in said


@pytest.mark.parametrize(
    ("alpha", "said"), [(None, "unknown"), (0.8, "reliable"), (0.7, "tentative"), (0.5, "weak"), (-0.1, "weak")]
)
def test_limits_are_those_of_krippendorff(alpha: float | None, said: str) -> None:
    assert verdict(alpha) == said


def test_a_press_draws(
    client: Client, question: CodedQuestion, codes: list[Code], survey: Survey, staff: Account
) -> None:
    client.force_login(staff)
    page = reverse("surveys:desk_agreement", args=[survey.slug, "D"])
    assert "30 Antworten wurden gelost" in client.post(page, follow=True).content.decode()
    assert "zuerst geordnet" in client.get(page).content.decode()
