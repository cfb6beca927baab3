"""Can a designer ask a colleague to read a draft, and do verdict and remarks come back to where they are needed?"""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from neighbourhood.selectors.cockpit import cockpit
from participation.accounts.models import Account, RoleAssignment
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from surveys.drafting.changes import QuestionChange
from surveys.drafting.tree import question_with
from surveys.models import Reading, Remark, Survey
from surveys.selectors.checklist import items_of
from surveys.selectors.readings import colleagues, readers_of, state_of, waiting_for
from surveys.services import editing
from surveys.services.publishing import NotPublishable, publish_survey
from surveys.services.readings import add_remark, ask_to_read, close_remark, give_verdict, withdraw_request
from surveys.services.revising import return_to

GERMAN = {"accept-language": "de"}
Verdict = Reading.Verdict


@pytest.fixture
def asked(ready: Survey, staff: Account, moderator: Account) -> Survey:
    """Mira, a moderator, is asked: she has no desk of surveys of her own."""
    ask_to_read(account=staff, survey_id=ready.pk, reader=moderator, note="Ist Frage 2 verständlich?")
    return ready


def page(name: str, survey: Survey, *more: object) -> str:
    return reverse(f"surveys:{name}", args=[survey.slug, *more])


def verdict(reader: Account, survey: Survey, *, good: bool = True, note: str = "") -> Reading:
    survey.refresh_from_db()
    return give_verdict(account=reader, survey_id=survey.pk, good=good, state=state_of(survey), note=note)


def remark(author: Account, survey: Survey, text: str = "Zu lang.", code: str = "Q2") -> Remark:
    return add_remark(account=author, survey_id=survey.pk, key=uuid.uuid4(), text=text, code=code)


def change(staff: Account, survey: Survey, german: str) -> None:
    survey.refresh_from_db()
    said = QuestionChange(text={"de": german, "en": "Something new?"}, hint={}, required=False)
    editing.change_question(account=staff, survey_id=survey.pk, revision=survey.draft_revision, code="Q2", change=said)
    survey.refresh_from_db()


def case(survey: Survey) -> tuple[str, str] | None:
    """The line of the checklist about the reading."""
    codes = ("read", "read_before", "read_change", "reading", "unread")
    return next(((item.code, item.tone) for item in items_of(survey) if item.code in codes), None)


def test_the_colleague_finds_it_at_the_desk_and_gets_one_message(
    asked: Survey, staff: Account, moderator: Account
) -> None:
    ask_to_read(account=staff, survey_id=asked.pk, reader=moderator)
    assert Reading.objects.count() == 1, "asked twice is asked once"
    assert [one.slug for one in waiting_for(moderator)] == [asked.slug]
    area = asked.process.area
    rows = cockpit(moderator, area, asked.opens_at).today  # type: ignore[arg-type]  # a ready survey has its days
    assert [row.url for row in rows] == [page("desk_reading", asked)]
    assert send_due() == 1
    message = mail.outbox[-1]
    assert message.to == [moderator.email]
    assert message.subject == "Bitte gegenlesen: Neue Bank"
    assert page("desk_reading", asked) in message.body
    assert "Frage 2" not in message.body, "what was written for the page stays on the page"


def test_who_was_asked_reads_it_as_residents_see_it(client: Client, asked: Survey, moderator: Account) -> None:
    client.force_login(moderator)
    address = page("desk_reading", asked)
    shown = client.get(f"{address}?seite=2", headers=GERMAN).content.decode()
    assert "Ist Frage 2 verständlich?" in shown
    assert question_with(asked.draft, "Q3")["text"]["de"].replace("{{measure}}", "etwas") in shown
    assert 'type="radio"' in shown
    english = client.get(f"{address}?seite=2&sprache=en", headers=GERMAN).content.decode()
    assert 'lang="en" dir="ltr"' in english
    assert client.get(page("desk_publish", asked)).status_code == 404, "reading opens no other door"
    assert client.get(page("design", asked)).status_code == 404


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_nobody_reads_who_was_not_asked(
    client: Client, ready: Survey, who: str, request: pytest.FixtureRequest
) -> None:
    account = request.getfixturevalue(who)
    client.force_login(account)
    for name in ("desk_reading", "desk_remark", "desk_verdict", "desk_ask_reading"):
        assert client.post(page(name, ready), {"text": "x"}).status_code in {404, 405}
    assert client.get(page("desk_reading", ready)).status_code == 404
    with pytest.raises(NotAllowed):
        remark(account, ready)
    with pytest.raises(NotAllowed):
        verdict(account, ready)
    assert not Remark.objects.exists()
    assert not Reading.objects.exists()


