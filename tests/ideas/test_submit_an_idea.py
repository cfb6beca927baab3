import re
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

from ideas.models import Follow, Idea
from ideas.services.ideas import Proposal, record_idea, submit_idea
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Phase, Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
FORM = "/beteiligung/anger-2026/ideen/neu/"
IDEA = {"schritt": "idee", "title": "Mehr Bänke am Markt", "text": "Meine Mutter kann dort nicht sitzen."}
SOMEBODY = Identity(browser="a-browser")


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def visitor(client: Client, process: Process) -> Client:
    """Has read the form, so it has the cookie that each person counts once with."""
    client.get(FORM)
    return client


def draft_in(page: str) -> str:
    found = re.search(r'name="entwurf" value="([^"]+)"', page)
    assert found
    return found[1]


def step(visitor: Client, page: str, **answers: Any) -> str:
    return visitor.post(FORM, {"entwurf": draft_in(page), **answers}).content.decode()


def preview(visitor: Client, **more: Any) -> str:
    page = step(visitor, visitor.get(FORM).content.decode(), **IDEA)
    page = step(visitor, page, schritt="ort", **more.get("ort", {}))
    page = step(visitor, page, schritt="thema", **{"delivery": "wish", **more.get("thema", {})})
    return step(visitor, page, schritt="foto", **more.get("foto", {}))


def picture(kind: str = "JPEG", size: tuple[int, int] = (2600, 1200), **info: Any) -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", size, "green").save(file, kind, **info)
    return SimpleUploadedFile("../<svg onload=x>.pdf", file.getvalue(), content_type="application/pdf")


def test_four_steps_a_preview_and_a_receipt(
    visitor: Client, process: Process, north: Area, field_of_action: FieldOfAction
) -> None:
    page = preview(
        visitor,
        ort={"area": "anger-nord", "place_note": "Ecke Markt"},
        thema={"field": "mobility", "delivery": "together"},
        foto={"author_name": "Eine Nachbarin"},
    )
    assert not Idea.objects.exists()
    for words in ("Mehr Bänke am Markt", "Ecke Markt, Nord", "Mobilität", "Eine Nachbarin"):
        assert words in page
    answer = visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"})
    idea = Idea.objects.get()
    assert answer["Location"] == f"/ideen/{idea.pk}/quittung/"
    assert (idea.area, idea.place_note, idea.field_of_action, idea.delivery, idea.channel) == (
        north,
        "Ecke Markt",
        field_of_action,
        "together",
        "online",
    )
    assert idea.visibility == Idea.Visibility.PUBLISHED
    receipt = visitor.get(answer["Location"]).content.decode()
    assert re.search(r'class="q-code">[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}<', receipt)
    assert "entwurf" not in answer["Location"]


