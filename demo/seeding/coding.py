"""What has Jana read of the answers in own words? All but one kind, so that something is left to do."""

from typing import Any

from demo.content import read
from demo.seeding.people import account
from participation.accounts.models import Account
from surveys.models import Code, CodedQuestion, Survey
from surveys.selectors.own_words import answers_of, words_in
from surveys.services.codebook import add_code
from surveys.services.coding import Found, code_answer, take_in

QUESTION = "B3"


def seed() -> None:
    jana, survey = account("Jana"), Survey.objects.select_related("process").get(slug="bedarf-am-anger")
    content = read("coding")
    take_in(account=jana, survey_id=survey.pk, name=QUESTION)
    codes = _codes(content["codes"], survey, jana)
    for answer in answers_of(CodedQuestion.objects.get(survey=survey, name=QUESTION)).select_related("question"):
        words = words_in(answer)
        for known in content["answers"]:
            if words.startswith(known["begins"]):
                found = Found(frozenset(codes[name] for name in known["codes"]), known["tone"])
                code_answer(account=jana, answer_id=answer.pk, found=found, seen=0)


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
