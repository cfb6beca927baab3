"""Staff change a survey that residents are answering: nothing reaches them unseen, and no answer is lost."""

import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.eligibility.identity import Identity
from surveys.definition import parse_definition
from surveys.drafting.changes import OptionChange, QuestionChange
from surveys.drafting.tree import question_with
from surveys.models import Correction, Draft, Response, Survey, SurveyVersion
from surveys.selectors.bringing_in import Block, changes_of
from surveys.selectors.checklist import has_changed
from surveys.services import editing
from surveys.services.answering import open_draft, save_page
from surveys.services.publishing import publish_survey
from surveys.services.responses import submit_answers, submit_response
from tests.surveys.desk.conftest import settings_of
from tests.surveys.make import count_everything

GERMAN = {"accept-language": "de"}
TYPO = frozenset({"Q2.text:de"})


@pytest.fixture
def live(ready: Survey, staff: Account) -> Survey:
    publish_survey(account=staff, survey_id=ready.pk, revision=ready.draft_revision)
    ready.refresh_from_db()
    return ready


def _options(survey: Survey, code: str) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = question_with(survey.draft, code).get("options", [])
    return options


def _reword(
    survey: Survey, account: Account, german: str, code: str = "Q2", options: list[OptionChange] | None = None
) -> None:
    survey.refresh_from_db()
    question = question_with(survey.draft, code)
    change = QuestionChange(
        text=question["text"] | {"de": german},
        hint=question.get("hint", {}),
        required=bool(question.get("required")),
        options=options,
    )
    editing.change_question(
        account=account, survey_id=survey.pk, revision=survey.draft_revision, code=code, change=change
    )
    survey.refresh_from_db()


def _without(survey: Survey, code: str, gone: str) -> list[OptionChange]:
    return [OptionChange(one["code"], one["text"]) for one in _options(survey, code) if one["code"] != gone]


def _bring_in(survey: Survey, account: Account, typos: frozenset[str] = frozenset()) -> SurveyVersion:
    survey.refresh_from_db()
    version = publish_survey(account=account, survey_id=survey.pk, revision=survey.draft_revision, typos=typos)
    survey.refresh_from_db()
    return version


def _answer(survey: Survey, **answers: Any) -> Response:
    answers = {"F1": ["live"]} | answers
    before = set(Response.objects.values_list("pk", flat=True))
    submit_answers(key=uuid.uuid4(), survey=survey, answers=answers, identity=Identity(browser=uuid.uuid4().hex))
    return Response.objects.exclude(pk__in=before).get()


def _german(survey: Survey, code: str = "Q2") -> str:
    assert survey.current is not None
    question = parse_definition(survey.current.definition).question(code)
    assert question is not None
    return question.text["de"]


def _old(survey: Survey) -> str:
    return str(question_with(survey.draft, "Q2")["text"]["de"])


def test_what_is_changed_at_the_desk_waits_in_the_draft(live: Survey, staff: Account) -> None:
    before = _german(live)
    _reword(live, staff, "Ganz anders gefragt?")
    assert _german(live) == before
    assert has_changed(live)


def test_a_typo_stays_the_same_version_and_is_on_record(live: Survey, staff: Account) -> None:
    before = _old(live)
    _reword(live, staff, f"{before}!")
    version = _bring_in(live, staff, TYPO)
    assert (version.number, version.corrected, SurveyVersion.objects.count()) == (1, 1, 1)
    assert _german(live) == f"{before}!"
    assert not has_changed(live)
    correction = Correction.objects.get()
    assert (correction.version, correction.name, correction.language) == (version, "Q2.text", "de")
    assert (correction.before, correction.after, correction.account) == (before, f"{before}!", staff)
    record = AuditRecord.objects.get(action="survey.corrected")
    assert record.details == {"version": 1, "texts": ["Q2.text:de"]}


