"""Each group has a largest number of answers. Whoever comes later is thanked before the long part; nothing is lost."""

import uuid
from typing import Any

import pytest
from django.test import Client

from participation.accounts.models import Account
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.definition import parse_definition, serialise
from surveys.definition.parsing import BadDefinition
from surveys.drafting.kinds import change_kind
from surveys.models import AnswerTally, Draft, Response, Survey, TakenPlaces
from surveys.questiontypes.kind import Filled
from surveys.selectors.exported import dataset_of
from surveys.selectors.open_surveys import returns_by_survey
from surveys.selectors.quotas import Group
from surveys.services.answering import open_draft
from surveys.services.away import prepare_keys, send_kept
from surveys.services.keying import close_stack, key_in, open_stack, take_form
from surveys.services.responses import submit_answers, submit_response
from tests.surveys.make import count_everything, document, page, publish, question
from tests.surveys.walking import Walk

pytestmark = [pytest.mark.django_db, pytest.mark.both]
AGES: list[dict[str, Any]] = [
    {"code": "young", "text": {"de": "unter 30", "en": "under 30"}},
    {"code": "old", "text": {"de": "ab 30", "en": "30 and over"}},
    {"code": "na", "text": {"de": "keine Angabe", "en": "no answer"}, "missing": True},
]


def asked(young: int = 1, old: int = 2, **more: Any) -> dict[str, Any]:
    limits = {"young": young, "old": old}
    options = [one | ({"places": limits[one["code"]]} if one["code"] in limits else {}) for one in AGES]
    return document(
        page("first", question("AGE", "single", options=options, quota=True, **more)),
        page("long", question("T", "text_long")),
    )


@pytest.fixture
def survey(process: Process) -> Survey:
    return publish(process, asked())


def answer(survey: Survey, browser: str, age: str, **more: str) -> bool:
    """Whether it counts."""
    who = Identity(browser=browser)
    draft = open_draft(survey=survey, identity=who)
    Draft.objects.filter(pk=draft.pk).update(answers={"AGE": age, "T": browser, **more})
    return not submit_response(key=draft.key, survey=survey, identity=who).beyond_quota


def counted(survey: Survey) -> dict[str, int]:
    rows = AnswerTally.objects.filter(survey=survey, measure="AGE").exclude(cell__startswith="_")
    return dict(rows.values_list("cell", "value"))


def test_what_comes_beyond_it_is_kept_and_not_counted(survey: Survey) -> None:
    assert [answer(survey, name, "young") for name in ("a", "b")] == [True, False]
    assert [answer(survey, name, "old") for name in ("c", "d", "e")] == [True, True, False]
    assert answer(survey, "f", "na")
    assert returns_by_survey([survey.pk]) == {survey.pk: 4}
    count_everything()
    assert counted(survey) == {"young": 1, "old": 2, "na": 1}
    assert Response.objects.count() == 6
    assert returns_by_survey([survey.pk]) == {survey.pk: 4}
    assert differences() == []
    assert dataset_of(survey).number == len(list(dataset_of(survey).rows())) == 4
    beyond = dataset_of(survey, beyond=True)
    assert beyond.number == len(list(beyond.rows())) == 2
    assert sorted(words for _question, words in beyond.words()) == ["b", "e"]


def test_who_is_late_is_thanked_before_the_long_part(survey: Survey) -> None:
    answer(survey, "a", "young")
    walk = Walk(survey)
    walk.begin()
    walk.press(AGE="young")
    assert walk.here.endswith("/genug/first/")
    assert "unter 30" in walk.html
    assert Draft.objects.get().answers == {"AGE": "young"}
    assert Response.objects.count() == 1
    walk.follow(walk.client.get(walk.html.split('<a class="kern-btn kern-btn--secondary" href="')[1].split('"')[0]))
    walk.press(AGE="old")
    assert walk.here.endswith("/seite/long/")


def test_who_wants_to_answers_all_the_same_and_is_told_that_it_is_not_counted(survey: Survey) -> None:
    answer(survey, "a", "young")
    walk = Walk(survey)
    walk.begin()
    walk.press(AGE="young")
    walk.follow(walk.client.get(f"/umfragen/{survey.slug}/seite/long/"))
    walk.press("send", T="Trotzdem wichtig")
    assert walk.here.endswith("/danke/")
    assert "nicht mitgezählt" in walk.html
    assert list(Response.objects.filter(beyond_quota=True).values_list("answers__T", flat=True)) == ["Trotzdem wichtig"]


def test_the_desk_tells_how_full_a_group_is_in_steps(settings: Any) -> None:
    """Whoever watched the page learnt the age of each person who pressed the button."""
    settings.MINIMUM_GROUP_SIZE = 10
    said = {taken: Group("old", 50, taken).words for taken in (0, 9, 10, 19, 20, 50)}
    assert said[0] == said[9] != said[10] == said[19] != said[20]
    assert "50" in said[50]
    assert Group("old", 5, 0).words == Group("old", 5, 4).words != Group("old", 5, 5).words


def test_nobody_reads_how_full_a_group_is(survey: Survey) -> None:
    walk = Walk(survey)
    walk.begin()
    assert "noch 1 Platz" not in walk.html
    answer(survey, "a", "young")
    walk.follow(walk.client.get(walk.here))
    assert "disabled" not in walk.html


