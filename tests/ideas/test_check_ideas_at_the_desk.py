import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Follow, Idea, ModerationAct, OfficialResponse, StatusChange
from ideas.services.moderation import publish_idea, reject_idea
from ideas.services.responses import NewStatus, Reply, answer_idea, change_status
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Phase, Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(process: Process, resident: Account) -> Idea:
    idea = make_idea(process, title="Wartet", visibility=Idea.Visibility.PENDING, author=resident)
    Follow.objects.create(idea=idea, account=resident)
    return idea


def test_publishing_shows_the_idea_and_tells_its_author_once(
    client: Client, waiting: Idea, moderator: Account, resident: Account
) -> None:
    assert publish_idea(idea_id=waiting.pk, moderator=moderator) is True
    assert publish_idea(idea_id=waiting.pk, moderator=moderator) is False
    assert client.get(f"/ideen/{waiting.pk}/").status_code == 200
    assert ModerationAct.objects.count() == 1
    assert Notice.objects.get().account == resident
    assert list(AuditRecord.objects.values_list("action", "subject")) == [
        ("idea.published", f"ideas.idea:{waiting.pk}")
    ]


def test_a_rejection_needs_a_reason_and_hides_the_idea(
    client: Client, process: Process, moderator: Account, resident: Account
) -> None:
    idea = make_idea(process, author=resident)
    client.force_login(moderator)
    address = f"/werkstatt/ideen/{idea.pk}/"
    assert client.post(address, {"akt": "ablehnen", "ablehnen-reason": ""}).status_code == 422
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.PUBLISHED
    client.post(address, {"akt": "ablehnen", "ablehnen-reason": "Ein Name steht darin."})
    client.post(address, {"akt": "ablehnen", "ablehnen-reason": "Ein Name steht darin."})
    assert Client().get(f"/ideen/{idea.pk}/").status_code == 404
    assert Client().get(f"/api/v1/ideas/{idea.pk}/").status_code == 404
    assert ModerationAct.objects.filter(verdict="reject").count() == 1
    assert Notice.objects.get().context["reason"] == "Ein Name steht darin."
    client.post(address, {"akt": "veroeffentlichen"})
    assert Client().get(f"/ideen/{idea.pk}/").status_code == 200


def test_what_was_withdrawn_is_not_brought_back_by_a_moderator(process: Process, moderator: Account) -> None:
    idea = make_idea(process, visibility=Idea.Visibility.WITHDRAWN)
    with pytest.raises(NotAllowed):
        publish_idea(idea_id=idea.pk, moderator=moderator)
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.WITHDRAWN
    assert not ModerationAct.objects.exists()


@pytest.mark.parametrize("who", ["resident", "outsider", "official"])
def test_only_people_who_check_here_check(request: pytest.FixtureRequest, waiting: Idea, who: str) -> None:
    with pytest.raises(NotAllowed):
        reject_idea(idea_id=waiting.pk, moderator=request.getfixturevalue(who), reason="Nein.")
    waiting.refresh_from_db()
    assert waiting.visibility == Idea.Visibility.PENDING
    assert not AuditRecord.objects.exists()


@pytest.mark.parametrize("who", ["resident", "neighbour", "outsider", "moderator"])
def test_only_staff_and_officials_answer(request: pytest.FixtureRequest, process: Process, who: str) -> None:
    idea, somebody = make_idea(process), request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        answer_idea(idea_id=idea.pk, author=somebody, reply=Reply("Ja.", "Amt"), submission_key=uuid.uuid4())
    with pytest.raises(NotAllowed):
        change_status(idea_id=idea.pk, changed_by=somebody, to=NewStatus("done", "Fertig."))
    idea.refresh_from_db()
    assert idea.status == Idea.Status.RECEIVED
    assert not OfficialResponse.objects.exists()


def test_an_answer_sent_twice_is_one_answer(waiting: Idea, official: Account, key: uuid.UUID) -> None:
    for _ in range(2):
        answer_idea(idea_id=waiting.pk, author=official, reply=Reply("Ja.", "Bauamt"), submission_key=key)
    assert OfficialResponse.objects.count() == 1
    assert AuditRecord.objects.filter(action="idea.answered").count() == 1
    assert Notice.objects.count() == 1


def test_a_new_status_stands_in_the_timeline_once(client: Client, process: Process, staff: Account) -> None:
    idea = make_idea(process)
    client.force_login(staff)
    due = (timezone.localdate() + timedelta(days=5)).isoformat()
    data = {"akt": "stand", "stand-status": "checking", "stand-reason": "Wir messen nach.", "stand-due_on": due}
    for _ in range(2):
        assert client.post(f"/werkstatt/ideen/{idea.pk}/", data).status_code == 302
    change = StatusChange.objects.get()
    assert (change.old, change.new, change.reason, str(change.due_on)) == (
        "received",
        "checking",
        "Wir messen nach.",
        due,
    )
    assert "Wir messen nach." in Client().get(f"/ideen/{idea.pk}/").content.decode()


