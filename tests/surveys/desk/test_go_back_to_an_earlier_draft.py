"""Is every state of a draft kept, and can staff go back and forth between them? Two authors never lose each other."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from surveys.drafting.tree import question_with, questions_of
from surveys.models import DraftRevision, Survey
from surveys.selectors.history import history, saved
from surveys.services import editing
from surveys.services.revising import RevisionConflict, return_to
from surveys.services.revisions import Way

GERMAN = {"accept-language": "de"}
Save = Callable[..., HttpResponse]


def _move(survey: Survey, account: Account, code: str = "Q2") -> None:
    survey.refresh_from_db()
    editing.move_question(account=account, survey_id=survey.pk, revision=survey.draft_revision, code=code, up=True)


def _return(survey: Survey, account: Account, way: Way, number: int = 0) -> None:
    survey.refresh_from_db()
    return_to(account=account, survey_id=survey.pk, revision=survey.draft_revision, way=way, number=number)


def _order(survey: Survey) -> list[str]:
    survey.refresh_from_db()
    return [question["code"] for question in questions_of(survey.draft)][:4]


START, ONE, TWO = ["I0", "F1", "Q1", "Q2"], ["I0", "F1", "Q2", "Q1"], ["I0", "Q2", "F1", "Q1"]


def test_undo_and_redo_lead_along_the_changes(survey: Survey, staff: Account) -> None:
    _move(survey, staff)
    _move(survey, staff)
    seen = [_order(survey)]
    for way in ("undone", "undone", "redone", "redone", "undone"):
        _return(survey, staff, way)
        seen.append(_order(survey))
    assert seen == [TWO, ONE, START, ONE, TWO, ONE]


def test_nothing_lies_before_the_first_and_after_the_last_state(survey: Survey, staff: Account) -> None:
    _move(survey, staff)
    with pytest.raises(NotAllowed) as refused:
        _return(survey, staff, "redone")
    assert refused.value.refused.code == "nothing_to_redo"
    _return(survey, staff, "undone")
    with pytest.raises(NotAllowed) as refused:
        _return(survey, staff, "undone")
    assert refused.value.refused.code == "nothing_to_undo"
    assert _order(survey) == START


def test_a_change_after_undo_is_what_redo_knows(survey: Survey, staff: Account) -> None:
    _move(survey, staff)
    _return(survey, staff, "undone")
    _move(survey, staff, "Q1")
    other = _order(survey)
    _return(survey, staff, "undone")
    _return(survey, staff, "redone")
    assert _order(survey) == other == ["I0", "Q1", "F1", "Q2"]


def test_any_state_comes_back_and_that_can_be_undone(survey: Survey, staff: Account) -> None:
    _move(survey, staff)
    _move(survey, staff)
    _return(survey, staff, "went_back", 0)
    assert _order(survey) == START
    assert DraftRevision.objects.filter(survey=survey).count() == 4
    _return(survey, staff, "undone")
    assert _order(survey) == TWO


def test_a_survey_from_elsewhere_keeps_what_was_before_its_first_change(survey: Survey, staff: Account) -> None:
    DraftRevision.objects.filter(survey=survey).delete()
    _move(survey, staff)
    _return(survey, staff, "undone")
    assert _order(survey) == START


def test_what_changes_nothing_leaves_no_trace(survey: Survey, staff: Account) -> None:
    first = questions_of(survey.draft)[0]["code"]
    _move(survey, staff, first)
    survey.refresh_from_db()
    assert survey.draft_revision == 0
    assert DraftRevision.objects.filter(survey=survey).count() == 1


def test_a_stale_undo_changes_nothing(survey: Survey, staff: Account) -> None:
    _move(survey, staff)
    with pytest.raises(RevisionConflict):
        return_to(account=staff, survey_id=survey.pk, revision=0, way="undone")
    assert _order(survey) == ONE


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_others_go_nowhere(survey: Survey, staff: Account, who: str, request: pytest.FixtureRequest) -> None:
    _move(survey, staff)
    with pytest.raises(NotAllowed):
        _return(survey, request.getfixturevalue(who), "undone")
    assert _order(survey) == ONE


def test_the_history_says_who_did_what(survey: Survey, staff: Account, administrator: Account) -> None:
    _move(survey, staff)
    _move(survey, administrator)
    entries = history(survey)
    assert [(entry.number, entry.who, entry.now) for entry in entries] == [
        (2, str(administrator), True),
        (1, str(staff), False),
        (0, str(staff), False),
    ]
    assert saved(survey).can_undo


@pytest.fixture
def save(client: Client, survey: Survey, staff: Account) -> Save:
    """Send the form of Q2 as its page does; `auto`: as the page saves itself."""
    client.force_login(staff)
    question = question_with(survey.draft, "Q2")

    def send(text: str, *, auto: bool = True, editor: str = "e1", revision: int = 0, **more: str) -> HttpResponse:
        fields = {"revision": str(revision), "editor": editor, "text_de": text, "text_en": "How much?"}
        for number, option in enumerate(question["options"]):
            fields[f"row_{number}_code"] = option["code"]
            fields |= {f"row_{number}_{language}": words for language, words in option["text"].items()}
        fields |= {"auto": "1"} if auto else {}
        address = reverse("surveys:design_question", args=[survey.slug, "Q2"])
        response = client.post(address, fields | more, headers=GERMAN)
        survey.refresh_from_db()
        return response  # type: ignore[return-value]  # the test client's own class

    return send


def _text(survey: Survey) -> str:
    return str(question_with(survey.draft, "Q2")["text"]["de"])


def test_the_form_saves_itself_and_brings_preview_and_revision(save: Save, survey: Survey) -> None:
    shown = save("Ganz neu gefragt").content.decode()
    assert _text(survey) == "Ganz neu gefragt"
    assert "Gespeichert um" in shown
    assert "frage=Q2&amp;stand=1" in shown, "the preview, anew"
    assert 'name="revision" value="1" hx-swap-oob' in shown


def test_while_somebody_types_nothing_goes_away(save: Save, survey: Survey) -> None:
    before = question_with(survey.draft, "Q2")["options"]
    save("Neu", row_0_de="", row_0_en="", row_1_gone="on", more="egal")
    assert question_with(survey.draft, "Q2")["options"] == before
    save("Neu", auto=False, revision=1, row_0_de="", row_0_en="", row_1_gone="on", more="egal")
    assert [option["code"] for option in question_with(survey.draft, "Q2")["options"]] == ["none", "o1"]


def test_an_unfinished_question_is_not_saved_and_says_why(save: Save, survey: Survey) -> None:
    shown = save("", text_en="")
    assert shown.status_code == 422
    assert "Noch nicht gespeichert: Eine Frage braucht einen Text." in shown.content.decode()
    assert survey.draft_revision == 0


def test_a_page_is_no_rival_of_its_own_saving(save: Save, survey: Survey) -> None:
    save("Erst")
    assert save("Dann", auto=False, revision=0).status_code == 302
    assert _text(survey) == "Dann"


def test_what_a_page_sent_by_itself_never_comes_after_its_save(save: Save, survey: Survey) -> None:
    save("Erst")
    save("Fertig", auto=False, revision=1)
    assert save("Fert", revision=1).status_code == 409
    assert _text(survey) == "Fertig"


def test_somebody_else_in_between_is_a_conflict_told_with_both_texts(
    save: Save, survey: Survey, administrator: Account
) -> None:
    save("Erst")
    _move(survey, administrator)
    shown = save("Dann", revision=1)
    assert shown.status_code == 409
    assert "Inzwischen hat jemand anderes gespeichert" in shown.content.decode()
    assert _text(survey) == "Erst"
    again = save("Dann", auto=False, revision=1)
    assert again.status_code == 409
    assert "Dann" in again.content.decode()


def test_another_window_of_the_same_person_is_another_author(save: Save, survey: Survey) -> None:
    save("Erst")
    assert save("Dann", editor="e2", revision=0).status_code == 409
    assert save("Dann", editor="", revision=0).status_code == 409
    assert _text(survey) == "Erst"


def test_a_switch_brings_its_answer_into_the_form(save: Save, survey: Survey) -> None:
    shown = save("Neu", no_answer="on").content.decode()
    assert question_with(survey.draft, "Q2")["options"][-1]["code"] == "na"
    assert 'value="na"' in shown


def test_buttons_undo_and_the_history_page_goes_back(client: Client, save: Save, survey: Survey) -> None:
    old = _text(survey)
    save("Neu", auto=False)
    shown = client.post(reverse("surveys:desk_undo", args=[survey.slug]), {"revision": "1"}, follow=True)
    assert shown.redirect_chain[-1][0].endswith("/frage/Q2/")
    survey.refresh_from_db()
    assert _text(survey) == old
    client.post(reverse("surveys:desk_redo", args=[survey.slug]), {"revision": "2"})
    page = client.get(reverse("surveys:desk_history", args=[survey.slug]), headers=GERMAN).content.decode()
    assert "das ist der jetzige Entwurf" in page
    client.post(reverse("surveys:desk_back_to", args=[survey.slug, 0]), {"revision": "3"})
    survey.refresh_from_db()
    assert _text(survey) == old


@pytest.mark.parametrize("more", [1, 8])
def test_the_history_needs_the_same_queries_for_many_states(
    client: Client, survey: Survey, staff: Account, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(staff)
    for _number in range(more):
        survey.refresh_from_db()
        editing.add_page(account=staff, survey_id=survey.pk, revision=survey.draft_revision, texts={"de": "Noch eine"})
    with django_assert_num_queries(10):
        client.get(reverse("surveys:desk_history", args=[survey.slug]))