def test_a_second_press_gives_the_same_idea_and_receipt(visitor: Client) -> None:
    page = preview(visitor)
    sent = [visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"}) for _ in range(2)]
    assert sent[0]["Location"] == sent[1]["Location"]
    first, again = (re.findall('q-code">([^<]+)', visitor.get(sent[0]["Location"]).content.decode()) for _ in range(2))
    assert first == again
    assert Idea.objects.count() == 1


def test_a_phase_that_ends_while_somebody_writes_is_said_and_the_text_stays(visitor: Client) -> None:
    page = preview(visitor)
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    answer = visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"}).content.decode()
    assert "Das ist beendet." in answer
    assert "Meine Mutter kann dort nicht sitzen." in answer
    assert not Idea.objects.exists()


def test_going_back_keeps_what_was_filled_in(visitor: Client) -> None:
    page = step(visitor, visitor.get(FORM).content.decode(), **IDEA)
    page = step(visitor, page, schritt="ort", place_note="Ecke Markt")
    page = step(visitor, page, schritt="thema", zurueck="1", delivery="self")
    assert 'value="Ecke Markt"' in page
    page = step(visitor, page, schritt="ort", zurueck="1", place_note="Ecke Markt")
    assert 'value="Mehr Bänke am Markt"' in page
    assert "Meine Mutter kann dort nicht sitzen." in page


def test_the_preview_leads_back_to_each_step(visitor: Client) -> None:
    page = step(visitor, preview(visitor), schritt="pruefen", zu="idee")
    assert 'value="Mehr Bänke am Markt"' in page


def test_errors_stand_beside_the_field_and_keep_the_input(visitor: Client) -> None:
    page = step(visitor, visitor.get(FORM).content.decode(), schritt="idee", title="Bank", text="")
    assert "data-errors" in page
    assert 'value="Bank"' in page
    assert not Idea.objects.exists()


@pytest.mark.parametrize("broken", ["", "x", "eyJhIjoxfQ:1uAbc:xyz"])
def test_a_changed_draft_starts_anew_and_stores_nothing(visitor: Client, broken: str) -> None:
    page = visitor.post(FORM, {"entwurf": broken, "schritt": "pruefen", "senden": "1"}).content.decode()
    assert 'name="schritt" value="idee"' in page
    assert not Idea.objects.exists()


def test_a_draft_of_another_process_is_refused(visitor: Client, process: Process) -> None:
    page = preview(visitor)
    Process.objects.filter(pk=process.pk).update(slug="anderes")
    visitor.post(FORM.replace("anger-2026", "anderes"), {"entwurf": draft_in(page), "schritt": "pruefen"})
    assert not Idea.objects.exists()


def test_extra_fields_change_nothing(visitor: Client) -> None:
    page = preview(visitor)
    extra = {"status": "done", "author": "1", "visibility": "published", "external_id": "x", "supports": "9"}
    visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", **extra})
    idea = Idea.objects.get()
    assert (idea.status, idea.author, idea.external_id) == ("received", None, "")


def test_an_idea_is_checked_first_where_the_process_says_so(process: Process) -> None:
    process.moderation = Process.Moderation.PRE
    done = submit_idea(
        process=process, identity=SOMEBODY, proposal=Proposal("Titel", "Text"), submission_key=uuid.uuid4()
    )
    assert done.idea.visibility == Idea.Visibility.PENDING


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"starts_at": timezone.now() + timedelta(days=1), "ends_at": timezone.now() + timedelta(days=2)}, "too_early"),
        ({"starts_at": timezone.now() - timedelta(days=2), "ends_at": timezone.now() - timedelta(days=1)}, "too_late"),
    ],
)
def test_outside_the_phase_nothing_is_taken(
    client: Client, process: Process, key: uuid.UUID, change: dict[str, Any], code: str
) -> None:
    Phase.objects.filter(kind=Phase.Kind.COLLECT).update(**change)
    with pytest.raises(NotAllowed) as no:
        submit_idea(process=process, identity=SOMEBODY, proposal=Proposal("Titel", "Text"), submission_key=key)
    assert no.value.refused.code == code
    assert 'name="title"' not in client.get(FORM).content.decode()
    assert not Idea.objects.exists()


def test_a_receipt_is_given_again_after_the_phase(process: Process, key: uuid.UUID) -> None:
    first = submit_idea(process=process, identity=SOMEBODY, proposal=Proposal("Titel", "Text"), submission_key=key)
    Phase.objects.all().delete()
    fresh = Process.objects.get(pk=process.pk)
    again = submit_idea(process=fresh, identity=SOMEBODY, proposal=Proposal("Titel", "Text"), submission_key=key)
    assert (again.idea, again.code, again.new) == (first.idea, first.code, False)


def test_with_an_account_the_author_follows(process: Process, resident: Account, key: uuid.UUID) -> None:
    done = submit_idea(
        process=process, identity=Identity(account=resident), proposal=Proposal("Titel", "Text"), submission_key=key
    )
    assert done.idea.author == resident
    assert Follow.objects.filter(idea=done.idea, account=resident).exists()