def test_every_reader_sees_the_corrected_text_at_once(live: Survey, staff: Account) -> None:
    draft = open_draft(survey=live, identity=Identity(browser="b"))
    _reword(live, staff, f"{_old(live)}!")
    _bring_in(live, staff, TYPO)
    again = Draft.objects.select_related("version").defer("version__definition").get(pk=draft.pk)
    from surveys.selectors.versions import definition_of

    question = definition_of(again.version).question("Q2")
    assert question is not None
    assert question.text["de"].endswith("!")


def test_a_new_wording_makes_a_new_version_and_is_counted_apart(live: Survey, staff: Account) -> None:
    first = _answer(live, Q2="some")
    _reword(live, staff, "Ganz anders gefragt?")
    version = _bring_in(live, staff)
    assert version.number == 2
    assert question_with(version.definition, "Q2")["reworded"] == 1
    assert "reworded" not in question_with(version.definition, "Q3")
    first.refresh_from_db()
    assert first.version.number == 1
    assert _german(live) == "Ganz anders gefragt?"
    assert not Correction.objects.exists()
    assert not has_changed(live)


def test_a_typo_beside_a_real_change_is_put_right_in_both_versions(live: Survey, staff: Account) -> None:
    before = _old(live)
    _reword(live, staff, f"{before}!")
    _reword(live, staff, "Ganz anders gefragt?", "Q3")
    version = _bring_in(live, staff, TYPO)
    first = SurveyVersion.objects.get(number=1)
    assert (first.corrected, version.number) == (1, 2)
    assert question_with(first.definition, "Q2")["text"]["de"] == f"{before}!"
    assert "reworded" not in question_with(version.definition, "Q2")
    assert question_with(version.definition, "Q3")["reworded"] == 1


@pytest.mark.parametrize("claimed", ["Q2.options.o1:de", "Q2.hint:de", "Q9.text:de", "nonsense"])
def test_what_is_no_changed_text_cannot_pass_as_a_typo(live: Survey, staff: Account, claimed: str) -> None:
    options = [OptionChange(one["code"], one["text"]) for one in _options(live, "Q2")]
    _reword(live, staff, _old(live), options=[*options, OptionChange("", {"de": "gar nie", "en": "never at all"})])
    version = _bring_in(live, staff, frozenset({claimed}))
    assert version.number == 2
    assert not Correction.objects.exists()


def test_bringing_in_twice_makes_one_version(live: Survey, staff: Account) -> None:
    _reword(live, staff, "Ganz anders gefragt?")
    assert _bring_in(live, staff) == _bring_in(live, staff)
    assert SurveyVersion.objects.count() == 2


def test_who_goes_back_to_the_old_wording_finds_its_answers(live: Survey, staff: Account) -> None:
    old = _old(live)
    _reword(live, staff, "Ganz anders gefragt?")
    _bring_in(live, staff)
    _reword(live, staff, old)
    version = _bring_in(live, staff)
    assert version.number == 3
    assert "reworded" not in question_with(version.definition, "Q2")


def test_who_is_answering_finishes_the_version_that_was_begun(live: Survey, staff: Account) -> None:
    who = Identity(browser="b")
    draft = open_draft(survey=live, identity=who)
    _reword(live, staff, "Ganz anders gefragt?")
    editing.remove_question(account=staff, survey_id=live.pk, revision=live.draft_revision, code="Q7")
    _bring_in(live, staff)
    posted = {"F1": ["live"], "Q2": ["some"], "Q7": ["Mehr Bäume"]}
    for page in parse_definition(SurveyVersion.objects.get(number=1).definition).pages:
        asked = frozenset(question.code for question in page.questions)
        save_page(slug=live.slug, key=draft.pk, page_key=page.key, posted=_Posted(posted), asked=asked)
    submit_response(key=draft.pk, survey=live, identity=who)
    response = Response.objects.get()
    assert response.version.number == 1
    assert response.answers == {"F1": ["live"], "Q2": "some", "Q7": "Mehr Bäume"}
    begun_after = open_draft(survey=live, identity=Identity(browser="c"))
    assert begun_after.version.number == 2


