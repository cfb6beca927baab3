"""A device is prepared while there is a network; what is answered on it later counts once, or is told why not."""

import json
import re
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.processes.models import Process
from surveys.models import Draft, ParticipationMarker, Response, Survey
from surveys.services.answering import DRAFT_DAYS, drop_old_drafts
from surveys.services.away import STOCK, prepare_keys
from surveys.services.publishing import close_survey
from surveys.views.away_files import KEPT
from tests.surveys.make import document, page, publish, question, small_document

pytestmark = [pytest.mark.django_db, pytest.mark.both]
BASE = "/umfragen/umfrage/unterwegs/"
DESK = "/werkstatt/umfragen/umfrage/unterwegs/"
FIELDS = {"A": ["yes"], "B": ["red"], "C.bus": ["3"], "C.way": ["1"], "D": ["Mehr Schatten"], "E": ["44"]}


@pytest.fixture
def desk(client: Client, survey: Survey, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def keys(survey: Survey, staff: Account) -> list[uuid.UUID]:
    return prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR, number=3)


def send(key: uuid.UUID | str, fields: dict[str, list[str]] = FIELDS, **parts: Any) -> dict[str, Any]:
    """As a device does: without cookies and without a token."""
    sent = {"key": str(key), "version": 1, "language": "de", "fields": fields} | parts
    answer = Client(enforce_csrf_checks=True).post(f"{BASE}senden/", json.dumps(sent), "application/json")
    found: dict[str, Any] = answer.json()
    return found


def test_a_prepared_device_gets_keys_and_nobody_stays_signed_in(desk: Client, staff: Account) -> None:
    shown = desk.post(DESK, {"akt": "vorbereiten", "channel": "door"})
    keys = json.loads(shown.context["keys"])
    assert len(keys) == STOCK == Draft.objects.filter(prepared=True, recorded_by=staff, channel="door").count()
    assert set(keys) == {str(key) for key in Draft.objects.values_list("key", flat=True)}
    assert not desk.session.get("_auth_user_id")
    assert desk.get(DESK).status_code == 302
    record = AuditRecord.objects.get(action="survey.device_prepared")
    assert record.details == {"channel": "door", "keys": STOCK}


def test_each_key_makes_one_response_with_its_way_and_who_recorded_it(keys: list[uuid.UUID], staff: Account) -> None:
    for key in keys:
        assert send(key) == {"stored": True, "again": False}
    rows = set(Response.objects.values_list("channel", "recorded_by", "answers__E", "submitted_on"))
    assert rows == {("door", staff.pk, 44, timezone.localdate())}
    assert Response.objects.count() == ParticipationMarker.objects.count() == 3
    assert Draft.objects.count() == 0


def test_sent_again_it_is_the_same_receipt(keys: list[uuid.UUID]) -> None:
    send(keys[0])
    assert send(keys[0], {"A": ["no"]}) == {"stored": True, "again": True}
    assert Response.objects.get().answers["A"] == "yes"


def test_at_a_kiosk_nobody_is_named(survey: Survey, staff: Account) -> None:
    (key,) = prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.KIOSK, number=1)
    send(key)
    response = Response.objects.get()
    assert (response.channel, response.recorded_by) == ("kiosk", None)


@pytest.mark.parametrize("end", ["closed", "over", "phase"])
def test_what_comes_after_the_end_is_refused_in_words(
    survey: Survey, keys: list[uuid.UUID], staff: Account, end: str
) -> None:
    if end == "closed":
        close_survey(account=staff, survey_id=survey.pk)
    elif end == "over":
        Survey.objects.update(closes_at=timezone.now())
    else:
        survey.process.phases.update(ends_at=timezone.now())
    verdict = send(keys[0])
    assert verdict["stored"] is False
    assert "beendet" in verdict["reason"] or "zu Ende" in verdict["reason"]
    assert Response.objects.count() == 0
    assert Draft.objects.count() == 3, "opened again, the survey takes them"


def test_a_receipt_stays_one_after_the_end(survey: Survey, keys: list[uuid.UUID], staff: Account) -> None:
    send(keys[0])
    close_survey(account=staff, survey_id=survey.pk)
    assert send(keys[0]) == {"stored": True, "again": True}


