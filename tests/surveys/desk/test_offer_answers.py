"""Can staff offer answers quickly, and keep their codes? Lists, switches, order and limits, on the page."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from surveys.drafting.freezing import frozen
from surveys.drafting.tree import question_with
from surveys.forms.desk_add import CAN_BE_ADDED
from surveys.models import Survey, SurveyVersion
from surveys.services import editing
from tests.surveys.make import COLOURS, document, page, question


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def small(survey: Survey) -> Survey:
    survey.draft = document(
        page("eins", question("B", "multi", options=COLOURS), question("N", "number")),
        page("zwei", question("D", "text_long")),
    )
    survey.save()
    return survey


def _save(desk: Client, survey: Survey, code: str = "B", **changes: str) -> HttpResponse:
    """The form as the page shows it, with what somebody changes in it; None takes a field away."""
    data = question_with(survey.draft, code)
    rows = data.get("options", [])
    fields = {"revision": str(survey.draft_revision), "text_de": "Farbe?", "text_en": "Colour?"}
    for number, row in enumerate(rows):
        fields[f"row_{number}_code"] = row["code"]
        fields |= {f"row_{number}_{language}": text for language, text in row["text"].items()}
    switches = {"other": "other", "no_answer": "missing"}
    fields |= {name: "on" for name, flag in switches.items() if any(row.get(flag) for row in rows)}
    fields |= {name: str(data[name]) for name in ("min_picks", "max_picks") if name in data}
    sent = {name: value for name, value in (fields | changes).items() if value != "off"}
    response = desk.post(
        reverse("surveys:design_question", args=[survey.slug, code]), sent, headers={"accept-language": "de"}
    )
    survey.refresh_from_db()
    return response  # type: ignore[return-value]  # the test client's own class


def _codes(survey: Survey) -> list[str]:
    return [option["code"] for option in question_with(survey.draft, "B")["options"]]


def test_a_pasted_list_becomes_answers_with_codes(desk: Client, small: Survey) -> None:
    _save(desk, small, more="•\tgrün\tgreen\n•\tgelb\tyellow\n")
    assert _codes(small) == ["red", "blue", "other", "none", "o1", "o2"]
    assert question_with(small.draft, "B")["options"][-1]["text"] == {"de": "gelb", "en": "yellow"}


def test_a_code_that_residents_have_seen_is_never_given_again(desk: Client, small: Survey) -> None:
    _save(desk, small, more="grün")
    definition = frozen(small.draft, title=small.title, languages=["de"], filled={})
    SurveyVersion.objects.create(survey=small, number=1, definition=definition)
    _save(desk, small, row_4_gone="on")
    _save(desk, small, more="gelb")
    assert _codes(small)[-1] == "o2"


def test_a_question_code_that_residents_have_seen_is_never_given_again(small: Survey, staff: Account) -> None:
    gone = document(page("eins", question("Q1", "text_long")))
    SurveyVersion.objects.create(survey=small, number=1, definition=gone)
    code = editing.add_question(
        account=staff, survey_id=small.pk, revision=0, page="eins", kind="single", texts={"de": "Neu?"}
    )
    assert code == "Q2"


def test_switches_offer_and_withdraw_own_words_and_no_answer(desk: Client, small: Survey) -> None:
    _save(desk, small, other="off", no_answer="on")
    assert _codes(small) == ["red", "blue", "none", "na"]
    assert question_with(small.draft, "B")["options"][-1]["missing"]
    _save(desk, small, other="on")
    assert _codes(small) == ["red", "blue", "none", "other", "na"]
    _save(desk, small, no_answer="off")
    assert _codes(small) == ["red", "blue", "none", "other"]


def test_an_answer_taken_out_beside_its_switch_stays_out(desk: Client, small: Survey) -> None:
    _save(desk, small, row_2_gone="on")
    assert _codes(small) == ["red", "blue", "none"]


def test_answers_move_by_buttons_and_by_dragging(desk: Client, small: Survey) -> None:
    _save(desk, small, up="1")
    assert _codes(small)[:2] == ["blue", "red"]
    _save(desk, small, down="0")
    assert _codes(small)[:2] == ["red", "blue"]
    _save(desk, small, order="3,1,0,2")
    assert _codes(small) == ["none", "blue", "red", "other"]


@pytest.mark.parametrize("order", ["0,0,1,2", "9,1,2,3", "0", "x,y", "", "0,1,2,3,4"])
def test_an_order_that_is_none_changes_nothing(desk: Client, small: Survey, order: str) -> None:
    _save(desk, small, order=order)
    assert _codes(small) == ["red", "blue", "other", "none"]


def test_rows_that_were_not_sent_stay(desk: Client, small: Survey) -> None:
    fields = {"revision": "0", "text_de": "Farbe?", "other": "on", "row_0_code": "blue", "row_0_de": "himmelblau"}
    desk.post(reverse("surveys:design_question", args=[small.slug, "B"]), fields)
    small.refresh_from_db()
    assert sorted(_codes(small)) == ["blue", "none", "other", "red"]
    assert question_with(small.draft, "B")["options"][0]["text"]["de"] == "himmelblau"


def test_limits_are_kept_and_taken_away(desk: Client, small: Survey) -> None:
    _save(desk, small, min_picks="1", max_picks="2")
    assert (question_with(small.draft, "B")["min_picks"], question_with(small.draft, "B")["max_picks"]) == (1, 2)
    wrong = _save(desk, small, min_picks="3")
    assert wrong.status_code == 422
    assert "Die Obergrenze liegt unter der Untergrenze." in wrong.content.decode()
    _save(desk, small, min_picks="", max_picks="")
    assert "min_picks" not in question_with(small.draft, "B")


def test_zero_is_a_limit(desk: Client, small: Survey) -> None:
    _save(desk, small, "N", min_value="0", max_value="120")
    assert question_with(small.draft, "N")["min_value"] == 0


def test_a_text_in_plain_language_stands_beside(desk: Client, small: Survey) -> None:
    _save(desk, small, plain_de="Welche Farbe mögen Sie?")
    assert question_with(small.draft, "B")["plain"] == {"de": "Welche Farbe mögen Sie?"}


@pytest.mark.parametrize("kind", CAN_BE_ADDED)
def test_every_kind_that_can_be_added_is_a_question_at_once(desk: Client, small: Survey, kind: str) -> None:
    address = reverse("surveys:desk_add_question", args=[small.slug, "zwei"])
    shown = desk.post(address, {"revision": "0", "add-kind": kind, "add-text_de": "Neu?"}, follow=True)
    assert shown.status_code == 200
    small.refresh_from_db()
    assert question_with(small.draft, "Q1")["kind"] == kind


PLACES: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({"page": "zwei", "before": "D"}, ["N"], ["B", "D"]),
    ({"page": "zwei"}, ["N"], ["D", "B"]),
    ({"page": "eins"}, ["N", "B"], ["D"]),
    ({"page": "eins", "before": "B"}, ["B", "N"], ["D"]),
]


@pytest.mark.parametrize(("target", "first", "second"), PLACES)
def test_a_question_is_dropped_at_a_place(
    desk: Client, small: Survey, target: dict[str, Any], first: list[str], second: list[str]
) -> None:
    desk.post(reverse("surveys:desk_place", args=[small.slug, "B"]), {"revision": "0"} | target)
    small.refresh_from_db()
    assert [[one["code"] for one in page["questions"]] for page in small.draft["pages"]] == [first, second]


def test_a_question_is_never_dropped_before_what_it_depends_on(desk: Client, small: Survey) -> None:
    question_with(small.draft, "D")["show_if"] = {"expression": "selected(${B}, 'red')"}
    small.save()
    desk.post(reverse("surveys:desk_place", args=[small.slug, "D"]), {"revision": "0", "page": "eins", "before": "B"})
    small.refresh_from_db()
    assert small.draft["pages"][1]["questions"][0]["code"] == "D"
    assert small.draft_revision == 0


def test_the_ends_of_a_slider_have_words(desk: Client, small: Survey) -> None:
    address = reverse("surveys:desk_add_question", args=[small.slug, "zwei"])
    desk.post(address, {"revision": "0", "add-kind": "slider", "add-text_de": "Wie laut?"})
    small.refresh_from_db()
    ends = {"low_text_de": "leise", "high_text_de": "laut", "min_value": "1", "max_value": "7"}
    _save(desk, small, "Q1", **ends)
    slider = question_with(small.draft, "Q1")
    assert (slider["low_text"], slider["high_text"]) == ({"de": "leise"}, {"de": "laut"})
    assert (slider["min_value"], slider["max_value"]) == (1, 7)


def test_answers_that_stand_alone_are_ticked(desk: Client, small: Survey) -> None:
    fields: dict[str, Any] = {"alone_shown": "1", "alone": ["blue"]}
    _save(desk, small, **fields)
    assert [one["code"] for one in question_with(small.draft, "B")["options"] if one.get("exclusive")] == ["blue"]
    _save(desk, small)
    assert [one["code"] for one in question_with(small.draft, "B")["options"] if one.get("exclusive")] == ["blue"], (
        "a form that does not show them changes none"
    )


def test_pages_move_with_their_questions_and_only_empty_ones_go(desk: Client, small: Survey) -> None:
    def press(name: str, key: str, **more: str) -> list[str]:
        small.refresh_from_db()
        fields = {"revision": str(small.draft_revision)} | more
        desk.post(reverse(f"surveys:{name}", args=[small.slug, key]), fields)
        small.refresh_from_db()
        return [page["key"] for page in small.draft["pages"]]

    assert press("desk_move_page", "zwei", direction="up") == ["zwei", "eins"]
    assert press("desk_move_page", "zwei", direction="up") == ["zwei", "eins"]
    assert press("desk_move_page", "zwei", direction="down") == ["eins", "zwei"]
    assert press("desk_remove_page", "zwei") == ["eins", "zwei"], "it has a question"
    desk.post(
        reverse("surveys:desk_place", args=[small.slug, "D"]), {"revision": str(small.draft_revision), "page": "eins"}
    )
    assert press("desk_remove_page", "zwei") == ["eins"]
    for code in ("B", "N", "D"):
        small.refresh_from_db()
        desk.post(reverse("surveys:desk_remove", args=[small.slug, code]), {"revision": str(small.draft_revision)})
    assert press("desk_remove_page", "eins") == ["eins"], "never the last one"


def test_a_page_never_moves_before_what_it_depends_on(desk: Client, small: Survey) -> None:
    question_with(small.draft, "D")["show_if"] = {"expression": "selected(${B}, 'red')"}
    small.save()
    desk.post(reverse("surveys:desk_move_page", args=[small.slug, "zwei"]), {"revision": "0", "direction": "up"})
    small.refresh_from_db()
    assert [page["key"] for page in small.draft["pages"]] == ["eins", "zwei"]
    assert small.draft_revision == 0
