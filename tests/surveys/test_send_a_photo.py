"""Somebody answers with a photo: nothing but its picture is kept, and nothing tells whose it is."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase, override_settings
from django.utils import timezone
from PIL import Image

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Draft, Response, Survey
from surveys.selectors.trials import draft_definition
from surveys.services.answering import DRAFT_DAYS, drop_old_drafts
from surveys.services.mixing import mix_all
from surveys.services.photos import DRAFTS, WAITING, folder_of
from tests.surveys.make import document, page, publish, question
from tests.surveys.walking import Walk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(colour: str = "red") -> SimpleUploadedFile:
    """With the place where it was taken."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "Camera of Rosa"
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (64, 48), colour).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("rosa.jpg", out.getvalue(), "image/jpeg")


def files(folder: str) -> list[str]:
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def read(answer: Any) -> bytes:
    """Read to its end, the file is closed."""
    return b"".join(answer.streaming_content)


def begin(process: Process, **parts: Any) -> Walk:
    asked = page("p", question("P", "photo", **parts), question("T", "text_short"))
    walk = Walk(publish(process, document(asked, page("last", question("Z", "text_short"))), slug="fotos"))
    walk.begin()
    return walk


def press(walk: Walk, button: str = "on", **entries: Any) -> None:
    """Files of earlier transactions go when these commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        walk.press(button, **entries)


def test_only_the_picture_is_kept(process: Process) -> None:
    walk = begin(process)
    assert 'enctype="multipart/form-data"' in walk.html
    press(walk, P=picture())
    assert walk.here.endswith("/seite/last/")
    (name,) = files(DRAFTS)
    assert Draft.objects.get().answers == {"P": name.removesuffix(".jpg")}
    with default_storage.open(f"{DRAFTS}/{name}") as file:
        kept = file.read()
    assert b"Rosa" not in kept
    assert not Image.open(BytesIO(kept)).getexif()
    press(walk, "back")
    assert "/umfragen/fotos/foto/P/" in walk.html
    shown = walk.client.get("/umfragen/fotos/foto/P/")
    assert shown["Content-Type"] == "image/jpeg"
    assert read(shown) == kept
    assert Client().get("/umfragen/fotos/foto/P/").status_code == 404, "nobody else sees it"


def test_what_is_no_photo_is_told_beside_the_field_and_all_else_is_kept(process: Process) -> None:
    walk = begin(process)
    press(walk, P=SimpleUploadedFile("x.jpg", b"<script>", "image/jpeg"), T="bleibt")
    assert walk.here.endswith("/seite/p/")
    assert 'id="f-P-error"' in walk.html
    assert Draft.objects.get().answers == {"T": "bleibt"}
    assert not files(DRAFTS)


def test_a_photo_is_replaced_or_taken_out_and_its_file_goes(process: Process) -> None:
    walk = begin(process)
    press(walk, P=picture())
    (first,) = files(DRAFTS)
    press(walk, "back")
    press(walk)
    assert files(DRAFTS) == [first], "what is not touched stays"
    press(walk, "back")
    press(walk, P=picture("blue"))
    (second,) = files(DRAFTS)
    assert second != first
    press(walk, "back")
    press(walk, **{"P.without": "1"})
    assert files(DRAFTS) == []
    assert Draft.objects.get().answers == {}


def test_a_name_that_a_form_sends_is_not_believed(process: Process) -> None:
    walk = begin(process)
    press(walk, P="0" * 32)
    assert Draft.objects.get().answers == {}


def test_a_needed_photo_is_asked_for(process: Process) -> None:
    walk = begin(process, required=True)
    press(walk)
    assert "Hier fehlt noch ein Foto." in walk.html
    press(walk, P=picture())
    assert walk.here.endswith("/seite/last/")


def test_with_the_mixing_it_gets_a_new_name(process: Process, staff: Account, outsider: Account) -> None:
    walk = begin(process)
    press(walk, P=picture())
    draft = files(DRAFTS)
    press(walk, "send", Z="x")
    waiting = files(WAITING)
    assert files(DRAFTS) == []
    assert len(waiting) == 1
    assert waiting != draft
    survey = Survey.objects.get()
    walk.client.force_login(staff)
    gallery = "/werkstatt/umfragen/fotos/fotos/"
    assert "Neue warten, bis sie gemischt werden" in walk.client.get(gallery).content.decode()
    with override_settings(MIXING_BATCH=1), TestCase.captureOnCommitCallbacks(execute=True):
        mix_all()
    (mixed,) = files(folder_of(survey))
    assert files(WAITING) == []
    assert [mixed] != waiting
    name = mixed.removesuffix(".jpg")
    assert Response.objects.get().answers == {"P": name, "Z": "x"}
    page_of_all = walk.client.get(gallery).content.decode()
    address = page_of_all.split('<img class="q-photo__picture" src="')[1].split('"')[0]
    assert read(walk.client.get(address)).startswith(b"\xff\xd8"), "a JPEG"
    walk.client.force_login(outsider)
    assert walk.client.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_what_somebody_gives_up_is_gone(process: Process, settings: Any) -> None:
    walk = begin(process)
    press(walk, P=picture())
    with TestCase.captureOnCommitCallbacks(execute=True):
        walk.follow(walk.client.post(walk.start, {"anew": "1"}))
    assert files(DRAFTS) == []
    press(walk, P=picture())
    assert len(files(DRAFTS)) == 1
    drop_old_drafts()
    assert len(files(DRAFTS)) == 1, "it is not old"


def grow_old(folder: str, days: int) -> None:
    for name in files(folder):
        when = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(default_storage.path(f"{folder}/{name}"), (when, when))


def test_what_was_never_sent_is_gone_after_the_promised_time_and_what_waits_stays(process: Process) -> None:
    """A rolled back transaction leaves a copy behind; a response of a small survey waits for weeks."""
    walk = begin(process)
    press(walk, P=picture())
    press(walk, "send", Z="x")
    (needed,) = files(WAITING)
    stray = default_storage.save(f"{WAITING}/{'0' * 32}.jpg", ContentFile(b"of nobody"))
    grow_old(WAITING, DRAFT_DAYS)
    drop_old_drafts()
    assert sorted(files(WAITING)) == sorted([needed, Path(stray).name]), "the time is not over"
    grow_old(WAITING, DRAFT_DAYS + 2)
    for _ in range(2):
        drop_old_drafts()
        assert files(WAITING) == [needed]
    with override_settings(MIXING_BATCH=1), TestCase.captureOnCommitCallbacks(execute=True):
        mix_all()
    assert len(files(folder_of(Survey.objects.get()))) == 1


def test_a_trial_needs_no_photo(process: Process) -> None:
    made = document(page("p", question("P", "photo", required=True), question("T", "text_short", required=True)))
    survey = publish(process, made, draft=made)
    asked = list(draft_definition(survey).questions())
    assert [one.required for one in asked] == [False, True]
