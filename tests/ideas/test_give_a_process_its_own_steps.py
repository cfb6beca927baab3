import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import Idea, Stage, StatusChange
from ideas.selectors.due import late_ideas, own_answer_days
from ideas.selectors.way import USUAL, WayStep, way_of
from ideas.services.ideas import Proposal, record_idea
from ideas.services.responses import NO_SUCH_STEP, NewStatus, change_status
from ideas.services.ways import CHANGED, set_way
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
USUAL_KEYS = [step.key for step in USUAL]


def save(client: Client, process: Process, **changed: str) -> Any:
    """Press "Save" on the page as it stands, with some fields changed."""
    address = f"/werkstatt/prozesse/{process.slug}/ideenweg/"
    form = client.get(address).context["form"]
    data = {name: "" if (value := form[name].value()) in (None, False) else str(value) for name in form.fields}
    data = {name: value for name, value in data.items() if value or not name.startswith("remove")}
    return client.post(address, data | {"after": "1"} | changed)


def words(process: Process) -> list[str]:
    return [str(step.words) for step in way_of(process.pk)]


def test_without_own_steps_the_way_is_the_usual_one(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    assert save(client, process).status_code == 302
    assert not Stage.objects.exists()
    assert words(process) == ["Neu", "In Prüfung", "Im Ausschuss", "Beschlossen", "Umgesetzt", "Nicht umgesetzt"]


def test_staff_rename_add_and_leave_out_steps(client: Client, process: Process, staff: Account) -> None:
    idea = make_idea(process, status="checking")
    client.force_login(staff)
    save(client, process, title_1_de="Prüft das Bauamt", days_1="14", remove_2="on")
    save(client, process, title_new_de="Wird gebaut", days_new="90", after="2")
    assert words(process) == [
        "Neu",
        "Prüft das Bauamt",
        "Beschlossen",
        "Wird gebaut",
        "Umgesetzt",
        "Nicht umgesetzt",
    ]
    assert [step.status for step in way_of(process.pk)][2:4] == ["decided", "decided"]
    idea.refresh_from_db()
    assert idea.stage is not None
    assert idea.stage.title == {"de": "Prüft das Bauamt"}
    assert AuditRecord.objects.filter(action="process.way_changed").count() == 2


def test_a_step_right_after_the_receipt_counts_as_being_checked(
    client: Client, process: Process, staff: Account
) -> None:
    client.force_login(staff)
    save(client, process, title_new_de="Gelesen", after="0")
    assert way_of(process.pk)[1].status == Idea.Status.CHECKING


def test_fixed_states_cannot_be_left_out(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    save(client, process, remove_0="on", remove_3="on", remove_4="on", remove_5="on", days_1="7")
    assert [step.status for step in way_of(process.pk)] == USUAL_KEYS


def test_a_step_that_an_idea_has_passed_stays(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    save(client, process, title_new_de="Ortstermin", after="1")
    stage = Stage.objects.get(title__de="Ortstermin")
    idea = make_idea(process)
    StatusChange.objects.create(idea=idea, old="received", new="checking", stage=stage, reason="War.")
    answer = save(client, process, remove_2="on")
    assert answer.status_code == 422
    assert "Benennen Sie ihn stattdessen um." in answer.content.decode()
    assert Stage.objects.filter(pk=stage.pk).exists()


def test_a_new_step_needs_a_german_name(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    answer = save(client, process, days_new="30")
    assert answer.status_code == 422
    assert "einen deutschen Namen" in answer.content.decode()
    assert not Stage.objects.exists()


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(process: Process, staff: Account) -> None:
    first = [*USUAL[:1], WayStep("checking", 7), *USUAL[2:]]
    set_way(account=staff, process_id=process.pk, seen=USUAL_KEYS, steps=first)
    with pytest.raises(NotAllowed) as no:
        set_way(account=staff, process_id=process.pk, seen=USUAL_KEYS, steps=list(USUAL))
    assert no.value.refused is CHANGED
    assert way_of(process.pk)[1].days == 7


@pytest.mark.parametrize("who", ["resident", "outsider", "moderator", "official"])
def test_only_the_desk_changes_the_way(
    client: Client, request: pytest.FixtureRequest, process: Process, who: str
) -> None:
    somebody = request.getfixturevalue(who)
    client.force_login(somebody)
    assert client.get(f"/werkstatt/prozesse/{process.slug}/ideenweg/").status_code in (403, 404)
    with pytest.raises(NotAllowed):
        set_way(account=somebody, process_id=process.pk, seen=USUAL_KEYS, steps=list(USUAL[1:]))
    assert not Stage.objects.exists()


def test_the_days_of_a_step_become_the_day_of_the_next_news(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    save(client, process, title_1_de="Prüft das Bauamt", days_1="14")
    stage, idea = Stage.objects.get(status="checking"), make_idea(process)
    page = client.get(f"/werkstatt/ideen/{idea.pk}/").content.decode()
    assert "Prüft das Bauamt (Neuigkeiten in 14 Tagen)" in page
    data = {"akt": "stand", "stand-status": str(stage.pk), "stand-reason": "Wir messen.", "stand-office": "Bauamt"}
    for _ in range(2):
        assert client.post(f"/werkstatt/ideen/{idea.pk}/", data).status_code == 302
    change = StatusChange.objects.get()
    due = timezone.localdate() + timedelta(days=14)
    assert (change.stage, change.due_on, change.office) == (stage, due, "Bauamt")
    idea.refresh_from_db()
    assert (idea.status, idea.stage, idea.news_due_on) == ("checking", stage, due)


def test_a_step_of_another_process_is_no_step_here(process: Process, staff: Account) -> None:
    idea = make_idea(process)
    with pytest.raises(NotAllowed) as no:
        change_status(idea_id=idea.pk, changed_by=staff, to=NewStatus("987654", "Weiter."))
    assert no.value.refused is NO_SUCH_STEP
    idea.refresh_from_db()
    assert idea.status == Idea.Status.RECEIVED


@pytest.mark.parametrize(("days", "late"), [("10", True), ("20", False), ("", False)])
def test_the_process_says_how_soon_the_first_answer_comes(
    *, client: Client, process: Process, staff: Account, days: str, late: bool
) -> None:
    idea = make_idea(process, title="Bank am Weg", created_at=timezone.now() - timedelta(days=15))
    client.force_login(staff)
    save(client, process, days_0=days, title_0_de="Eingang")
    found = late_ideas(Idea.objects.all(), timezone.localdate(), own_answer_days())
    assert list(found) == ([idea] if late else [])
    page = client.get("/werkstatt/ideen/?stapel=ueberfaellig").content.decode()
    assert ("Bank am Weg" in page) is late
    assert "Überfällig" in page


def test_an_idea_that_was_adopted_and_then_forgotten_is_overdue(process: Process, staff: Account) -> None:
    idea = make_idea(process, status=Idea.Status.DECIDED, created_at=timezone.now() - timedelta(days=200))
    assert not late_ideas(Idea.objects.all(), timezone.localdate(), {}).exists()
    yesterday = timezone.localdate() - timedelta(days=1)
    Idea.objects.update(news_due_on=yesterday)
    assert list(late_ideas(Idea.objects.all(), timezone.localdate(), {})) == [idea]


def test_a_new_idea_stands_at_the_first_step_of_its_process(process: Process, staff: Account) -> None:
    steps = [WayStep("received", 5, {"de": "Eingang"}), *USUAL[1:]]
    set_way(account=staff, process_id=process.pk, seen=USUAL_KEYS, steps=steps)
    done = record_idea(
        process=process,
        staff=staff,
        proposal=Proposal("Bank", "Hier."),
        submission_key=uuid.uuid4(),
        channel=Channel.PHONE,
    )
    assert done.idea.stage is not None
    assert done.idea.stage.title == {"de": "Eingang"}