def test_no_place_left_is_told_and_nothing_is_stored(process: Process, staff: Account) -> None:
    options = [{"code": "sun", "text": {"de": "Sonntag"}, "places": 1}, {"code": "mon", "text": {"de": "Montag"}}]
    survey = publish(process, document(page("p", question("W", "multi", options=options))))
    one, two = prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR, number=2)
    assert send(one, {"W": ["sun"]})["stored"]
    verdict = send(two, {"W": ["sun"]})
    assert (verdict["code"], verdict["stored"]) == ("no_place", False)
    assert "„Sonntag“ hat keinen Platz mehr" in verdict["reason"]
    assert Response.objects.count() == 1


def test_an_unknown_key_opens_nothing(survey: Survey, keys: list[uuid.UUID]) -> None:
    assert survey.current is not None
    online = Draft.objects.create(version=survey.current)
    for key in (uuid.uuid4(), online.key):
        assert send(key)["code"] == "away_unknown_key"
    assert Response.objects.count() == 0


def test_a_key_of_one_survey_is_none_of_another(process: Process, keys: list[uuid.UUID]) -> None:
    publish(process, small_document(), slug="andere")
    sent = {"key": str(keys[0]), "version": 1, "language": "de", "fields": FIELDS}
    answer = Client().post("/umfragen/andere/unterwegs/senden/", json.dumps(sent), "application/json")
    assert answer.json()["code"] == "away_unknown_key"


def test_keys_expire_with_other_drafts(keys: list[uuid.UUID]) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=DRAFT_DAYS + 1)):
        drop_old_drafts()
    assert send(keys[0])["code"] == "away_unknown_key"


def test_after_a_loss_all_keys_are_ended(desk: Client, keys: list[uuid.UUID]) -> None:
    send(keys[0])
    assert "2 Schlüssel sind unbenutzt" in desk.get(DESK).content.decode()
    assert "2 Schlüssel sind beendet" in desk.post(DESK, {"akt": "beenden"}, follow=True).content.decode()
    assert send(keys[1])["code"] == "away_unknown_key"
    assert Response.objects.count() == 1


def test_answers_count_for_the_version_in_which_they_were_given(survey: Survey, keys: list[uuid.UUID]) -> None:
    newer = document(page("only", question("E", "text_short")))
    survey.current = survey.versions.create(number=2, definition=newer)
    survey.save()
    assert send(keys[0])["stored"]
    assert Response.objects.get().version.number == 1
    assert Response.objects.get().answers["E"] == 44


def test_a_gap_is_a_gap_and_what_does_not_apply_does_not_count(keys: list[uuid.UUID]) -> None:
    assert send(keys[0], {"A": ["no"], "B": ["red"], "E": ["44"]})["stored"]
    assert send(keys[1], {"E": ["3"]})["stored"]
    assert sorted(str(one.answers) for one in Response.objects.all()) == ["{'A': 'no', 'E': 44}", "{'E': 3}"]


def test_what_cannot_be_read_is_kept_for_people(keys: list[uuid.UUID]) -> None:
    assert send(keys[0], {"A": ["no"], "E": ["viel"]})["code"] == "away_unreadable"
    assert Response.objects.count() == 0
    for nonsense in ("[]", "{", '{"key": 3}', '{"key": "x", "version": "y", "fields": []}', "null"):
        answer = Client().post(f"{BASE}senden/", nonsense, "application/json")
        assert (answer.status_code, answer.json()["stored"]) == (400, False)
    assert send(keys[0], version=9)["code"] == "away_unreadable"


def test_contact_cards_and_photos_are_not_asked(process: Process, staff: Account) -> None:
    asked = page("p", question("T", "text_short"), question("P", "photo"), question("K", "contact", store="contact"))
    survey = publish(process, document(asked, page("later", question("Z", "text_short"))))
    shown = Client().get(f"{BASE}de/").content.decode()
    assert 'name="T"' in shown
    assert 'name="P"' not in shown
    assert "K.email" not in shown
    (key,) = prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR, number=1)
    assert send(key, {"T": ["gern"], "K.email": ["rosa@example.org"], "P": ["0" * 32]})["stored"]
    assert Response.objects.get().answers == {"T": "gern"}


