"""An office answers one question by a link, without an account; the team reads it first and releases it or not."""

import re
import uuid
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from dashboards.services.following_up import begin_measure
from dashboards.services.office import release
from ideas.models import Follow, Idea, OfficialResponse
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.decisions.models import OfficeQuestion
from participation.decisions.services.asking import Asked, ask_office, revoke_question, send_back
from participation.decisions.services.measures import Plan
from participation.decisions.subjects import FindingSubject, IdeaSubject
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea
from tests.neighbourhood.conftest import make_decision

CODE, ANSWER = "/rueckfrage/", "/rueckfrage/antwort/"
SAID = {"answer": "Ja, bis September.", "reason": "Es ist Geld da.", "signed": "B. Bauer, Bauamt"}


@pytest.fixture
def idea(make_idea: MakeIdea) -> Idea:
    return make_idea("Bordstein", 40)


@pytest.fixture
def question(process: Process, staff: Account, idea: Idea) -> OfficeQuestion:
    return ask(process, staff, IdeaSubject(idea.pk))


def ask(process: Process, staff: Account, subject: Any, due_on: date | None = None) -> OfficeQuestion:
    due = due_on or timezone.localdate() + timedelta(days=14)
    asked = Asked("Bordstein", "Geht das?", "Bauamt", "bauamt@example.org", due)
    found, _new = ask_office(account=staff, process=process, subject=subject, asked=asked, submission_key=uuid.uuid4())
    return found