def test_news_cannot_be_promised_for_yesterday(client: Client, process: Process, staff: Account) -> None:
    idea = make_idea(process)
    client.force_login(staff)
    data = {"akt": "stand", "stand-status": "done", "stand-reason": "Fertig.", "stand-due_on": "2020-01-01"}
    answer = client.post(f"/werkstatt/ideen/{idea.pk}/", data)
    assert answer.status_code == 422
    assert "Fertig." in answer.content.decode()
    assert not StatusChange.objects.exists()


@pytest.mark.parametrize("who", [None, "resident", "outsider"])
def test_the_desk_shows_strangers_nothing(
    client: Client, request: pytest.FixtureRequest, waiting: Idea, process: Process, who: str | None
) -> None:
    if who:
        client.force_login(request.getfixturevalue(who))
    for address in (
        "/werkstatt/ideen/?stapel=alle",
        f"/werkstatt/ideen/{waiting.pk}/",
        f"/werkstatt/ideen/neu/{process.slug}/",
    ):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403, 404)
        assert "Wartet" not in answer.content.decode()
    client.post(f"/werkstatt/ideen/{waiting.pk}/veroeffentlichen/")
    waiting.refresh_from_db()
    assert waiting.visibility == Idea.Visibility.PENDING


def test_the_stacks_hold_what_they_say(client: Client, process: Process, waiting: Idea, moderator: Account) -> None:
    fresh = make_idea(process, title="Frisch")
    make_idea(process, title="Eingeführt", external_id="B1")
    rejected = make_idea(process, title="Abgelehnt", visibility=Idea.Visibility.REJECTED)
    client.force_login(moderator)
    for stack, shown in (("wartend", waiting), ("neu", fresh), ("abgelehnt", rejected)):
        page = client.get(f"/werkstatt/ideen/?stapel={stack}").content.decode()
        assert [idea.title for idea in (waiting, fresh, rejected) if idea.title in page] == [shown.title]
        assert "Eingeführt" not in page
    assert "Frisch" in client.get(f"/werkstatt/ideen/?suche={fresh.pk}").content.decode()


@pytest.mark.parametrize("number", [3, 40])
def test_the_number_of_queries_does_not_grow(
    client: Client, process: Process, moderator: Account, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make_idea(process)
    client.force_login(moderator)
    # session, account, roles, areas, numbers, days and number of what is late, rows, the heading
    with django_assert_num_queries(9):
        client.get("/werkstatt/ideen/?stapel=neu")


def test_the_quick_way_leads_back_to_the_stack(client: Client, waiting: Idea, moderator: Account) -> None:
    client.force_login(moderator)
    answer = client.post(f"/werkstatt/ideen/{waiting.pk}/veroeffentlichen/", {"liste": "wartend"})
    assert answer["Location"] == "/werkstatt/ideen/?stapel=wartend"
    waiting.refresh_from_db()
    assert waiting.visibility == Idea.Visibility.PUBLISHED


def test_staff_enter_an_idea_and_get_a_slip(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    address = f"/werkstatt/ideen/neu/{process.slug}/"
    page = client.get(address)
    draft = page.context["draft"]
    data = {"entwurf": draft, "channel": "phone", "title": "Bank am Weg", "text": "Für Ältere.", "delivery": "wish"}
    first, again = client.post(address, data), client.post(address, data)
    idea = Idea.objects.get()
    assert first["Location"] == again["Location"] == f"/ideen/{idea.pk}/quittung/"
    assert (idea.channel, idea.recorded_by) == ("phone", staff)
    assert 'class="q-code"' in client.get(first["Location"]).content.decode()


def test_staff_learn_that_no_idea_can_be_entered_any_more(client: Client, process: Process, staff: Account) -> None:
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    client.force_login(staff)
    address = f"/werkstatt/ideen/neu/{process.slug}/"
    data = {"channel": "phone", "title": "Bank am Weg", "text": "Für Ältere.", "delivery": "wish"}
    for page in (client.get(address), client.post(address, data)):
        assert "Das ist beendet." in page.content.decode()
    assert not Idea.objects.exists()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_message_can_be_written(waiting: Idea, staff: Account, moderator: Account, language: str) -> None:
    Account.objects.update(language=language)
    reject_idea(idea_id=waiting.pk, moderator=moderator, reason="Ein Name.")
    publish_idea(idea_id=waiting.pk, moderator=moderator)
    answer_idea(idea_id=waiting.pk, author=staff, reply=Reply("Ja.", "Bauamt"), submission_key=uuid.uuid4())
    change_status(idea_id=waiting.pk, changed_by=staff, to=NewStatus("done", "Es steht."))
    assert Notice.objects.count() == 4
    assert send_due() == 4