def test_a_full_quota_uses_none_of_another(process: Process) -> None:
    both = asked()
    areas = [{"code": code, "text": {"de": code}, "places": 5} for code in ("north", "south")]
    both["pages"][0]["questions"].append(question("AREA", "single", options=areas, quota=True))
    survey = publish(process, both, slug="zwei")
    assert [answer(survey, name, "young", AREA="north") for name in ("a", "b")] == [True, False]
    taken = {(one.question, one.option): one.taken for one in TakenPlaces.objects.all()}
    assert taken == {("AGE", "young"): 1, ("AREA", "north"): 1}


def test_programs_paper_and_devices_without_network_fill_it_too(survey: Survey, staff: Account) -> None:
    receipt = submit_answers(key=uuid.uuid4(), survey=survey, answers={"AGE": "young"}, identity=Identity(browser="p"))
    assert not receipt.beyond_quota
    stack = open_stack(account=staff, survey_id=survey.pk, channel=Channel.PAPER)
    for number in ("1", "2"):
        form = take_form(account=staff, stack_id=stack.pk, number=number)
        key_in(account=staff, form_id=form.pk, posted=Filled({"AGE": ["young" if number == "1" else "old"]}))
    closed = close_stack(account=staff, stack_id=stack.pk)
    assert (closed.counted, closed.beyond, closed.left) == (1, 1, ())
    (key,) = prepare_keys(account=staff, survey_id=survey.pk, channel=Channel.DOOR, number=1)
    assert survey.current is not None
    fields = Filled({"AGE": ["young"]})
    assert send_kept(survey=survey, key=key, version=survey.current, posted=fields, language="de").beyond_quota
    count_everything()
    assert counted(survey) == {"young": 1, "old": 1}
    assert Response.objects.count() == 4


@pytest.mark.parametrize("kind", ["multi", "text_short"])
def test_only_one_answer_makes_a_group(kind: str) -> None:
    options = {"options": AGES[:2]} if kind == "multi" else {}
    with pytest.raises(BadDefinition, match="quota"):
        parse_definition(document(page("p", question("Q", kind, quota=True, **options))))


def test_a_quota_survives_writing_and_reading() -> None:
    asked_for = parse_definition(asked())
    assert asked_for.question("AGE").quota  # type: ignore[union-attr]  # it is there
    assert parse_definition(serialise(asked_for)) == asked_for


def test_another_kind_drops_what_it_cannot_keep() -> None:
    """Places on a scale made the draft unreadable."""
    draft = asked()
    change_kind(draft, "AGE", "scale")
    parse_definition(draft)
    changed = draft["pages"][0]["questions"][0]
    assert "quota" not in changed
    assert not any("places" in option for option in changed["options"])


@pytest.fixture
def draft(process: Process, staff: Account) -> Survey:
    made = document(page("first", question("AGE", "single", options=AGES)), page("long", question("T", "text_long")))
    return Survey.objects.create(
        process=process, slug="neu", title=made["title"], languages=["de", "en"], draft=made, responsible=staff
    )


def test_staff_set_it_from_the_checklist_in_words(client: Client, draft: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    desk = "/werkstatt/umfragen/neu/"
    assert f'href="{desk}quoten/"' in client.get(f"{desk}freigabe/").content.decode()
    sent = {"revision": draft.draft_revision, "question": "AGE", "most": "100"}
    shown = client.post(f"{desk}quoten/", sent, follow=True).content.decode()
    assert "Höchstens 100 Antworten je Gruppe: „Frage AGE?“" in shown
    assert "unter 30: weniger als 10 von 100" in shown
    assert "Höchstens 100 Antworten je Gruppe" in client.get(f"{desk}freigabe/").content.decode()
    draft.refresh_from_db()
    options = draft.draft["pages"][0]["questions"][0]["options"]
    assert [one.get("places") for one in options] == [100, 100, None]
    client.post(f"{desk}quoten/", {"revision": draft.draft_revision, "weg": "AGE"})
    draft.refresh_from_db()
    assert draft.draft["pages"][0]["questions"][0] == question("AGE", "single", options=AGES)


def test_wrong_numbers_are_told_and_change_nothing(client: Client, draft: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    for wrong in ({"question": "AGE", "most": "0"}, {"question": "T", "most": "5"}, {"question": "AGE"}):
        answered = client.post("/werkstatt/umfragen/neu/quoten/", {"revision": draft.draft_revision, **wrong})
        assert answered.status_code == 422
    draft.refresh_from_db()
    assert draft.draft_revision == 0


def test_staff_take_the_answers_beyond_it_along(client: Client, survey: Survey, staff: Account) -> None:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    take = f"/werkstatt/umfragen/{survey.slug}/mitnehmen/"
    assert "Über der Quote" not in client.get(take).content.decode()
    for name in ("a", "b"):
        answer(survey, name, "young")
    count_everything()
    assert "Über der Quote" in client.get(take).content.decode()
    file = client.post(take, {"format": "beyond"})
    assert "umfrage-beyond-quota" in file["Content-Disposition"]
    assert file.getvalue().startswith(b"PK"), "a workbook"
