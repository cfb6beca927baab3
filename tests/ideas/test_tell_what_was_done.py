import uuid
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings

from ideas.models import Follow, Idea, Update
from ideas.selectors.detail import idea_page
from ideas.selectors.due import late_ideas
from ideas.services.updates import Happened, add_update, hide_update
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def idea(process: Process, resident: Account) -> Idea:
    idea = make_idea(process, title="Bank am Bach", author=resident, created_at=timezone.now() - timedelta(days=30))
    Follow.objects.create(idea=idea, account=resident)
    return idea


def photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "PNG")
    return SimpleUploadedFile("bank.png", out.getvalue(), "image/png")


def fields(**changed: Any) -> dict[str, Any]:
    day = timezone.localdate() - timedelta(days=2)
    return {
        "key": uuid.uuid4(),
        "happened_on": day.isoformat(),
        "text": "Die Bank steht.",
        "office": "Bauhof",
    } | changed


def address(idea: Idea) -> str:
    return f"/werkstatt/ideen/{idea.pk}/neues/"


def test_news_with_a_photo_stand_on_the_page_and_followers_are_told_once(
    client: Client, idea: Idea, staff: Account, resident: Account
) -> None:
    client.force_login(staff)
    form = fields(photo=photo(), photo_alt="Eine grüne Bank")
    assert client.post(address(idea), form).status_code == 302
    assert client.post(address(idea), form | {"photo": photo()}).status_code == 302
    update = Update.objects.get()
    page = Client().get(f"/ideen/{idea.pk}/").content.decode()
    for words in ("Die Bank steht.", "Bauhof", 'alt="Eine grüne Bank"', f"/ideen/{idea.pk}/neues/{update.pk}/foto/"):
        assert words in page
    answer = Client().get(f"/ideen/{idea.pk}/neues/{update.pk}/foto/")
    with Image.open(BytesIO(answer.getvalue())) as picture:
        assert (picture.format, picture.size) == ("JPEG", (40, 30))
    assert [notice.account for notice in Notice.objects.all()] == [resident]
    assert AuditRecord.objects.filter(action="idea.news_told").count() == 1


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_mail_can_be_written(idea: Idea, staff: Account, mailoutbox: list[Any], language: str) -> None:
    Account.objects.update(language=language)
    happened = Happened(timezone.localdate(), "Die Bank steht & glänzt.")
    add_update(idea_id=idea.pk, author=staff, happened=happened, submission_key=uuid.uuid4())
    assert send_due() == 1
    assert "Die Bank steht & glänzt." in mailoutbox[0].body
    assert f"/ideen/{idea.pk}/" in mailoutbox[0].body


def test_news_take_their_place_by_their_day(idea: Idea, staff: Account) -> None:
    for days, text in ((2, "Fertig."), (9, "Begonnen.")):
        happened = Happened(timezone.localdate() - timedelta(days=days), text)
        add_update(idea_id=idea.pk, author=staff, happened=happened, submission_key=uuid.uuid4())
    found = idea_page(idea.pk, None)
    assert found is not None
    assert [step.more for step in found.steps if step.more] == ["Begonnen.", "Fertig."]


