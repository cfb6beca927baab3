"""Does a question keep its texts and answers when people answer it in another way, also back again?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.processes.models import Process
from surveys.definition import parse_definition
from surveys.drafting.freezing import frozen
from surveys.drafting.kinds import CHANGEABLE, change_kind
from surveys.drafting.tree import question_with, questions_of
from surveys.models import Response, SubmissionEvent, Survey
from surveys.selectors.desk import answers_at
from surveys.services import editing
from tests.surveys.make import AGREE, COLOURS, ITEMS, count_everything, document, page, publish, question


def _draft() -> dict[str, Any]:
    return document(
        page(
            "p",
            question("B", "multi", options=COLOURS, hint={"de": "Bitte sehr"}, max_picks=2),
            question("C", "matrix", items=ITEMS, scales=[AGREE]),
            question("D", "text_long"),
        )
    )


def _frozen(draft: dict[str, Any]) -> dict[str, Any]:
    return frozen(draft, title=draft["title"], languages=["de", "en"], filled={})


@pytest.mark.parametrize("kind", CHANGEABLE)
@pytest.mark.parametrize("code", ["B", "C", "D"])
def test_a_question_becomes_any_other_kind_and_back_without_a_loss(code: str, kind: str) -> None:
    draft = _draft()
    before = dict(question_with(draft, code))
    change_kind(draft, code, kind)
    asked = parse_definition(_frozen(draft)).question(code)
    assert asked is not None
    assert (asked.kind, asked.text) == (kind, before["text"])
    change_kind(draft, code, before["kind"])
    after = {key: value for key, value in question_with(draft, code).items() if key != "aside"}
    assert after == before


def test_answers_become_the_rows_of_a_table_with_their_codes() -> None:
    draft = _draft()
    change_kind(draft, "B", "matrix")
    asked = parse_definition(_frozen(draft)).question("B")
    assert asked is not None
    assert [item.code for item in asked.items] == ["red", "blue", "other", "none"]
    assert len(asked.scales) == 1


def test_what_was_put_aside_is_not_published() -> None:
    draft = _draft()
    change_kind(draft, "B", "text_long")
    assert "aside" in question_with(draft, "B")
    assert "rot" not in str(_frozen(draft))


def test_a_condition_about_its_answers_holds_the_kind() -> None:
    draft = _draft()
    question_with(draft, "D")["show_if"] = {"expression": "selected(${B}, 'red')"}
    with pytest.raises(NotAllowed) as refused:
        change_kind(draft, "B", "text_long")
    assert refused.value.refused.code == "rule_needs_kind"
    assert question_with(draft, "B")["kind"] == "multi"
    change_kind(draft, "B", "single")
    assert question_with(draft, "B")["kind"] == "single"


def test_contact_details_stay_what_they_are(survey: Survey, staff: Account) -> None:
    card = next(one["code"] for one in questions_of(survey.draft) if one["kind"] == "contact")
    with pytest.raises(NotAllowed):
        editing.change_kind(account=staff, survey_id=survey.pk, revision=0, code=card, kind="text_long")
    assert question_with(survey.draft, card)["kind"] == "contact"


def test_the_button_changes_the_kind_and_the_page_shows_it(client: Client, survey: Survey, staff: Account) -> None:
    client.force_login(staff)
    address = reverse("surveys:desk_kind", args=[survey.slug, "Q2"])
    shown = client.post(address, {"revision": "0", "kind": "multi"}, headers={"accept-language": "de"}, follow=True)
    survey.refresh_from_db()
    assert question_with(survey.draft, "Q2")["kind"] == "multi"
    assert "Texte und Antworten sind erhalten." in shown.content.decode()


def test_answers_given_before_count_together_with_those_after(process: Process, staff: Account) -> None:
    """One answer becomes several: the first version's answers keep their place in the counts."""
    survey = publish(process, document(page("p", question("B", "single", options=COLOURS))))
    _answer(survey, {"B": "red"})
    survey.draft = survey.current.definition if survey.current else {}
    survey.save()
    editing.change_kind(account=staff, survey_id=survey.pk, revision=0, code="B", kind="multi")
    survey.refresh_from_db()
    survey.current = survey.versions.create(number=2, definition=_frozen(survey.draft))
    survey.save()
    _answer(survey, {"B": ["red", "blue"]})
    count_everything()
    assert answers_at(survey.pk, "B") == {"red": 2, "blue": 1}


def _answer(survey: Survey, answers: dict[str, Any]) -> None:
    assert survey.current is not None
    response = Response.objects.create(
        survey=survey, version=survey.current, answers=answers, language="de", submitted_on="2026-05-01"
    )
    SubmissionEvent.objects.create(response=response, sign=1)