def code_from_mail() -> str:
    send_due()
    found = re.search(r"#(\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def page_of(question: OfficeQuestion) -> str:
    return f"/werkstatt/rueckfragen/{question.pk}/"


def test_the_form_asks_once_and_the_outbox_holds_no_code(client: Client, staff: Account, idea: Idea) -> None:
    client.force_login(staff)
    due = (timezone.localdate() + timedelta(days=9)).isoformat()
    form = {
        "key": str(uuid.uuid4()),
        "question": "Geht das?",
        "office": "Bauamt",
        "email": "b@example.org",
        "due_on": due,
    }
    for _press in range(2):
        assert client.post(f"/werkstatt/rueckfragen/idee/{idea.pk}/", form).status_code == 302
    question = OfficeQuestion.objects.get()
    assert str(question.secret) not in str(Notice.objects.get().context)
    code = code_from_mail()
    assert code not in str(Notice.objects.values_list("context", flat=True)[0])
    assert len(mail.outbox) == 1
    past = form | {"key": str(uuid.uuid4()), "due_on": "2020-01-01"}
    assert client.post(f"/werkstatt/rueckfragen/idee/{idea.pk}/", past).status_code == 422


def test_what_the_office_writes_is_public_only_after_the_release(
    client: Client, question: OfficeQuestion, staff: Account, resident: Account, idea: Idea
) -> None:
    Follow.objects.create(idea=idea, account=resident)
    office = Client()
    assert office.get(ANSWER)["Location"] == CODE
    assert office.post(CODE, {"code": code_from_mail().lower()})["Location"] == ANSWER
    assert "Geht das?" in office.get(ANSWER).content.decode()
    assert office.post(ANSWER, SAID).status_code == 200
    idea_page = f"/ideen/{idea.pk}/"
    assert "bis September" not in client.get(idea_page).content.decode()
    staff_client = Client()
    staff_client.force_login(staff)
    assert "bis September" in staff_client.get(page_of(question)).content.decode()
    for _press in range(2):
        staff_client.post(page_of(question), {"akt": "freigeben", "gesehen": SAID["answer"]})
    answer = OfficialResponse.objects.get()
    assert (answer.idea, answer.text, answer.office, answer.signed) == (idea, SAID["answer"], "Bauamt", SAID["signed"])
    assert "bis September" in client.get(idea_page).content.decode()
    assert Notice.objects.filter(account=resident).count() == 1
    assert office.get(ANSWER)["Location"] == CODE  # the link is over
    assert office.post(ANSWER, SAID | {"answer": "Doch nicht."}).status_code == 302
    assert OfficialResponse.objects.get().text == SAID["answer"]


def test_nothing_is_released_that_changed_after_it_was_read(question: OfficeQuestion, staff: Account) -> None:
    OfficeQuestion.objects.update(state="answered", answer="Neu.")
    with pytest.raises(NotAllowed):
        release(account=staff, question_id=question.pk, seen="Alt.")
    assert OfficeQuestion.objects.get().state == "answered"
    assert not OfficialResponse.objects.exists()


def test_lines_of_an_answer_survive_the_form(client: Client, question: OfficeQuestion, staff: Account) -> None:
    office = Client()
    office.post(CODE, {"code": code_from_mail()})
    office.post(ANSWER, SAID | {"answer": "Erstens.\r\nZweitens."})
    client.force_login(staff)
    client.post(page_of(question), {"akt": "freigeben", "gesehen": "Erstens.\r\nZweitens."})
    assert OfficialResponse.objects.get().text.splitlines() == ["Erstens.", "Zweitens."]


def test_sent_back_the_office_gets_a_new_link_and_keeps_its_text(
    client: Client, question: OfficeQuestion, staff: Account
) -> None:
    old = code_from_mail()
    office = Client()
    office.post(CODE, {"code": old})
    office.post(ANSWER, SAID)
    client.force_login(staff)
    client.post(page_of(question), {"akt": "zurueck", "note": "Was kostet es?"})
    assert office.get(ANSWER)["Location"] == CODE
    assert office.post(CODE, {"code": old}).status_code == 422
    office.post(CODE, {"code": code_from_mail()})
    page = office.get(ANSWER).content.decode()
    assert "Was kostet es?" in page
    assert SAID["answer"] in page


def test_a_link_that_was_taken_back_opens_nothing(question: OfficeQuestion, staff: Account) -> None:
    code = code_from_mail()
    office = Client()
    office.post(CODE, {"code": code})
    assert revoke_question(account=staff, question_id=question.pk)
    assert not revoke_question(account=staff, question_id=question.pk)
    assert office.post(CODE, {"code": code}).status_code == 422
    assert office.post(ANSWER, SAID).status_code == 302
    assert OfficeQuestion.objects.get().answer == ""
    with pytest.raises(NotAllowed):
        send_back(account=staff, question_id=question.pk, note="x")


def test_a_link_ends_by_itself(question: OfficeQuestion) -> None:
    code = code_from_mail()
    with time_machine.travel(timezone.now() + timedelta(days=14 + 61)):
        assert Client().post(CODE, {"code": code}).status_code == 422


def test_a_code_opens_its_own_question_only(process: Process, staff: Account, question: OfficeQuestion) -> None:
    code = code_from_mail()
    other = ask(process, staff, IdeaSubject(question.idea_id or 0))
    assert Client().post(CODE, {"code": code.replace(f"{question.pk}-", f"{other.pk}-", 1)}).status_code == 422
    office = Client()
    office.cookies["qs_office"] = f"{other.pk}:{other.secret}"  # not signed
    assert office.get(ANSWER)["Location"] == CODE


def test_an_answer_about_a_finding_stands_with_what_became_of_it(
    client: Client, process: Process, staff: Account, survey: Survey
) -> None:
    question = ask(process, staff, FindingSubject(survey.pk, "B1.walking"))
    OfficeQuestion.objects.update(state="answered", **SAID)
    page = f"/beteiligung/{process.slug}/daraus-geworden/"
    assert SAID["answer"] not in client.get(page).content.decode()
    release(account=staff, question_id=question.pk, seen=SAID["answer"])
    assert SAID["answer"] in client.get(page).content.decode()
    assert not OfficialResponse.objects.exists()


@pytest.mark.parametrize("who", ["resident", "moderator", "outsider"])
def test_nobody_else_asks_or_releases(
    who: str, process: Process, question: OfficeQuestion, request: pytest.FixtureRequest
) -> None:
    account = request.getfixturevalue(who)
    OfficeQuestion.objects.update(state="answered", **SAID)
    with pytest.raises(NotAllowed):
        ask(process, account, IdeaSubject(question.idea_id or 0))
    with pytest.raises(NotAllowed):
        release(account=account, question_id=question.pk, seen=SAID["answer"])
    client = Client()
    client.force_login(account)
    assert client.get(page_of(question)).status_code == 403
    assert not OfficialResponse.objects.exists()


def test_what_is_late_stands_in_today_and_on_one_list(
    client: Client, process: Process, staff: Account, official: Account, idea: Idea
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ask(process, staff, IdeaSubject(idea.pk), yesterday)
    decision = make_decision(
        process, official, idea, title={"de": "Stille Bank"}, decided_on=yesterday, review_on=yesterday
    )
    plan = Plan({"de": "Bagger bestellen"}, "Bauhof", yesterday)
    begin_measure(account=staff, decision_id=decision.pk, plan=plan, submission_key=uuid.uuid4())
    client.force_login(staff)
    for page in ("/heute/", "/werkstatt/ueberfaellig/"):
        said = client.get(page).content.decode()
        for name in ("Bauamt", "Bagger bestellen", "Stille Bank"):
            assert name in said, (page, name)


def test_nothing_of_another_neighbourhood_is_on_the_list(
    client: Client, process: Process, staff: Account, outsider: Account, idea: Idea
) -> None:
    ask(process, staff, IdeaSubject(idea.pk), timezone.localdate() - timedelta(days=1))
    client.force_login(outsider)
    assert "Bordstein" not in client.get("/werkstatt/ueberfaellig/").content.decode()


@pytest.mark.parametrize("who", ["staff", "official"])
def test_the_way_to_an_office_begins_below_a_finding(
    who: str, client: Client, process: Process, survey: Survey, answer: Answer, request: pytest.FixtureRequest
) -> None:
    """Nothing is released yet: to ask is possible before anybody decides."""
    answer(40)
    client.force_login(request.getfixturevalue(who))
    link = rf'<details[^>]*data-asks>.*?href="(/werkstatt/rueckfragen/{process.slug}/[^"]+)"'
    for page in (f"/auswertung/{process.slug}/", f"/auswertung/{process.slug}/umfrage/{survey.slug}/?seite=2"):
        said = client.get(page).content.decode()
        found = re.search(link, said, re.DOTALL)
        assert found, page
        assert client.get(found[1]).status_code == 200
        assert "data-actions" not in said
    part = client.get(f"/auswertung/{process.slug}/", {"weg": "paper"}).content.decode()
    assert f"/werkstatt/rueckfragen/{process.slug}/" not in part, "a way of answering is nobody's finding"


def test_ideas_lead_to_an_office_too(client: Client, process: Process, staff: Account, idea: Idea) -> None:
    client.force_login(staff)
    said = client.get(f"/auswertung/{process.slug}/").content.decode()
    assert f'href="/werkstatt/rueckfragen/idee/{idea.pk}/"' in said
    assert "/entscheiden/idee/" not in said