def test_news_keep_the_promise_and_may_give_the_next(idea: Idea, staff: Account) -> None:
    today = timezone.localdate()
    Idea.objects.update(news_due_on=today - timedelta(days=1))
    assert late_ideas(Idea.objects.all(), today, {}).exists()
    nxt = today + timedelta(days=20)
    for next_on in (None, nxt):
        happened = Happened(today, "Wir sind dabei.", next_on=next_on)
        add_update(idea_id=idea.pk, author=staff, happened=happened, submission_key=uuid.uuid4())
        assert not late_ideas(Idea.objects.all(), today, {}).exists()
    idea.refresh_from_db()
    assert idea.news_due_on == nxt


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": " "}, "Hier fehlt noch etwas."),
        ({"happened_on": "2999-01-01"}, "Dieser Tag kommt erst noch."),
        ({"next_on": "2020-01-01"}, "Dieser Tag ist vorbei."),
        (
            {"photo": SimpleUploadedFile("x.png", b"no photo"), "photo_alt": "Nichts"},
            "Diese Datei können wir nicht als Foto lesen.",
        ),
    ],
)
def test_what_does_not_fit_is_said_and_kept(
    client: Client, idea: Idea, staff: Account, changed: dict[str, Any], words: str
) -> None:
    client.force_login(staff)
    answer = client.post(address(idea), fields(office="Amt für Bänke") | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Amt für Bänke" in answer.content.decode()
    assert not Update.objects.exists()


def test_a_photo_survives_an_entry_that_does_not_fit(client: Client, idea: Idea, staff: Account) -> None:
    client.force_login(staff)
    form = fields(photo=photo())
    answer = client.post(address(idea), form)
    assert answer.status_code == 422
    assert "Sagen Sie in einem Satz, was das Foto zeigt." in answer.content.decode()
    kept = answer.context["form"]["kept"].value()
    assert f"/ideen/entwurf/{kept}/foto/" in answer.content.decode()
    del form["photo"]
    client.post(address(idea), form | {"kept": kept, "photo_alt": "Eine Bank"})
    assert Update.objects.get().photo


@pytest.mark.parametrize("kept", ["../../etc/passwd", "x"])
def test_a_made_up_name_of_a_photo_brings_none(client: Client, idea: Idea, staff: Account, kept: str) -> None:
    client.force_login(staff)
    assert client.post(address(idea), fields(kept=kept, text="")).status_code == 422
    client.post(address(idea), fields(kept=kept, photo_alt="Nichts"))
    assert not Update.objects.get().photo


def test_what_is_taken_back_is_gone_until_it_is_shown_again(client: Client, idea: Idea, staff: Account) -> None:
    client.force_login(staff)
    client.post(address(idea), fields(photo=photo(), photo_alt="Eine Bank"))
    update, guest = Update.objects.get(), Client()
    picture = f"/ideen/{idea.pk}/neues/{update.pk}/foto/"
    client.post(f"{address(idea)}{update.pk}/")
    assert "Die Bank steht." not in guest.get(f"/ideen/{idea.pk}/").content.decode()
    assert guest.get(picture).status_code == 404
    shown = client.get(picture)
    assert (shown.status_code, len(shown.getvalue()) > 0) == (200, True)
    assert "Die Bank steht." in client.get(f"/werkstatt/ideen/{idea.pk}/").content.decode()
    client.post(f"{address(idea)}{update.pk}/", {"zeigen": "1"})
    assert "Die Bank steht." in guest.get(f"/ideen/{idea.pk}/").content.decode()
    assert Notice.objects.count() == 1


def test_nobody_is_written_to_about_an_idea_that_is_not_public(idea: Idea, staff: Account) -> None:
    Idea.objects.update(visibility=Idea.Visibility.PENDING)
    happened = Happened(timezone.localdate(), "Vorab.")
    add_update(idea_id=idea.pk, author=staff, happened=happened, submission_key=uuid.uuid4())
    assert not Notice.objects.exists()


@pytest.mark.parametrize("who", ["resident", "outsider", "moderator"])
def test_only_staff_and_officials_tell(client: Client, request: pytest.FixtureRequest, idea: Idea, who: str) -> None:
    somebody = request.getfixturevalue(who)
    client.force_login(somebody)
    assert client.post(address(idea), fields()).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        add_update(
            idea_id=idea.pk,
            author=somebody,
            happened=Happened(timezone.localdate(), "Ich war da."),
            submission_key=uuid.uuid4(),
        )
    assert not Update.objects.exists()


def test_only_staff_and_officials_take_back(idea: Idea, staff: Account, outsider: Account) -> None:
    happened = Happened(timezone.localdate(), "Die Bank steht.")
    update, _new = add_update(idea_id=idea.pk, author=staff, happened=happened, submission_key=uuid.uuid4())
    with pytest.raises(NotAllowed):
        hide_update(update_id=update.pk, account=outsider, hidden=True)
    update.refresh_from_db()
    assert not update.hidden
