"""What has Jana read of the answers in own words? All but one kind, so that something is left to do."""

from typing import Any

from demo.content import read
from demo.seeding.people import account
from participation.accounts.models import Account
from surveys.coding_rules import Part
from surveys.models import Code, CodedQuestion, Coding, Survey
from surveys.selectors.own_words import answers_of, words_in
from surveys.services.codebook import add_code
from surveys.services.coding import Found, code_answer, draw_for_second, take_in
from surveys.services.quoting import release_quote

QUESTION, SLIPS = "B3", 9


def seed() -> None:
    jana, survey = account("Jana"), Survey.objects.select_related("process").get(slug="bedarf-am-anger")
    content = read("coding")
    take_in(account=jana, survey_id=survey.pk, name=QUESTION)
    codes = _codes(content["codes"], survey, jana)
    question = CodedQuestion.objects.get(survey=survey, name=QUESTION)
    for answer in answers_of(question).select_related("question"):
        words = words_in(answer)
        for known in content["answers"]:
            if words.startswith(known["begins"]):
                found = Found(frozenset(codes[name] for name in known["codes"]), known["tone"])
                code_answer(account=jana, answer_id=answer.pk, found=found, seen=0)
    _second(survey, jana, account("Tobias"))
    for words in content["quotes"]:
        _quote(question, words, jana)


def _second(survey: Survey, jana: Account, tobias: Account) -> None:
    """Tobias has read a part once more, and now and then found less."""
    draw_for_second(account=jana, survey_id=survey.pk, name=QUESTION)
    drawn = Coding.objects.filter(part=Part.FIRST, answer__drawn=True).order_by("answer")
    for place, coding in enumerate(drawn):
        codes = [] if place % SLIPS == 0 else coding.codes.values_list("pk", flat=True)
        found = Found(frozenset(codes), coding.tone)
        code_answer(account=tobias, answer_id=coding.answer_id, part=Part.SECOND, found=found, seen=0)


def _quote(question: CodedQuestion, words: str, jana: Account) -> None:
    answer = next((one for one in answers_of(question) if words in words_in(one)), None)
    if answer:
        release_quote(account=jana, answer_id=answer.pk, words=words)


def _codes(fields: dict[str, Any], survey: Survey, jana: Account) -> dict[str, int]:
    headings = {str(code.field): code for code in Code.objects.filter(process=survey.process, parent=None)}
    return {
        name: add_code(
            account=jana,
            process_id=survey.process_id,
            name=name,
            parent_id=headings[field].pk,
            keywords=", ".join(keywords),
        ).pk
        for field, own in fields.items()
        for name, keywords in own.items()
    }
