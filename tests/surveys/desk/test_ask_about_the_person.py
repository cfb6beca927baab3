"""Do questions about the person offer the groups in which the residents are counted? Where not, is it told?"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.places.models import Area, PopulationMargin
from participation.places.selectors import newest_figures
from participation.processes.models import Process
from surveys.definition import parse_definition
from surveys.drafting.demography import Group, groups_for, mismatch, with_groups
from surveys.drafting.tree import question_with
from surveys.models import Survey
from surveys.selectors.checklist import items_of
from surveys.selectors.designer import numbers_of
from surveys.selectors.findings import findings
from surveys.selectors.population import person_blocks, population_for, population_of
from surveys.services.editing import create_survey
from surveys.services.library import bring_into_draft
from surveys.services.population import take_population_groups
from surveys.services.templates import load_survey_templates
from tests.surveys.make import document, page, publish, question

GERMAN = {"accept-language": "de"}
AGES = {"u18": 300, "18_24": 200, "25_64": 900, "65p": 600}
Count = Callable[..., None]


@pytest.fixture
def count(neighbourhood: Area) -> Count:
    def add(dimension: str, counts: dict[str, int], *, area: Area = neighbourhood, year: int = 2025) -> None:
        for category, people in counts.items():
            day = date(year, 12, 31)
            PopulationMargin.objects.create(
                area=area, dimension=dimension, category=category, count=people, counted_on=day, source="Register"
            )

    return add


@pytest.fixture
def counted(count: Count) -> Count:
    count("total", {"all": 2000})
    count("demo.age", AGES)
    return count


@pytest.fixture
def desk(client: Client, staff: Account) -> Client:
    client.force_login(staff)
    return client


@pytest.fixture
def survey(process: Process, staff: Account) -> Survey:
    load_survey_templates()
    return create_survey(account=staff, process=process, title={"de": "Wer"}, languages=["de", "en"])


def options(*codes: str, **texts: str) -> list[dict[str, Any]]:
    plain = [
        {"code": code, "text": {"de": texts.get(code, "Gruppe"), "en": texts.get(code, "group")}} for code in codes
    ]
    return [*plain, {"code": "na", "text": {"de": "keine Angabe", "en": "prefer not to say"}, "missing": True}]


def asked(survey: Survey, *questions: dict[str, Any]) -> Survey:
    survey.draft = document(page("page-1", *questions))
    survey.save()
    return survey


def said(survey: Survey) -> list[str]:
    places = findings(survey, parse_definition(survey.draft), numbers_of(survey.draft))
    return [place.sentence for place in places if place.kind == "population"]


def bring(staff: Account, survey: Survey, key: str) -> dict[str, Any]:
    bring_into_draft(account=staff, survey_id=survey.pk, revision=survey.draft_revision, page="page-1", key=key)
    survey.refresh_from_db()
    return question_with(survey.draft, survey.draft["pages"][-1]["questions"][-1]["code"])


def codes(question: dict[str, Any]) -> list[str]:
    return [option["code"] for option in question["options"]]


def test_the_age_block_offers_the_bands_of_the_place(counted: Count, staff: Account, survey: Survey) -> None:
    came = bring(staff, survey, "people:demo.age")
    assert (came["concept"], came["kind"]) == ("demo.age", "single")
    assert codes(came) == [*AGES, "na"]
    assert [option["text"]["de"] for option in came["options"]] == [
        "unter 18 Jahre", "18 bis 24 Jahre", "25 bis 64 Jahre", "65 Jahre und älter", "keine Angabe",
    ]  # fmt: skip
    assert said(survey) == []


def test_who_is_not_asked_is_not_offered(counted: Count, staff: Account, survey: Survey) -> None:
    survey.minimum_age = 20
    survey.save()
    assert codes(bring(staff, survey, "people:demo.age")) == ["18_24", "25_64", "65p", "na"], (
        "some of 18 to 24 are asked"
    )
    assert said(survey) == []


def test_an_answer_for_people_who_are_not_asked_does_no_harm(counted: Count, survey: Survey) -> None:
    offered = options(*AGES, u18="unter 18", **{"18_24": "18 bis 24", "25_64": "25 bis 64", "65p": "ab 65"})
    asked(survey, question("S1", "single", concept="demo.age", options=offered))
    survey.minimum_age = 18
    assert said(survey) == []


def test_known_words_are_kept_and_other_categories_stand_with_their_code(
    count: Count, staff: Account, survey: Survey
) -> None:
    count("demo.gender", {"x": 3, "m": 900, "f": 1000})
    came = bring(staff, survey, "people:demo.gender")
    assert codes(came) == ["f", "m", "x", "na"]
    assert came["options"][0]["text"] == {"de": "weiblich", "en": "female"}
    assert came["options"][2]["text"]["de"] == "x"


def test_a_dimension_that_nobody_foresaw_is_a_block_too(count: Count, staff: Account, survey: Survey) -> None:
    count("demo.nationality", {"german": 1800, "other": 200})
    came = bring(staff, survey, "people:demo.nationality")
    assert (came["concept"], codes(came)) == ("demo.nationality", ["german", "other", "na"])


def test_without_figures_the_standard_block_comes_and_it_is_told(
    desk: Client, counted: Count, staff: Account, survey: Survey
) -> None:
    blocks = {block.fit.concept: block for block in person_blocks(population_for(survey))}
    assert blocks["demo.age"].fit.compares
    assert not blocks["demo.household"].fit.groups
    came = bring(staff, survey, "people:demo.household")
    assert "single_parent" in codes(came)
    assert said(survey) == [], "nobody can be compared, so nothing is wrong"
    address = reverse("surveys:design_question", args=[survey.slug, came["code"]])
    assert "Am Anger hat dafür keine Zahlen." in desk.get(address, headers=GERMAN).content.decode()
    library = desk.get(f"{reverse('surveys:desk_library')}?woher=people", headers=GERMAN).content.decode()
    assert library.count("Mit der Bewohnerschaft vergleichbar: Register, 31.12.2025") == 1
    assert "Für Am Anger fehlen Zahlen" in library


def test_parts_of_the_area_are_compared_by_themselves(
    counted: Count, staff: Account, survey: Survey, north: Area, south: Area
) -> None:
    population = population_of(survey.process.area)
    assert "demo.subarea" not in population.groups, "nobody counted the parts"
    counted("total", {"all": 1200}, area=north)
    counted("total", {"all": 800}, area=south)
    came = bring(staff, survey, "people:demo.subarea")
    assert codes(came) == ["anger-nord", "anger-sued", "unsure", "outside", "na"]
    assert came["options"][0]["text"]["de"] == "Nord"
    assert said(survey) == []
    del survey._population_read  # type: ignore[attr-defined]
    assert [group.people for group in population_for(survey).groups["demo.subarea"]] == [1200, 800]


def test_a_newer_count_replaces_the_older_one_as_a_whole(counted: Count, survey: Survey) -> None:
    counted("demo.age", {"u30": 900, "30p": 1100}, year=2026)
    figures, _parts = newest_figures(survey.process.area)
    assert figures["demo.age"].counts == {"u30": 900, "30p": 1100}


def test_delivered_pages_offer_the_groups_of_the_place(counted: Count, staff: Account, survey: Survey) -> None:
    bring(staff, survey, "ready:needs_long.person")
    assert codes(question_with(survey.draft, "S1")) == [*AGES, "na"]
    assert codes(question_with(survey.draft, "S2")) == ["f", "m", "d", "na"], "no figures, so as it is delivered"
    bring_into_draft(
        account=staff, survey_id=survey.pk, revision=survey.draft_revision, page="page-1", key="ready:ageing.person"
    )
    survey.refresh_from_db()
    seniors = [one for each in survey.draft["pages"] for one in each["questions"] if one["code"] == "S1_1"]
    assert "u18" not in codes(seniors[0]), "that template asks older people"


@pytest.mark.parametrize(
    ("offered", "sentences"),
    [
        (options(*AGES), []),
        (
            options("u18", "18_24", "25_64"),
            ["In der Bevölkerungstabelle stehen Gruppen, die hier fehlen: 65 Jahre und älter."],
        ),
        (options(*AGES, "85p"), ["Die Bevölkerungstabelle hat keine Zahl für: Gruppe."]),
        (options("u14", "14p"), ["Keine der Antworten passt zur Bevölkerungstabelle von Am Anger."]),
        (
            options(*AGES, **{"65p": "ab 75"}),
            ["„ab 75“ wird mit den Menschen der Gruppe „65 Jahre und älter“ verglichen."],
        ),
        (options(*AGES, **{"65p": "über 64", "18_24": "18-24 Jahre"}), []),
    ],
)
def test_groups_that_do_not_fit_are_told(
    counted: Count, survey: Survey, offered: list[dict[str, Any]], sentences: list[str]
) -> None:
    asked(survey, question("S1", "single", concept="demo.age", options=offered))
    assert said(survey) == sentences


@pytest.mark.parametrize("kind", ["single", "number", "text_short"])
def test_a_question_that_somebody_wrote_alone_is_recognised_and_mended(
    desk: Client, counted: Count, staff: Account, survey: Survey, kind: str
) -> None:
    own = question("Q1", kind, text={"de": "Wie alt sind Sie?", "en": "How old are you?"})
    own |= {"options": options("o1", "o2")} if kind == "single" else {}
    asked(survey, own, question("Q2", "number", text={"de": "Wie alt ist Ihr Haus?", "en": "How old is your house?"}))
    assert len(said(survey)) == 1
    address = reverse("surveys:design_question", args=[survey.slug, "Q1"])
    shown = desk.get(address, headers=GERMAN).content.decode()
    assert "Sie fragt nach „Alter“, aber nicht so" in shown
    assert "Diese Gruppen übernehmen" in shown
    done = desk.post(
        reverse("surveys:desk_population", args=[survey.slug, "Q1"]),
        {"revision": survey.draft_revision},
        headers=GERMAN,
        follow=True,
    )
    survey.refresh_from_db()
    mended = question_with(survey.draft, "Q1")
    assert (mended["kind"], mended["concept"]) == ("single", "demo.age")
    assert [code for code in codes(mended) if code != "na"] == [*AGES]
    assert sum(bool(option.get("missing")) for option in mended["options"]) == 1
    assert said(survey) == []
    assert "Die Antworten passen zur Bevölkerungstabelle" in done.content.decode()


def test_mending_keeps_what_fits_and_corrects_what_would_mislead(
    counted: Count, staff: Account, survey: Survey
) -> None:
    offered = options("18_24", "65p", "99p", **{"18_24": "zwischen 18 und 24", "65p": "ab 75"})
    asked(
        survey, question("S1", "single", concept="demo.age", options=offered, required=True, hint={"de": "Nur grob."})
    )
    take_population_groups(account=staff, survey_id=survey.pk, revision=survey.draft_revision, code="S1")
    survey.refresh_from_db()
    mended = question_with(survey.draft, "S1")
    assert codes(mended) == [*AGES, "na"]
    assert [option["text"]["de"] for option in mended["options"]][1] == "zwischen 18 und 24"
    assert [option["text"]["de"] for option in mended["options"]][3] == "65 Jahre und älter"
    assert (mended["required"], mended["hint"]) == (True, {"de": "Nur grob."})


def test_an_answer_that_a_condition_names_does_not_go(counted: Count, staff: Account, survey: Survey) -> None:
    first = question("S1", "single", concept="demo.age", options=options("u14", "14p"))
    asked(survey, first, question("Q2", "text_long", show_if={"expression": "selected(${S1}, 'u14')"}))
    with pytest.raises(NotAllowed) as refused:
        take_population_groups(account=staff, survey_id=survey.pk, revision=survey.draft_revision, code="S1")
    assert refused.value.refused.code == "rule_needs_option"
    survey.refresh_from_db()
    assert codes(question_with(survey.draft, "S1")) == ["u14", "14p", "na"]


@pytest.mark.parametrize("who", ["outsider", "resident", "moderator"])
def test_others_take_no_groups(counted: Count, survey: Survey, who: str, request: pytest.FixtureRequest) -> None:
    asked(survey, question("S1", "single", concept="demo.age", options=options("u14")))
    account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        take_population_groups(account=account, survey_id=survey.pk, revision=survey.draft_revision, code="S1")


def test_few_people_are_named_where_their_group_is_offered(desk: Client, count: Count, survey: Survey) -> None:
    count("demo.gender", {"f": 1000, "m": 990, "d": 8})
    asked(survey, question("S2", "single", concept="demo.gender", options=options("f", "m", "d")))
    shown = desk.get(reverse("surveys:design_question", args=[survey.slug, "S2"]), headers=GERMAN).content.decode()
    assert "Wenige Menschen hier: divers (8)." in shown


def test_many_questions_about_the_person_are_a_hint_of_the_checklist(counted: Count, survey: Survey) -> None:
    ages = question("S1", "single", concept="demo.age", options=options(*AGES))
    more = question("S2", "single", concept="demo.household", options=options(*"abcdefgh"))
    guests = question("F1", "multi", concept="demo.relation", options=options(*"abcdefgh"))
    codes_of = {item.code: item for item in items_of(asked(survey, ages, guests))}
    assert "telling" not in codes_of, "4 ages of 2,000 people"
    third = question("S3", "single", concept="demo.tenure", options=options(*"abcdefgh"))
    found = {item.code: item for item in items_of(asked(survey, ages, guests, more, third))}["telling"]
    assert (found.tone, [place.code for place in found.places]) == ("hint", ["S1", "S2", "S3"])
    assert "2.000 Menschen" in found.why
    survey.anonymous = False
    assert "telling" not in {item.code for item in items_of(survey)}


def test_answers_line_up_in_the_comparison_of_the_dashboards(
    counted: Count, staff: Account, survey: Survey, process: Process
) -> None:
    """By codes alone, as the panel of the evaluation joins them."""
    came = bring(staff, survey, "people:demo.age")
    made = publish(process, document(page("p", came)), slug="verglichen")
    assert made.current is not None
    asked_for = parse_definition(made.current.definition).question(came["code"])
    assert asked_for is not None
    valid = {option.code for option in asked_for.options if not option.missing}
    assert valid == set(AGES)
    assert not mismatch(came, population_for(survey).groups[asked_for.concept])


def test_bands_stand_from_young_to_old() -> None:
    found = groups_for({"65p": 1, "u6": 1, "6_17": 1, "18_64": 1, "7_7": 1}, {})
    assert [group.code for group in found] == ["u6", "6_17", "7_7", "18_64", "65p"]
    assert found[2].text["de"] == "7 Jahre"


def test_a_question_with_groups_is_a_copy() -> None:
    before = question("S", "single", options=options("a"))
    made = with_groups(before, [Group("b", {"de": "b"}, 1)])
    assert codes(before) == ["a", "na"]
    assert codes(made) == ["b", "na"]