@pytest.mark.parametrize("who", ["staff", "outsider", "resident"])
def test_only_a_colleague_can_be_asked(ready: Survey, staff: Account, who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(NotAllowed):
        ask_to_read(account=staff, survey_id=ready.pk, reader=request.getfixturevalue(who))
    assert not Reading.objects.exists()
    assert not Notice.objects.filter(template="survey_reading").exists()


def test_whoever_has_a_role_here_can_be_asked_once(
    ready: Survey, staff: Account, moderator: Account, official: Account, administrator: Account, outsider: Account
) -> None:
    assert colleagues(ready, staff) == [administrator, moderator, official]
    ask_to_read(account=staff, survey_id=ready.pk, reader=official)
    assert colleagues(ready, staff) == [administrator, moderator]


def test_with_the_role_the_door_closes_again(asked: Survey, moderator: Account, client: Client) -> None:
    client.force_login(moderator)
    assert client.get(page("desk_reading", asked)).status_code == 200
    RoleAssignment.objects.filter(account=moderator).delete()
    assert client.get(page("desk_reading", asked)).status_code == 404
    with pytest.raises(NotAllowed):
        verdict(Account.objects.get(pk=moderator.pk), asked)


def test_a_remark_stands_beside_its_question_until_it_is_done(
    client: Client, asked: Survey, staff: Account, moderator: Account
) -> None:
    client.force_login(moderator)
    key = str(uuid.uuid4())
    for _press in range(2):
        answer = client.post(page("desk_remark", asked), {"code": "Q2", "text": "Zu <lang>.", "key": key})
        assert answer["Location"].endswith("#frage-Q2")
    made = Remark.objects.get()
    client.force_login(staff)
    shown = client.get(page("design_question", asked, "Q2"), headers=GERMAN).content.decode()
    assert "Zu &lt;lang&gt;." in shown
    assert "1 offene Anmerkung" in shown
    assert (
        "Anmerkungen zu dieser Frage"
        not in client.get(page("design_question", asked, "Q1"), headers=GERMAN).content.decode()
    )
    assert "Eine Anmerkung ist offen." in client.get(page("desk_publish", asked), headers=GERMAN).content.decode()
    back = {"done": "1", "from": "designer", "question": "Q2"}
    assert client.post(page("desk_remark_settle", asked, made.pk), back)["Location"] == page(
        "design_question", asked, "Q2"
    )
    made.refresh_from_db()
    assert made.done_by == staff
    shown = client.get(page("design_question", asked, "Q2"), headers=GERMAN).content.decode()
    assert "offene Anmerkung" not in shown
    assert "Wieder öffnen" in shown


def test_a_remark_outlives_its_question(asked: Survey, staff: Account, moderator: Account, client: Client) -> None:
    remark(moderator, asked, code="Q7")
    asked.refresh_from_db()
    editing.remove_question(account=staff, survey_id=asked.pk, revision=asked.draft_revision, code="Q7")
    client.force_login(staff)
    shown = client.get(page("desk_publish", asked), headers=GERMAN).content.decode()
    assert "(herausgenommen)" in shown
    assert "Zu lang." in shown


def test_a_remark_on_nothing_is_one_on_the_whole(asked: Survey, moderator: Account) -> None:
    assert (remark(moderator, asked, code="gibt es nicht").code, Remark.objects.get().about) == ("", "")


def test_the_writer_and_the_team_close_a_remark_nobody_else(
    asked: Survey, staff: Account, moderator: Account, official: Account, outsider: Account
) -> None:
    ask_to_read(account=staff, survey_id=asked.pk, reader=official)
    made = remark(moderator, asked)
    for who in (official, outsider):
        with pytest.raises(NotAllowed):
            close_remark(account=who, survey_id=asked.pk, remark_id=made.pk, done=True)
    made.refresh_from_db()
    assert made.done_at is None
    for who, done in ((moderator, True), (staff, False)):
        close_remark(account=who, survey_id=asked.pk, remark_id=made.pk, done=done)
        close_remark(account=who, survey_id=asked.pk, remark_id=made.pk, done=done)
    acts = (
        AuditRecord.objects.filter(action__startswith="survey.remark").order_by("pk").values_list("action", flat=True)
    )
    assert list(acts) == ["survey.remark_added", "survey.remark_closed", "survey.remark_opened"]


def test_the_checklist_says_how_far_the_reading_is(asked: Survey, staff: Account, moderator: Account) -> None:
    assert case(asked) == ("reading", "hint")
    verdict(moderator, asked, good=False, note="Frage 2 ist zu lang.")
    assert case(asked) == ("read_change", "hint")
    verdict(moderator, asked)
    assert case(asked) == ("read", "ok")
    change(staff, asked, "Ganz anders?")
    assert case(asked) == ("read_before", "hint")
    return_to(account=staff, survey_id=asked.pk, revision=asked.draft_revision, way="undone")
    asked.refresh_from_db()
    assert case(asked) == ("read", "ok"), "undone is as it was read"


def test_a_wish_for_changes_counts_until_somebody_has_read_what_came_of_it(
    asked: Survey, staff: Account, moderator: Account, official: Account
) -> None:
    ask_to_read(account=staff, survey_id=asked.pk, reader=official)
    verdict(moderator, asked, good=False)
    verdict(official, asked)
    assert case(asked) == ("read_change", "hint")
    change(staff, asked, "Kürzer?")
    assert case(asked) == ("read_change", "hint")
    verdict(official, asked)
    assert case(asked) == ("read", "ok")


def test_the_verdict_is_about_what_the_page_showed(asked: Survey, staff: Account, moderator: Account) -> None:
    before = state_of(asked)
    change(staff, asked, "Inzwischen anders?")
    give_verdict(account=moderator, survey_id=asked.pk, good=True, state=before)
    assert case(asked) == ("read_before", "hint")
    assert [one.changed for one in readers_of(asked)] == [True]


def test_whoever_asked_is_told_the_verdict(asked: Survey, staff: Account, moderator: Account, client: Client) -> None:
    remark(moderator, asked)
    client.force_login(moderator)
    sent = {"verdict": "change", "note": "Bitte kürzer.", "state": state_of(asked)}
    for _press in range(2):
        assert client.post(page("desk_verdict", asked), sent)["Location"] == page("desk_reading", asked)
    send_due()
    told = [message for message in mail.outbox if message.to == [staff.email]]
    assert [message.subject for message in told] == ["Bitte ändern: Neue Bank"]
    assert "1 Anmerkung ist offen." in told[0].body
    assert "kürzer" not in told[0].body
    client.force_login(staff)
    shown = client.get(page("desk_publish", asked), headers=GERMAN).content.decode()
    assert "Mira bittet um Änderungen." in shown
    assert "Bitte kürzer." in shown
    record = AuditRecord.objects.get(action="survey.read")
    assert (record.actor, record.details["verdict"]) == (moderator, "change")


def test_a_verdict_needs_a_word(asked: Survey, moderator: Account, client: Client) -> None:
    client.force_login(moderator)
    for sent in ({"state": state_of(asked)}, {"verdict": "good", "state": "x"}, {"verdict": "x", "state": "0" * 64}):
        assert client.post(page("desk_verdict", asked), sent).status_code == 422
    assert Reading.objects.get().verdict == Verdict.WAITING


def test_nobody_has_to_ask(ready: Survey, staff: Account) -> None:
    assert case(ready) is None
    assert publish_survey(account=staff, survey_id=ready.pk, revision=ready.draft_revision).number == 1


def test_neither_open_remarks_nor_a_wish_for_changes_forbid_publishing(
    asked: Survey, staff: Account, moderator: Account
) -> None:
    remark(moderator, asked)
    verdict(moderator, asked, good=False)
    assert publish_survey(account=staff, survey_id=asked.pk, revision=asked.draft_revision).number == 1


@pytest.mark.parametrize("where", ["process", "installation"])
def test_where_it_is_a_duty_nothing_is_published_unread(
    ready: Survey, staff: Account, moderator: Account, where: str, settings: Any
) -> None:
    if where == "process":
        Process.objects.update(surveys_read_twice=True)
    with override_settings(SURVEYS_NEED_READING=where == "installation"):
        survey = Survey.objects.get(pk=ready.pk)
        assert case(survey) == ("unread", "bad")
        _refused(staff, survey)
        ask_to_read(account=staff, survey_id=survey.pk, reader=moderator)
        _refused(staff, survey)
        verdict(moderator, survey, good=False)
        _refused(staff, survey)
        verdict(moderator, survey)
        change(staff, survey, "Noch schnell geändert?")
        _refused(staff, survey)
        verdict(moderator, survey)
        assert publish_survey(account=staff, survey_id=survey.pk, revision=survey.draft_revision).number == 1


def _refused(staff: Account, survey: Survey) -> None:
    with pytest.raises(NotPublishable):
        publish_survey(account=staff, survey_id=survey.pk, revision=survey.draft_revision)
    assert not survey.versions.exists()


def test_the_duty_is_set_with_the_process(client: Client, process: Process, staff: Account) -> None:
    client.force_login(staff)
    address = reverse("processes:edit", args=[process.slug])
    form = client.get(address).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, False, "")}
    assert client.post(address, sent | {"surveys_read_twice": "on"}).status_code == 302
    process.refresh_from_db()
    assert process.surveys_read_twice


