"""What lies on Tobias' desk? A stack of paper forms, begun this morning."""

import random

from demo.seeding.answers import answers_of, somebody
from demo.seeding.people import account
from participation.channels import Channel
from surveys.definition import walk
from surveys.definition.paper import on_paper
from surveys.models import KeyedForm, Survey
from surveys.selectors.versions import definition_of
from surveys.services.keying import open_stack, take_form

NUMBERS = ("141", "142", "143")


def seed() -> None:
    tobias, survey = account("Tobias"), Survey.objects.get(slug="bedarf-am-anger")
    stack = open_stack(account=tobias, survey_id=survey.pk, channel=Channel.PAPER)
    definition, chance = on_paper(definition_of(stack.version)), random.Random("stack")  # noqa: S311 (invented answers)
    for number in NUMBERS:
        form = take_form(account=tobias, stack_id=stack.pk, number=number)
        answers = walk(definition, answers_of(somebody(chance), definition, chance)).kept
        KeyedForm.objects.filter(pk=form.pk).update(answers=answers)