class _Posted(dict[str, list[str]]):
    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]  # as a form gives it
        return self[name][-1] if name in self else default

    def getlist(self, name: str) -> list[str]:
        return super().get(name, [])


def _block(survey: Survey, anchor: str) -> Block:
    return next(block for block in changes_of(survey).blocks if block.anchor == anchor)


def test_the_page_says_how_many_answers_stay_where(
    live: Survey, staff: Account, administrator: Account, client: Client
) -> None:
    gone = _options(live, "Q2")[0]
    for _number in range(3):
        _answer(live, Q2=gone["code"])
    _answer(live, Q2=_options(live, "Q2")[1]["code"])
    count_everything()
    _reword(live, staff, _old(live), options=_without(live, "Q2", gone["code"]))
    block = _block(live, "question-Q2")
    assert block.gone == [gone["text"]["de"]]
    assert f"3 Menschen haben „{gone['text']['de']}“ gewählt" in block.consequences[0]
    _reword(live, staff, "Ganz anders gefragt?")
    assert any(
        "die 4 bisherigen Antworten weiter unter der alten" in one for one in _block(live, "question-Q2").consequences
    )
    editing.remove_question(account=staff, survey_id=live.pk, revision=live.draft_revision, code="Q2")
    live.refresh_from_db()
    (removed,) = [block for block in changes_of(live).blocks if block.state == "removed"]
    assert removed.consequences[0].startswith("4 Menschen haben sie beantwortet.")
    client.force_login(staff)
    shown = client.get(reverse("surveys:desk_bring_in", args=[live.slug]), headers=GERMAN).content.decode()
    assert "Bisher zählen 4 Antworten" in shown
    assert "Die Umfrage bleibt anonym" in shown


def test_the_page_shows_both_texts_and_asks(live: Survey, staff: Account, client: Client) -> None:
    _reword(live, staff, "Wie finden Sie das?")
    client.force_login(staff)
    shown = client.get(reverse("surveys:desk_bring_in", args=[live.slug]), headers=GERMAN).content.decode()
    assert 'name="Q2.text:de" value="new" checked' in shown
    assert 'name="Q2.text:de" value="typo"' in shown
    assert "<ins>" in shown
    assert "<del>" in shown
    assert "Viele Buchstaben sind anders" in shown


def _post(client: Client, survey: Survey, **fields: str) -> HttpResponse:
    survey.refresh_from_db()
    data = {"revision": str(survey.draft_revision)} | fields
    return client.post(  # type: ignore[return-value]  # the test client's own class
        reverse("surveys:desk_bring_in", args=[survey.slug]), data, headers=GERMAN, follow=True
    )


def test_the_page_corrects_or_publishes_as_it_was_said(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, f"{_old(live)}!")
    done = _post(client, live, **{"Q2.text:de": "typo"}).content.decode()
    assert "Ein Text wurde berichtigt." in done
    assert "antworten weiter auf Fassung 1" in done
    _reword(live, staff, "Ganz anders gefragt?")
    done = _post(client, live, **{"Q2.text:de": "new"}).content.decode()
    assert "Als Fassung 2 freigegeben." in done
    history = client.get(reverse("surveys:desk_history", args=[live.slug]), headers=GERMAN).content.decode()
    assert "Tippfehler berichtigt" in history
    assert "Fassung 2, seit" in history


def test_without_a_word_a_change_is_a_new_version(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, f"{_old(live)}!")
    _post(client, live)
    live.refresh_from_db()
    assert live.current is not None
    assert live.current.number == 2


def test_an_old_page_publishes_nothing_and_keeps_what_was_chosen(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, f"{_old(live)}!")
    shown = _post(client, live, revision="0", **{"Q2.text:de": "typo"})
    assert shown.status_code == 409
    assert 'name="Q2.text:de" value="typo" checked' in shown.content.decode()
    assert SurveyVersion.objects.get().corrected == 0


