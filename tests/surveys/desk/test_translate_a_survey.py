"""Does staff see what is translated, and does no translation get old unseen? Row by row, and as a file."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.files.xlsx_reading import read_xlsx
from participation.workbooks import write_xlsx
from surveys.drafting.changes import QuestionChange
from surveys.drafting.freezing import frozen
from surveys.drafting.texts import entries
from surveys.drafting.tree import question_with
from surveys.forms.desk_settings import SettingsForm
from surveys.models import DraftRevision, Survey
from surveys.selectors.translation import translation
from surveys.services import editing
from surveys.services.revising import return_to
from tests.surveys.make import YES_NO, document, page, question

GERMAN = {"accept-language": "de"}


@pytest.fixture
def small(survey: Survey) -> Survey:
    survey.draft = document(page("p", question("A", "single", options=YES_NO), question("D", "text_long")))
    survey.languages = ["de", "en", "ar"]
    survey.placeholders = {"office": {"de": "Büro", "en": "office"}}
    survey.save()
    DraftRevision.objects.all().delete()
    return survey


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


def _change_text(survey: Survey, staff: Account, german: str) -> None:
    """As the form of the question does when only the German text is written anew."""
    survey.refresh_from_db()
    one = question_with(survey.draft, "D")
    change = QuestionChange(text=one["text"] | {"de": german}, hint={}, required=False)
    editing.change_question(account=staff, survey_id=survey.pk, revision=survey.draft_revision, code="D", change=change)
    survey.refresh_from_db()


def _state(survey: Survey, name: str = "D.text", language: str = "en") -> tuple[str, str]:
    survey.refresh_from_db()
    line = next(line for line in translation(survey, language).lines if line.name == name)
    return line.state, line.was


def _save(desk: Client, survey: Survey, name: str, text: str, language: str = "en", **more: str) -> HttpResponse:
    survey.refresh_from_db()
    address = reverse("surveys:desk_translate", args=[survey.slug]) + f"?sprache={language}"
    fields = {"revision": str(survey.draft_revision), "name": name, "text": text} | more
    response = desk.post(address, fields, headers=GERMAN)
    survey.refresh_from_db()
    return response  # type: ignore[return-value]  # the test client's own class


def test_every_text_has_one_lasting_name(survey: Survey) -> None:
    names = [entry.name for entry in entries(survey.draft)]
    assert len(names) == len(set(names)) > 50


def test_what_is_missing_and_what_is_done(small: Survey) -> None:
    assert _state(small) == ("done", "")
    assert _state(small, language="ar") == ("missing", "")
    assert translation(small, "ar").counts["done"] == 0


def test_a_new_source_makes_its_translations_outdated_and_shows_the_old_one(small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    assert _state(small) == ("outdated", "Frage D?")
    assert _state(small, "A.text") == ("done", "")
    _change_text(small, staff, "Noch anders?")
    assert _state(small) == ("outdated", "Frage D?")


def test_a_translation_written_anew_is_done(desk: Client, small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    assert _save(desk, small, "D.text", "Quite different?").status_code == 302
    assert _state(small) == ("done", "")
    assert question_with(small.draft, "D")["text"] == {"de": "Ganz anders?", "en": "Quite different?"}


def test_a_translation_that_still_fits_is_done_by_saving_it(desk: Client, small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Frage D ??")
    _save(desk, small, "D.text", "Question D?")
    assert _state(small) == ("done", "")


def test_the_old_source_back_makes_the_translation_fit_again(small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    _change_text(small, staff, "Frage D?")
    assert _state(small) == ("done", "")
    assert "outdated" not in small.draft


def test_undo_takes_the_state_back_as_well(small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    return_to(account=staff, survey_id=small.pk, revision=small.draft_revision, way="undone")
    assert _state(small) == ("done", "")


def test_residents_get_nothing_of_it(small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    assert "outdated" in small.draft
    made = frozen(small.draft, title=small.title, languages=small.languages, filled=small.placeholders)
    assert "outdated" not in made


def test_title_and_gaps_are_translated_beside_the_draft(desk: Client, small: Survey) -> None:
    _save(desk, small, "survey.title", "مقعد جديد", "ar")
    _save(desk, small, "gap.office", "مكتب", "ar")
    assert small.title["ar"] == "مقعد جديد"
    assert small.placeholders["office"] == {"de": "Büro", "en": "office", "ar": "مكتب"}
    assert small.title["de"] == "Neue Bank"


def test_the_settings_keep_the_languages_that_they_do_not_show(small: Survey, staff: Account) -> None:
    small.title["ar"] = "مقعد"
    form = SettingsForm(
        {
            "title_de": "Neu",
            "languages": ["ar", "de", "fr"],
            "sampling": "open",
            "paper_days": "14",
            "responsible": str(staff.pk),
        },
        survey=small,
        people=[staff],
        names=["office"],
    )
    assert form.is_valid(), form.errors
    assert form.settings().title == {"de": "Neu", "ar": "مقعد"}
    assert form.settings().languages == ["de", "ar", "fr"]


def test_a_gap_is_filled_in_the_language_of_its_text(small: Survey) -> None:
    question_with(small.draft, "D")["text"]["ar"] = "هنا {{office}}"
    made = frozen(
        small.draft, title=small.title, languages=["de", "ar"], filled={"office": {"de": "Büro", "ar": "مكتب"}}
    )
    assert question_with(made, "D")["text"]["ar"] == "هنا مكتب"


def test_the_page_shows_arabic_from_right_to_left(desk: Client, small: Survey) -> None:
    _save(desk, small, "D.text", "سؤال", "ar")
    address = reverse("surveys:desk_translate", args=[small.slug])
    shown = desk.get(address, {"sprache": "ar", "stand": "done"}, headers=GERMAN).content.decode()
    assert 'lang="ar" dir="rtl">سؤال</textarea>' in shown
    assert shown.count('class="q-trans"') == 1
    assert desk.get(address, {"sprache": "tr"}).status_code == 404


def test_a_row_saves_itself_and_says_when(desk: Client, small: Survey) -> None:
    shown = _save(desk, small, "D.text", "Really?", auto="1", editor="e").content.decode()
    assert "Gespeichert um" in shown
    assert question_with(small.draft, "D")["text"]["en"] == "Really?"


def test_the_second_author_of_a_row_changes_nothing(desk: Client, small: Survey, staff: Account) -> None:
    _change_text(small, staff, "Ganz anders?")
    late = _save(desk, small, "D.text", "Late", revision="0", auto="1")
    assert late.status_code == 409
    assert question_with(small.draft, "D")["text"]["en"] == "Question D?"


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_others_neither_see_nor_change_it(
    client: Client, small: Survey, who: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(who))
    assert _save(client, small, "D.text", "Fremd").status_code == 404
    assert question_with(small.draft, "D")["text"]["en"] == "Question D?"


def _file(desk: Client, survey: Survey, kind: str, language: str = "en") -> bytes:
    return bytes(desk.get(reverse("surveys:desk_translation_file", args=[survey.slug, language, kind])).content)


def _send(desk: Client, survey: Survey, data: bytes, name: str = "t.csv", language: str = "en") -> str:
    survey.refresh_from_db()
    address = reverse("surveys:desk_translation_in", args=[survey.slug, language])
    fields: dict[str, Any] = {"revision": str(survey.draft_revision), "file": SimpleUploadedFile(name, data)}
    shown = desk.post(address, fields, headers=GERMAN, follow=True)
    survey.refresh_from_db()
    return str(shown.content.decode())


def test_the_table_leaves_and_comes_back_as_csv(desk: Client, small: Survey) -> None:
    text = _file(desk, small, "csv").decode("utf-8-sig")
    assert text.startswith("name;")
    sent = text.replace("Question D?", "Question DD?").replace(";Yes;", ";Yeah;")
    assert "2 Texte sind übernommen." in _send(desk, small, sent.encode("utf-8-sig"))
    assert question_with(small.draft, "D")["text"]["en"] == "Question DD?"
    assert question_with(small.draft, "A")["options"][0]["text"]["en"] == "Yeah"


def test_the_table_leaves_and_comes_back_as_a_workbook(desk: Client, small: Survey) -> None:
    sheet = read_xlsx(_file(desk, small, "xlsx", "ar"))[0]
    rows = [[*row.cells, *[""] * (5 - len(row.cells))] for row in sheet.rows]
    for row in rows[1:]:
        row[3] = f"ar {row[0]}"
    out = io.BytesIO()
    write_xlsx(out, [("Blatt", rows)])
    _send(desk, small, out.getvalue(), "t.xlsx", "ar")
    assert translation(small, "ar").counts == {"missing": 0, "outdated": 0, "done": len(rows) - 1}
    assert question_with(small.draft, "D")["text"]["ar"] == "ar D.text"


def test_nothing_in_the_csv_is_a_formula_and_the_mark_goes_again(desk: Client, small: Survey) -> None:
    _save(desk, small, "D.text", "=1+1")
    text = _file(desk, small, "csv").decode("utf-8-sig")
    assert "'=1+1" in text
    _send(desk, small, text.replace("Question A?", "Question AA?").encode())
    assert question_with(small.draft, "D")["text"]["en"] == "=1+1"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"a;b\n1;2\n", "Die erste Zeile braucht die Spalten"),
        (b"", "Wählen Sie eine Datei mit der Tabelle"),
        (b"%PDF-1.4", "weder eine Tabelle noch eine Umfrage"),
        ("name;en\nD.text;ä".encode("latin-1"), "nicht in UTF-8"),
        (b"name;en\nGone.text;Hello\n", "Zeile 2: Diesen Text gibt es"),
        (b"name;de;en\nD.text;Eine alte Frage?;Hello\n", "Zeile 2: Die Vorlage ist inzwischen anders."),
    ],
)
def test_a_file_that_does_not_fit_gets_a_sentence(desk: Client, small: Survey, data: bytes, sentence: str) -> None:
    assert sentence in _send(desk, small, data)
    assert question_with(small.draft, "D")["text"]["en"] == "Question D?"
    assert small.draft_revision == 0