def test_the_area_follows_from_the_point(process: Process, north: Area, key: uuid.UUID) -> None:
    ring = [[10, 49], [10.1, 49], [10.1, 49.1], [10, 49.1], [10, 49]]
    Area.objects.filter(pk=north.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
    proposal = Proposal("Titel", "Text", lon=10.05, lat=49.05)
    done = submit_idea(process=process, identity=SOMEBODY, proposal=proposal, submission_key=key)
    assert done.idea.area == north


def test_only_a_hash_of_the_code_is_stored(process: Process, key: uuid.UUID) -> None:
    done = submit_idea(process=process, identity=SOMEBODY, proposal=Proposal("Titel", "Text"), submission_key=key)
    row = str(Idea.objects.filter(pk=done.idea.pk).values().get())
    assert done.code not in row
    assert done.code.replace("-", "") not in row


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_is_redrawn_without_its_metadata(visitor: Client, kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Hersteller"
    exif[0x8825] = {1: "N", 2: (49.0, 12.0, 0.0)}
    page = preview(visitor, foto={"photo": picture(kind, exif=exif), "photo_alt": "Ein Platz"})
    in_preview = re.search(r'src="(/ideen/entwurf/[0-9a-f-]{36}/foto/)"', page)
    assert in_preview
    shown = visitor.get(in_preview[1])
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert b"".join(shown).startswith(b"\xff\xd8")
    visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"})
    idea = Idea.objects.get()
    with idea.photo.open() as file, Image.open(file) as stored:
        assert stored.format == "JPEG"
        assert max(stored.size) == 2000
        assert not stored.getexif()
    assert re.fullmatch(r"ideas/\d{4}/[0-9a-f]{32}\.jpg", idea.photo.name or "")
    answer = visitor.get(f"/ideen/{idea.pk}/foto/")
    assert b"".join(answer).startswith(b"\xff\xd8")
    assert answer["Content-Type"] == "image/jpeg"
    assert visitor.get(in_preview[1]).status_code == 404


def test_a_photo_is_found_by_no_other_way(visitor: Client) -> None:
    """Where an idea's photo lies is no address: what moderation took away stays away."""
    page = preview(visitor, foto={"photo": picture(), "photo_alt": "Ein Platz"})
    visitor.post(FORM, {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"})
    idea = Idea.objects.get()
    Idea.objects.update(visibility=Idea.Visibility.REJECTED)
    name = Path(idea.photo.name or "").stem
    stranger = Client()
    for address in (f"/ideen/{idea.pk}/foto/", f"/media/{idea.photo.name}", f"/ideen/entwurf/{uuid.UUID(name)}/foto/"):
        assert stranger.get(address).status_code == 404


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        SimpleUploadedFile("a.png", b"<html><script>alert(1)</script>"),
        SimpleUploadedFile("a.jpg", b"\xff\xd8\xff\xe0 cut off"),
        SimpleUploadedFile("a.jpg", b"x" * (15 * 1024 * 1024 + 1)),
        picture("GIF", (20, 20)),
        picture("PNG", (9000, 9000)),
    ],
    ids=["svg", "html", "cut off", "too large", "gif", "too many pixels"],
)
def test_what_is_no_usable_photo_is_refused_with_a_sentence(visitor: Client, upload: Any) -> None:
    upload.seek(0)
    page = preview(visitor, foto={"photo": upload, "photo_alt": "Ein Platz"})
    assert "data-errors" in page
    assert "/foto/" not in page


def test_a_photo_needs_a_sentence_about_it(visitor: Client) -> None:
    assert "Sagen Sie in einem Satz" in preview(visitor, foto={"photo": picture("PNG", (20, 20))})


def test_nobody_speaks_for_the_town_hall(visitor: Client) -> None:
    assert "gehört zu einem Amt" in preview(visitor, foto={"author_name": "Stadtverwaltung\u200b"})


def test_similar_ideas_appear_quietly(visitor: Client, process: Process) -> None:
    other = make_idea(process, title="Bänke für den Markt")
    make_idea(process, title="Nachtbus am Samstag")
    page = step(visitor, visitor.get(FORM).content.decode(), **IDEA)
    assert f'href="/ideen/{other.pk}/"' in page
    assert "Nachtbus" not in page


def test_staff_enter_an_idea_for_somebody(process: Process, staff: Account, outsider: Account, key: uuid.UUID) -> None:
    proposal = Proposal("Bank", "Am Weg.")
    for stranger in (outsider,):
        with pytest.raises(NotAllowed):
            record_idea(process=process, staff=stranger, proposal=proposal, submission_key=key, channel=Channel.PHONE)
    assert not Idea.objects.exists()
    done = record_idea(process=process, staff=staff, proposal=proposal, submission_key=key, channel=Channel.PHONE)
    assert (done.idea.recorded_by, done.idea.channel, done.idea.author) == (staff, "phone", None)
