"""The survey on paper: numbered as it is keyed in, skips in words, both sizes, any language, readable by machines."""

import re
import zlib
from typing import Any

import pytest
from django.test import Client

from participation import documents
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.processes.models import Process
from surveys.definition import parse_definition
from surveys.models import Survey
from surveys.selectors.paper_form import Box, printed_pages
from tests.surveys.make import COLOURS, ITEMS, YES_NO, document, page, publish, question

pytestmark = pytest.mark.django_db


def printed(definition: dict[str, Any], language: str = "de") -> Any:
    return printed_pages(parse_definition(definition), language)


def only_if(code: str, value: str) -> dict[str, str]:
    return {"q": code, "op": "in", "value": value}


def test_an_answer_that_skips_says_where_to_go_on() -> None:
    asked = document(
        page(
            "one",
            question("A", "single", options=YES_NO),
            question("B", "single", options=YES_NO, show_if=only_if("A", "yes")),
            question("C", "text_short", show_if=only_if("A", "yes")),
            question("D", "number"),
        )
    )
    first = printed(asked)[0].questions[0]
    assert first.boxes == (Box("1", "Ja", False, 0), Box("2", "Nein", False, 4))
    assert printed(asked)[0].questions[1].condition == "Nur wer bei Frage 1 „Ja“ wählt."


def test_a_page_that_is_skipped_counts_as_well_and_the_end_is_named() -> None:
    asked = document(
        page("one", question("A", "single", options=YES_NO)),
        page("two", question("B", "number"), question("C", "number"), show_if=only_if("A", "no")),
    )
    assert [box.go_on for box in printed(asked)[0].questions[0].boxes] == [-1, 0]


def test_no_shortcut_where_more_than_one_answer_decides() -> None:
    asked = document(
        page(
            "one",
            question("A", "single", options=YES_NO),
            question("B", "single", options=YES_NO),
            question("C", "number", show_if={"all": [only_if("A", "yes"), only_if("B", "yes")]}),
            question("M", "multi", options=COLOURS),
            question("N", "number", show_if=only_if("M", "red")),
        )
    )
    questions = printed(asked)[0].questions
    assert {box.go_on for one in questions for box in one.boxes} == {0}
    assert questions[2].condition != ""
    assert questions[4].condition != ""


def test_what_is_worked_out_has_no_number_and_answers_are_named_by_number() -> None:
    asked = document(
        page(
            "one",
            question("X", "info"),
            question("P", "photo"),
            question("A", "single", options=YES_NO),
            question("T", "text_short", text={"de": "Warum ${A}?", "en": "Why ${A}?"}),
        )
    )
    questions = printed(asked)[0].questions
    assert [one.number for one in questions] == [0, 1, 2]
    assert questions[2].text == "Warum (Ihre Antwort auf Frage 1)?"
    assert printed(asked, "en")[0].questions[2].text == "Why (your answer to question 1)?"


def test_contact_details_come_last_on_a_sheet_of_their_own() -> None:
    card = question("K", "contact", store="contact", fields=["name", "email"])
    asked = document(page("one", card, question("A", "number")), page("two", question("B", "matrix", items=ITEMS)))
    asked["pages"][1]["questions"][0]["scales"] = [YES_NO]
    pages = printed(asked)
    assert [(one.apart, [each.code for each in one.questions]) for one in pages] == [
        (False, ["A"]),
        (False, ["B"]),
        (True, ["K"]),
    ]
    assert pages[2].questions[0].lines == ("Name", "E-Mail-Adresse")


def unpacked(document: bytes) -> bytes:
    """The document with its compressed parts in plain."""
    parts = re.findall(rb"/FlateDecode.*?stream\n(.*?)\nendstream", document, re.DOTALL)
    return document + b"".join(zlib.decompress(part) for part in parts)


def test_answers_beyond_the_keys_are_printed_as_well() -> None:
    many = [{"code": f"c{number}", "text": {"de": f"Antwort {number}"}} for number in range(40)]
    boxes = printed(document(page("one", question("A", "multi", options=many))))[0].questions[0].boxes
    assert [box.key for box in boxes][34:] == ["y", "z", "", "", "", ""]
    assert len(boxes) == 40


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("size", ["12", "14"])
def test_staff_get_a_tagged_pdf(desk: Client, survey: Survey, size: str) -> None:
    answer = desk.get(f"/werkstatt/umfragen/{survey.slug}/bogen.pdf", {"sprache": "en", "schrift": size})
    assert answer["Content-Type"] == "application/pdf"
    assert f"{survey.slug}-en-{size}pt.pdf" in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-1.7")
    inside = unpacked(answer.content)
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang (en)", b"pdfuaid:part"):
        assert part in inside, part


def test_a_survey_in_arabic_is_set_from_the_right(desk: Client, process: Process) -> None:
    asked = document(page("one", question("A", "text_short", text={"ar": "ما رأيك؟"})), languages=["ar"])
    survey = publish(process, asked)
    answer = desk.get(f"/werkstatt/umfragen/{survey.slug}/bogen.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "-ar-12pt" in answer["Content-Disposition"]


def test_a_poster_is_one_sheet_even_with_a_long_title(desk: Client, survey: Survey) -> None:
    survey.title = {"en": "What do you need to live well in our neighbourhood, and what can you do for others? " * 2}
    survey.purpose = {"en": "Your answers help the council decide what the neighbourhood money is spent on. " * 2}
    survey.save()
    answer = desk.get(f"/werkstatt/umfragen/{survey.slug}/plakat.pdf", {"sprache": "en"})
    assert "-en-poster" in answer["Content-Disposition"]
    inside = unpacked(answer.content)
    assert b"/Lang (en)" in inside
    assert b"pdfuaid:part" in inside
    assert len(re.findall(rb"/Type /Page\b", inside)) == 1


def test_a_language_that_nobody_knows_stays_a_code(desk: Client, process: Process) -> None:
    """Forms of other programs bring such languages; the pages that name them must stand all the same."""
    asked = document(page("one", question("A", "text_short", text={"tlh": "nuqneH"})), languages=["tlh"])
    survey = publish(process, asked, draft=asked)
    for part in ("papier", "freigabe"):
        assert "tlh: <a" in desk.get(f"/werkstatt/umfragen/{survey.slug}/{part}/").content.decode()
    assert desk.get(f"/werkstatt/umfragen/{survey.slug}/bogen.pdf").content.startswith(b"%PDF")


def test_without_pango_staff_read_a_sentence(desk: Client, survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Any:
        raise NotAllowed(documents.NO_PDF)

    monkeypatch.setattr(documents, "_weasyprint", missing)
    answer = desk.get(f"/werkstatt/umfragen/{survey.slug}/bogen.pdf", follow=True)
    assert "libpango-1.0-0" in answer.content.decode()


def test_a_document_fetches_nothing_from_elsewhere() -> None:
    fetcher = documents._fetcher()
    for address in ("https://example.org/a.png", "file:///etc/passwd", "http://127.0.0.1/"):
        with pytest.raises(ValueError, match=r"elsewhere|disallowed"):
            fetcher.fetch(address)