def test_a_draft_with_gaps_is_not_brought_in(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    editing.add_page(account=staff, survey_id=live.pk, revision=live.draft_revision, texts={"de": "Neu"})
    live.refresh_from_db()
    page = live.draft["pages"][-1]["key"]
    editing.add_question(
        account=staff, survey_id=live.pk, revision=live.draft_revision, page=page, kind="single", texts={"de": "Was?"}
    )
    shown = _post(client, live)
    assert shown.status_code == 422
    assert SurveyVersion.objects.count() == 1
    assert "zu wenig Antworten" in shown.content.decode()


def test_publishing_a_live_survey_leads_to_its_changes(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, "Ganz anders gefragt?")
    publish = reverse("surveys:desk_publish", args=[live.slug])
    assert "Änderungen ansehen" in client.get(publish, headers=GERMAN).content.decode()
    answer = client.post(publish, {"revision": str(live.draft_revision)})
    assert answer.headers["location"] == reverse("surveys:desk_bring_in", args=[live.slug])
    assert SurveyVersion.objects.count() == 1


def test_changes_can_be_thrown_away_and_stay_in_the_history(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, "Erst")
    _bring_in(live, staff)
    _reword(live, staff, "Dann")
    address = reverse("surveys:desk_discard", args=[live.slug])
    client.post(address, {"revision": str(live.draft_revision)})
    live.refresh_from_db()
    assert _old(live) == "Erst"
    assert not has_changed(live)
    assert live.revisions.filter(draft__icontains="Dann").exists()


def test_a_survey_in_preparation_has_no_changes_to_bring_in(ready: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    shown = client.get(reverse("surveys:desk_bring_in", args=[ready.slug]))
    assert shown.headers["location"] == reverse("surveys:desk_publish", args=[ready.slug])


ANONYMITY = {"anonymous": "", "anonym": "0", "sampling": "random_sample", "minimum_age": "3", "invited": "7"}


def test_no_form_of_a_live_survey_reaches_its_anonymity(live: Survey, staff: Account, client: Client) -> None:
    client.force_login(staff)
    _reword(live, staff, "Ganz anders gefragt?")
    _post(client, live, **ANONYMITY)
    later = settings_of(live, sampling=Survey.Sampling.RANDOM_SAMPLE)
    editing.change_settings(account=staff, survey_id=live.pk, revision=live.draft_revision, settings=later)
    live.refresh_from_db()
    assert (live.anonymous, live.sampling, live.invited) == (True, Survey.Sampling.OPEN, None)
    assert live.current is not None
    assert live.current.number == 2
    assert _answer(live, Q2="some").waiting, "an anonymous answer waits to be mixed"


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_others_neither_see_nor_bring_in_changes(
    live: Survey, staff: Account, who: str, client: Client, request: pytest.FixtureRequest
) -> None:
    _reword(live, staff, f"{_old(live)}!")
    account: Account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        publish_survey(account=account, survey_id=live.pk, revision=live.draft_revision, typos=TYPO)
    client.force_login(account)
    assert client.get(reverse("surveys:desk_bring_in", args=[live.slug])).status_code == 404
    assert _post(client, live, **{"Q2.text:de": "typo"}).status_code == 404
    assert client.post(reverse("surveys:desk_discard", args=[live.slug])).status_code == 404
    assert SurveyVersion.objects.get().corrected == 0


@pytest.mark.parametrize("more", [1, 6])
def test_the_page_needs_the_same_queries_for_many_changes(
    live: Survey, staff: Account, client: Client, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(staff)
    for code in ("F1", "Q1", "Q2", "Q3", "Q4", "Q5")[:more]:
        if any(one["code"] == code for page in live.draft["pages"] for one in page["questions"]):
            _reword(live, staff, "Anders", code)
    with django_assert_num_queries(14):
        client.get(reverse("surveys:desk_bring_in", args=[live.slug]))
