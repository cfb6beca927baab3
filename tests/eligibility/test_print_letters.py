"""Codes reach paper in one answer, once: made, shown, printed, and kept nowhere."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.eligibility.code_format import Code, read_code
from participation.eligibility.identity import participant_key
from participation.eligibility.letters import qr_of
from participation.eligibility.models import AccessCode, CodeBatch, CodeUse
from participation.eligibility.services.codes import make_codes, redeem_code
from participation.places.models import Office
from participation.processes.models import Process

LIST = "/werkstatt/prozesse/anger-2026/codes/"
PRINT = f"{LIST}drucken/"


@pytest.fixture
def desk(client: Client, administrator: Account, process: Process) -> Client:
    Process.objects.update(eligibility=Process.Eligibility.CODE)
    client.force_login(administrator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    return client


@pytest.fixture
def office(process: Process) -> Office:
    return Office.objects.create(
        area=process.area,
        name="Quartiersbüro",
        address="Angerstraße 7",
        phone="0000 12 34 56",
        opening_hours={"de": "Dienstag 9 bis 12 Uhr", "en": "Tuesday 9 to 12"},
    )


def _form(**more: Any) -> dict[str, Any]:
    key = str(uuid.uuid4())
    return {"number": 3, "purpose": "post", "layout": "letters", "language": "de en", "key": key, **more}


def _codes(page: str) -> list[Code]:
    written = re.findall(r'q-(?:letter|codeslip)__code">([^<]+)<', page)
    return [code for code in map(read_code, written) if code is not None]


def test_each_letter_has_a_code_that_opens_the_process(desk: Client, office: Office) -> None:
    answer = desk.post(PRINT, _form(label="Oberer Anger", purpose="office"))
    page = answer.content.decode()
    codes = _codes(page)
    assert answer.status_code == 200
    assert len(set(codes)) == page.count("<article") == 3
    assert all(isinstance(redeem_code(code), AccessCode) for code in codes)
    batch = CodeBatch.objects.get()
    assert (batch.size, batch.label, batch.purpose) == (3, "Oberer Anger", "office")


def test_a_letter_says_what_how_until_when_and_who_helps_in_both_languages(
    desk: Client, office: Office, process: Process
) -> None:
    ends = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=12)
    process.phases.update(ends_at=ends)
    page = desk.post(PRINT, _form(number=1)).content.decode()
    for words in ("Was braucht der Anger?", "What does the Anger need?", "Guten Tag,", "Hello,", "Kein Internet"):
        assert words in page
    assert "Wir notieren nicht, wer welchen Brief bekommt." in page
    assert "We do not note who gets which letter." in page
    last = ends - timedelta(days=1)
    assert f", {last.day}. " in page.split("Das geht bis")[1][:60], "what ends at midnight is open until the day before"
    assert "0000 12 34 56" in page
    assert "Dienstag 9 bis 12 Uhr" in page
    assert "Tuesday 9 to 12" in page
    assert f"{site.SITE_URL.split('//')[1]}/code/" in page


@pytest.mark.parametrize(
    ("language", "there", "absent"), [("de", "Guten Tag,", "Hello,"), ("en", "Hello,", "Guten Tag,")]
)
def test_a_letter_in_one_language(desk: Client, language: str, there: str, absent: str) -> None:
    page = desk.post(PRINT, _form(language=language)).content.decode()
    assert there in page
    assert absent not in page
    assert page.count(f'<div lang="{language}">') == 6


def test_the_square_leads_to_the_redeem_page_with_the_code_behind_the_hash(desk: Client) -> None:
    page = desk.post(PRINT, _form(number=1)).content.decode()
    (code,) = _codes(page)
    src = re.search(r'class="q-letter__qr" src="([^"]+)"', page)
    assert src
    assert src[1].replace("&#x27;", "'") == qr_of(f"{site.SITE_URL}/code/#{code}")
    assert src[1].startswith("data:image/svg+xml")
    assert "style=" not in src[1]


def test_slips_carry_the_same_in_short(desk: Client, office: Office) -> None:
    page = desk.post(PRINT, _form(number=9, layout="slips", language="de")).content.decode()
    assert page.count('class="q-codeslip"') == len(set(_codes(page))) == 9
    assert "q-letter__window" not in page
    assert "0000 12 34 56" in page


def test_no_cache_and_no_table_keeps_a_code(desk: Client) -> None:
    answer = desk.post(PRINT, _form())
    codes = _codes(answer.content.decode())
    assert "no-store" in answer["Cache-Control"]
    stored = _whole_database() + str(getattr(cache, "_cache", ""))
    for code in codes:
        assert code.secret not in stored
        assert str(code) not in stored


def _whole_database() -> str:
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    assert "argon2" in "".join(rows)
    return "".join(rows)


def test_a_second_press_makes_no_second_batch_and_says_what_helps(desk: Client) -> None:
    form = _form()
    desk.post(PRINT, form)
    again = desk.post(PRINT, form, follow=True)
    assert "Dieser Stapel war schon gemacht" in again.content.decode()
    assert not _codes(again.content.decode())
    assert (CodeBatch.objects.count(), AccessCode.objects.count()) == (1, 3)


def test_following_the_address_makes_nothing(desk: Client) -> None:
    assert desk.get(PRINT)["Location"] == LIST
    assert not CodeBatch.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": 301}, "Bis zu 300 auf einmal."),
        ({"number": 0}, "mindestens 1"),
        ({"number": "viele"}, "ganze Zahl"),
        ({"purpose": "gift"}, "Wählen Sie eine der angebotenen Antworten"),
        ({"label": "x" * 81}, "höchstens 80 Zeichen"),
        ({"key": "nothing"}, ""),
    ],
)
def test_mistakes_are_named_keep_the_input_and_make_nothing(desk: Client, wrong: dict[str, Any], sentence: str) -> None:
    answer = desk.post(PRINT, _form(**{"label": "Oberer Anger", **wrong}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page.replace("„gift“ steht nicht zur Wahl. ", "")
    assert f'value="{wrong.get("label", "Oberer Anger")}"' in page
    assert not CodeBatch.objects.exists()


def test_only_administrators_make_and_end_batches(
    client: Client, staff: Account, administrator: Account, process: Process
) -> None:
    make_codes(process=process, number=1, made_by=administrator)
    batch = CodeBatch.objects.get()
    client.force_login(staff)
    assert client.post(PRINT, _form()).status_code == 404
    assert client.post(f"{LIST}{batch.pk}/sperren/", {"reason": "x"}).status_code == 404
    assert CodeBatch.objects.count() == 1
    assert not AccessCode.objects.filter(revoked=True).exists()


def test_a_batch_whose_print_failed_ends_as_a_whole(desk: Client) -> None:
    codes = _codes(desk.post(PRINT, _form()).content.decode())
    other = _codes(desk.post(PRINT, _form()).content.decode())
    batch = CodeBatch.objects.order_by("pk")[0]
    answer = desk.post(f"{LIST}{batch.pk}/sperren/", {"reason": "Papierstau"}, follow=True)
    assert "3 Codes sind gesperrt." in answer.content.decode()
    assert not any(isinstance(redeem_code(code), AccessCode) for code in codes)
    assert all(isinstance(redeem_code(code), AccessCode) for code in other)
    record = AuditRecord.objects.get(action="codes.revoked")
    assert (record.reason, record.details["number"]) == ("Papierstau", 3)


def test_without_a_reason_no_batch_ends(desk: Client) -> None:
    desk.post(PRINT, _form())
    answer = desk.post(f"{LIST}{CodeBatch.objects.get().pk}/sperren/", {"reason": " "}, follow=True)
    assert "Noch ist nichts gesperrt" in answer.content.decode()
    assert not AccessCode.objects.filter(revoked=True).exists()


def test_a_batch_of_another_process_cannot_be_ended_here(
    desk: Client, process: Process, administrator: Account
) -> None:
    other = Process.objects.create(area=process.area, slug="anderes", title={}, responsible=administrator)
    make_codes(process=other, number=1, made_by=administrator)
    assert desk.post(f"{LIST}{CodeBatch.objects.get().pk}/sperren/", {"reason": "x"}).status_code == 404
    assert not AccessCode.objects.filter(revoked=True).exists()


def test_a_code_counts_as_used_once_on_however_many_devices(desk: Client) -> None:
    codes = _codes(desk.post(PRINT, _form(number=10)).content.decode())
    for code in (codes[0], codes[0], codes[1]):
        assert Client().post("/code/", {"code": str(code)}).status_code == 302
    assert "2 von 10 eingelöst" in desk.get(LIST).content.decode()


def test_small_batches_do_not_tell_how_many_were_used(desk: Client) -> None:
    """One replacement letter, handed to one person: the number would say whether this person took part."""
    (code,) = _codes(desk.post(PRINT, _form(number=1, purpose="replacement")).content.decode())
    Client().post("/code/", {"code": str(code)})
    page = desk.get(LIST).content.decode()
    assert CodeUse.objects.count() == 1
    assert "Ersatz für verlorene Briefe" in page
    assert "1 eingelöst" not in page
    assert "1 von 1" not in page


def test_the_note_of_use_leads_to_no_code_and_no_vote(desk: Client) -> None:
    """Its columns are the batch and a pseudonym of its own kind; a vote's is another one."""
    (code,) = _codes(desk.post(PRINT, _form(number=1)).content.decode())
    row = redeem_code(code)
    assert isinstance(row, AccessCode)
    assert {field.name for field in CodeUse._meta.fields} == {"id", "batch", "mark"}
    assert CodeUse.objects.get().mark != participant_key(row.process_id, "code", row.pk)


def test_the_list_asks_the_same_number_of_questions_for_many_batches(
    desk: Client, process: Process, administrator: Account, django_assert_max_num_queries: Any
) -> None:
    for _ in range(6):
        make_codes(process=process, number=1, made_by=administrator)
    with django_assert_max_num_queries(8):
        desk.get(LIST)
