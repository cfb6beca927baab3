"""What somebody wrote in a survey becomes an idea: by staff, in other words, and without a way back to the answer."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from ideas.models import Idea
from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import CodedQuestion, Survey
from surveys.services.coding import take_in
from surveys.services.hiding import hide_words
from tests.surveys.wrote import answer_it, containing

pytestmark = pytest.mark.django_db

WORDS = "Frau Müller vom Kiosk braucht eine Bank"


@pytest.fixture
def handed_over(survey: Survey, staff: Account, client: Client) -> str:
    """What the coding desk would send, with the name hidden before."""
    answer_it(survey, WORDS, *(f"Mehr Bänke bitte, Nummer {number}" for number in range(11)))
    take_in(account=staff, survey_id=survey.pk, name="D")
    answer = containing(CodedQuestion.objects.get(), "Kiosk")
    hide_words(account=staff, answer_id=answer.pk, parts=["Frau Müller"])
    client.force_login(staff)
    page = client.get(reverse("surveys:desk_code", args=[survey.slug, "D"]) + f"?antwort={answer.pk}").content.decode()
    found = re.search(r'name="aus_antwort" value="([^"]*)"', page)
    assert found
    return found[1]


def test_only_what_was_not_hidden_is_handed_over_and_nothing_is_stored_yet(
    handed_over: str, client: Client, process: Process
) -> None:
    page = client.post(reverse("ideas:record", args=[process.slug]), {"aus_antwort": handed_over})
    form = page.context["form"]
    assert "Müller" not in handed_over
    assert form["text"].value() == handed_over == "[…] vom Kiosk braucht eine Bank"
    assert form["channel"].value() == "survey"
    assert not form.errors
    assert not Idea.objects.exists()


def test_the_idea_says_that_it_came_from_a_survey_and_nothing_more(
    handed_over: str, client: Client, process: Process, staff: Account
) -> None:
    address = reverse("ideas:record", args=[process.slug])
    typed = {"title": "Eine Bank am Kiosk", "text": "Wer wartet, will sitzen.", "channel": "survey", "delivery": "wish"}
    draft = client.post(address, {"aus_antwort": handed_over}).context["draft"]
    assert client.post(address, typed | {"entwurf": draft}).status_code == 302
    idea = Idea.objects.get()
    assert (idea.channel, idea.recorded_by) == ("survey", staff)
    assert "survey" not in {field.name for field in Idea._meta.get_fields()}, "no way back to who answered"