def test_the_page_is_the_same_for_everybody(desk: Client, client: Client) -> None:
    signed_in, guest = desk.get(f"{BASE}de/"), Client().get(f"{BASE}de/", headers={"accept-language": "en"})
    assert signed_in.content == guest.content
    assert not guest.cookies
    assert "Abmelden" not in guest.content.decode()
    assert "csrf" not in guest.content.decode()
    assert Client().get(f"{BASE}en/").content != guest.content
    assert Client().get(f"{BASE}fr/").status_code == 404


def test_the_worker_sees_only_the_addresses_of_the_page(survey: Survey) -> None:
    worker = Client().get(f"{BASE}geraet.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in worker, "its scope is its own folder"
    assert worker["Cache-Control"] == "no-cache"
    files = json.loads(re.findall(r"const FILES = (.*);", worker.content.decode())[0])
    kept = [one for one in files if not one.startswith("/static/")]
    assert kept == [f"{BASE}de/", f"{BASE}en/", f"{BASE}app.webmanifest"]
    manifest = Client().get(f"{BASE}app.webmanifest").json()
    assert (manifest["scope"], manifest["start_url"]) == (BASE, f"{BASE}de/")


def test_the_worker_changes_with_what_it_keeps_and_not_else(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    def name() -> str:
        worker = Client().get(f"{BASE}geraet.js").content.decode()
        return str(re.findall(r'const NAME = "(.*)";', worker)[0])

    first = name()
    assert name() == first
    monkeypatch.setattr("surveys.views.away_files.contents_of_files", lambda: b"another release")
    released = name()
    assert released != first
    Survey.objects.update(title={"de": "Anders", "en": "Different"})
    assert name() not in (first, released)


def test_all_that_the_page_loads_is_kept(survey: Survey) -> None:
    """What a script imports, and what the page itself names; a missing file would be missed only at the door."""
    shown = Client().get(f"{BASE}de/").content.decode()
    needed = set(re.findall(r'(?:src|href)="/static/([^"]+)"', shown))
    for name in [one for one in KEPT if one.endswith(".js")]:
        found = finders.find(name)
        assert isinstance(found, str)
        for module in re.findall(r'(?:from |import\()"(\.\.?/[^"]+)"', Path(found).read_text()):
            there = (Path("/") / name).parent / module
            needed.add(str(Path(*_plain(there.parts[1:]))))
    assert needed <= set(KEPT)
    assert [name for name in KEPT if finders.find(name) is None] == []


def _plain(parts: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if part == "..":
            found.pop()
        else:
            found.append(part)
    return found


def test_staff_read_and_print_what_was_not_taken(desk: Client, survey: Survey, outsider: Account) -> None:
    kept = {"key": str(uuid.uuid4()), "version": 1, "language": "de", "fields": FIELDS}
    shown = desk.post(f"{DESK}bogen/", {"bogen": json.dumps(kept)}).content.decode()
    assert "Mehr Schatten" in shown
    assert "Frage D?" in shown
    assert Response.objects.count() == Draft.objects.count() == 0
    assert desk.post(f"{DESK}bogen/", {"bogen": "{"}, follow=True).redirect_chain[-1][0] == DESK
    desk.force_login(outsider, backend="django.contrib.auth.backends.ModelBackend")
    assert desk.post(f"{DESK}bogen/", {"bogen": json.dumps(kept)}).status_code == 404


def test_not_where_each_person_has_a_code(desk: Client, process: Process) -> None:
    Process.objects.update(eligibility=Process.Eligibility.CODE)
    told = desk.post(DESK, {"akt": "vorbereiten", "channel": "door"}, follow=True).content.decode()
    assert "einen eigenen Zugang" in told
    assert Draft.objects.count() == 0


def test_not_where_lots_are_drawn(process: Process, staff: Account) -> None:
    lot = question("L", "calculate", calculation={"expression": "random()"})
    survey = publish(process, document(page("p", question("T", "text_short"), lot)))
    with pytest.raises(NotAllowed) as no:
        prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR)
    assert no.value.refused.code == "away_draws_lots"


def test_only_ways_on_which_many_share_a_device(desk: Client) -> None:
    assert desk.post(DESK, {"akt": "vorbereiten", "channel": "paper"}).status_code == 422
    assert Draft.objects.count() == 0