def test_a_request_is_taken_back_a_verdict_is_not(
    asked: Survey, staff: Account, moderator: Account, outsider: Account
) -> None:
    reading = Reading.objects.get()
    with pytest.raises(NotAllowed):
        withdraw_request(account=outsider, survey_id=asked.pk, reading_id=reading.pk)
    withdraw_request(account=staff, survey_id=asked.pk, reading_id=reading.pk)
    assert waiting_for(moderator) == []
    assert case(asked) is None
    with pytest.raises(NotAllowed):
        verdict(moderator, asked)
    ask_to_read(account=staff, survey_id=asked.pk, reader=moderator)
    said = verdict(moderator, asked)
    withdraw_request(account=staff, survey_id=asked.pk, reading_id=said.pk)
    said.refresh_from_db()
    assert said.verdict == Verdict.GOOD


def test_the_card_asks_and_takes_back(client: Client, ready: Survey, staff: Account, moderator: Account) -> None:
    client.force_login(staff)
    sent = {"ask-reader": str(moderator.pk), "ask-note": "Bitte."}
    said = client.post(page("desk_ask_reading", ready), sent, headers=GERMAN, follow=True).content.decode()
    assert "Mira findet es unter „Heute“" in said
    assert "Mira</strong>: liest noch" in said
    reading = Reading.objects.get()
    assert (reading.note, reading.asked_by) == ("Bitte.", staff)
    client.post(page("desk_withdraw_reading", ready, reading.pk))
    reading.refresh_from_db()
    assert reading.verdict == Verdict.WITHDRAWN
    client.post(page("desk_ask_reading", ready), {"ask-reader": "0"})
    assert Reading.objects.count() == 1


def test_many_remarks_need_no_more_queries(
    client: Client,
    asked: Survey,
    moderator: Account,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(moderator)
    for number in range(2):
        remark(moderator, asked, f"Nummer {number}", "Q1")
    address = page("desk_reading", asked)
    with django_assert_num_queries(9):
        client.get(address)
    for number in range(9):
        remark(moderator, asked, f"Mehr {number}", "F1")
    with django_assert_num_queries(9):
        client.get(address)
