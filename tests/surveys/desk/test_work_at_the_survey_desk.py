"""The pages of the survey desk, as staff use them without JavaScript."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.drafting.tree import question_with
from surveys.models import Survey

GERMAN = {"accept-language": "de"}


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def _editor(survey: Survey, code: str) -> str:
    return reverse("surveys:design_question", args=[survey.slug, code])


def _fields(survey: Survey, code: str, **changes: str) -> dict[str, str]:
    """The form as the page shows it."""
    question = question_with(survey.draft, code)
    fields = {"revision": str(survey.draft_revision)}
    fields |= {f"text_{language}": text for language, text in question["text"].items()}
    for number, option in enumerate(question.get("options", [])):
        fields[f"row_{number}_code"] = option["code"]
        fields |= {f"row_{number}_{language}": text for language, text in option["text"].items()}
    return fields | changes


def test_the_desk_lists_the_surveys_of_the_own_area(desk: Client, survey: Survey) -> None:
    page = desk.get(reverse("surveys:desk"), headers=GERMAN).content.decode()
    assert "Neue Bank" in page
    assert "in Vorbereitung" in page


def test_a_survey_begins_with_a_template_in_three_clicks(desk: Client, survey: Survey, process: Process) -> None:
    response = desk.post(
        reverse("surveys:desk_create"),
        {"process": process.pk, "template_key": "needs_long", "title_de": "Bedarf am Anger", "title_en": ""},
        follow=True,
    )
    assert response.status_code == 200
    made = Survey.objects.get(slug="bedarf-am-anger")
    assert made.template_key == "needs_long"
    assert response.redirect_chain[-1][0] == _editor(made, "I0")


def test_a_survey_without_a_title_is_not_begun(desk: Client, process: Process) -> None:
    response = desk.post(reverse("surveys:desk_create"), {"process": process.pk, "title_de": ""})
    assert response.status_code == 422
    assert not Survey.objects.exists()


def test_saving_a_question_keeps_what_was_written(desk: Client, survey: Survey) -> None:
    response = desk.post(_editor(survey, "Q2"), _fields(survey, "Q2", text_de="Wie sehr?", more="egal\nweiß nicht"))
    assert response.status_code == 302
    survey.refresh_from_db()
    question = question_with(survey.draft, "Q2")
    assert question["text"]["de"] == "Wie sehr?"
    assert [option["text"]["de"] for option in question["options"]][-2:] == ["egal", "weiß nicht"]


def test_an_answer_moves_up_and_another_goes(desk: Client, survey: Survey) -> None:
    desk.post(_editor(survey, "Q2"), _fields(survey, "Q2", up="1", row_2_gone="on"))
    survey.refresh_from_db()
    assert [option["code"] for option in question_with(survey.draft, "Q2")["options"]] == ["some", "strong"]


def test_a_question_without_text_is_refused_with_a_sentence(desk: Client, survey: Survey) -> None:
    response = desk.post(_editor(survey, "Q2"), _fields(survey, "Q2", text_de="", text_en=""), headers=GERMAN)
    assert response.status_code == 422
    assert "Eine Frage braucht einen Text." in response.content.decode()
    survey.refresh_from_db()
    assert survey.draft_revision == 0


def test_the_second_author_keeps_the_input_and_sees_the_other_text(desk: Client, survey: Survey) -> None:
    stale = _fields(survey, "Q2", text_de="Von der Zweiten")
    desk.post(_editor(survey, "Q2"), _fields(survey, "Q2", text_de="Vom Ersten"))
    response = desk.post(_editor(survey, "Q2"), stale, headers=GERMAN)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Von der Zweiten" in page
    assert "Vom Ersten" in page
    assert "Inzwischen hat jemand anderes gespeichert" in page
    survey.refresh_from_db()
    assert question_with(survey.draft, "Q2")["text"]["de"] == "Vom Ersten"
    # The page now carries the new revision: saving again is a decision.
    assert f'name="revision" value="{survey.draft_revision}"' in page


def test_a_question_is_moved_taken_out_and_brought_back_by_buttons(desk: Client, survey: Survey) -> None:
    names = [survey.slug, "Q2"]
    desk.post(reverse("surveys:desk_move", args=names), {"revision": "0", "direction": "up"})
    desk.post(reverse("surveys:desk_remove", args=names), {"revision": "1"})
    survey.refresh_from_db()
    assert [entry["question"]["code"] for entry in survey.draft["removed"]][-1] == "Q2"
    desk.post(reverse("surveys:desk_restore", args=names), {"revision": "2"})
    survey.refresh_from_db()
    assert [question["code"] for question in survey.draft["pages"][0]["questions"]] == ["I0", "F1", "Q2", "Q1"]


def test_what_a_condition_says_stands_there_as_a_sentence(desk: Client, survey: Survey) -> None:
    page = desk.get(_editor(survey, "F2"), headers=GERMAN).content.decode()
    assert "Nur wer bei Frage" in page
    assert "„Ich wohne hier“ wählt." in page


def test_a_new_question_stands_at_the_end_of_its_page(desk: Client, survey: Survey) -> None:
    address = reverse("surveys:desk_add_question", args=[survey.slug, "start"])
    response = desk.post(address, {"revision": "0", "add-kind": "single", "add-text_de": "Sitzen Sie gern?"})
    assert response.headers["Location"] == _editor(survey, "Q9")
    survey.refresh_from_db()
    assert survey.draft["pages"][0]["questions"][-1]["text"] == {"de": "Sitzen Sie gern?"}


def test_the_checklist_names_what_is_missing_and_offers_no_button(desk: Client, survey: Survey) -> None:
    page = desk.get(reverse("surveys:desk_publish", args=[survey.slug]), headers=GERMAN).content.decode()
    assert "Lücken im Text sind leer." in page
    assert "Jetzt freigeben" not in page


def test_publishing_closing_and_opening_again(desk: Client, ready: Survey) -> None:
    address = reverse("surveys:desk_publish", args=[ready.slug])
    assert "Jetzt freigeben" in desk.get(address, headers=GERMAN).content.decode()
    desk.post(address, {"revision": str(ready.draft_revision)})
    ready.refresh_from_db()
    assert ready.state == Survey.State.PUBLISHED
    desk.post(reverse("surveys:desk_close", args=[ready.slug]))
    ready.refresh_from_db()
    assert ready.state == Survey.State.CLOSED
    assert "geschlossen" in desk.get(_editor(ready, "Q2"), headers=GERMAN).content.decode()
    desk.post(reverse("surveys:desk_reopen", args=[ready.slug]))
    ready.refresh_from_db()
    assert ready.state == Survey.State.PUBLISHED


def test_publishing_unready_keeps_the_draft(desk: Client, survey: Survey) -> None:
    response = desk.post(reverse("surveys:desk_publish", args=[survey.slug]), {"revision": "0"})
    assert response.status_code == 422
    survey.refresh_from_db()
    assert survey.state == Survey.State.DRAFT


def test_settings_are_checked_and_saved(desk: Client, survey: Survey, staff: Account) -> None:
    address = reverse("surveys:desk_settings", args=[survey.slug])
    form = {
        "revision": "0",
        "title_de": "Neue Bank",
        "languages": ["de", "en"],
        "sampling": "open",
        "paper_days": "14",
        "responsible": str(staff.pk),
        "opens_on": "2030-05-10",
        "closes_on": "2030-05-01",
        "text_measure_de": "Eine Bank am Brunnen",
    }
    wrong = desk.post(address, form, headers=GERMAN)
    assert wrong.status_code == 422
    assert "Der letzte Tag liegt vor dem ersten." in wrong.content.decode()
    assert desk.post(address, form | {"closes_on": "31.05.2030"}).status_code == 302
    survey.refresh_from_db()
    assert survey.placeholders["measure"] == {"de": "Eine Bank am Brunnen"}
    assert survey.closes_at is not None
    assert survey.closes_at.isoformat() == "2030-05-31T22:00:00+00:00"


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_trial_shows_each_page_in_each_language(desk: Client, ready: Survey, language: str) -> None:
    words = {"de": "Geplant ist: etwas", "en": "The plan is: something"}
    address = reverse("surveys:desk_try", args=[ready.slug])
    page = desk.get(address, {"sprache": language}, headers=GERMAN).content.decode()
    assert words[language] in page
    assert desk.get(address, {"sprache": language, "seite": "99"}).status_code == 200


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_for_others_the_desk_of_this_survey_does_not_exist(
    client: Client, survey: Survey, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    for name in ("design", "desk_settings", "desk_publish", "desk_try"):
        assert client.get(reverse(f"surveys:{name}", args=[survey.slug])).status_code == 404
    assert client.post(_editor(survey, "Q2"), _fields(survey, "Q2", text_de="Fremd")).status_code == 404
    assert client.post(reverse("surveys:desk_remove", args=[survey.slug, "Q2"]), {"revision": "0"}).status_code == 404
    survey.refresh_from_db()
    assert survey.draft_revision == 0


@pytest.mark.parametrize("more", [0, 5])
def test_the_list_needs_the_same_queries_for_many_surveys(
    desk: Client, survey: Survey, staff: Account, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        Survey.objects.create(process=survey.process, slug=f"noch-{number}", title={"de": "X"}, responsible=staff)
    with django_assert_num_queries(8):
        desk.get(reverse("surveys:desk"))
