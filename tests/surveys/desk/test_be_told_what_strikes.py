"""Does the designer say what is wrong with a question, where it stands, and nothing that is not so?"""

from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from surveys.definition import parse_definition, walk
from surveys.definition.rules import parse_rule
from surveys.drafting.reachability import Verdict, verdict_on
from surveys.drafting.tree import set_condition
from surveys.drafting.wording import asks_for_personal_data, has_double_negative, longest, touches_something_sensitive
from surveys.models import Survey, SurveyTemplate
from surveys.selectors.checklist import items_of
from surveys.selectors.designer import numbers_of
from surveys.selectors.findings import findings
from surveys.services.templates import load_survey_templates
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, document, page, question

RED = "selected(${B}, 'red')"
CASES = [
    ("selected(${A}, 'yes')", Verdict.FINE),
    ("selected(${A}, 'yes') and selected(${A}, 'no')", Verdict.CONTRADICTION),
    ("${A} = 'yes' and ${A} != 'yes'", Verdict.CONTRADICTION),
    (f"{RED} and selected(${{B}}, 'blue')", Verdict.FINE),
    (f"{RED} and selected(${{B}}, 'none')", Verdict.CONTRADICTION),
    ("count-selected(${B}) >= 3", Verdict.CONTRADICTION),
    ("count-selected(${B}) >= 2", Verdict.FINE),
    ("${N} >= 65 and ${N} < 60", Verdict.CONTRADICTION),
    ("${N} > 120", Verdict.CONTRADICTION),
    ("${N} >= 120", Verdict.FINE),
    ("${N} > 64.5 and ${N} < 65.5", Verdict.FINE),
    ("${A} = '' and selected(${A}, 'yes')", Verdict.CONTRADICTION),
    ("${A} != '' or ${A} = ''", Verdict.ALWAYS),
    ("selected(${A}, 'no') and selected(${C}, 'yes')", Verdict.UNREACHABLE),
    ("selected(${C}, 'yes')", Verdict.FINE),
    ("${R} = ''", Verdict.CONTRADICTION),
    ("${R} != ''", Verdict.ALWAYS),
    ("${T} != '' and ${T} = ''", Verdict.CONTRADICTION),
    ("${T} = 'x' and ${T} = 'y'", Verdict.UNDECIDED),
    ("${N} + 1 > 3 and ${N} < 0", Verdict.UNDECIDED),
    ("selected(${M}, 'x')", Verdict.UNDECIDED),
]
DOCUMENT = document(
    page(
        "p",
        question("A", "single", options=YES_NO),
        question("B", "multi", options=COLOURS, max_picks=2),
        question("C", "single", options=YES_NO, show_if={"expression": "selected(${A}, 'yes')"}),
        question("N", "number", min_value=0, max_value=120),
        question("R", "single", options=YES_NO, required=True),
        question("T", "text_long"),
        question("M", "matrix", items=ITEMS, scales=[AGREE]),
    )
)
DEFINITION = parse_definition(DOCUMENT)


@pytest.mark.parametrize(("expression", "verdict"), CASES)
def test_a_condition_is_judged_where_that_is_possible(expression: str, verdict: Verdict) -> None:
    rule = parse_rule({"expression": expression})
    assert rule is not None
    assert verdict_on(rule, DEFINITION) is verdict


PARTS = st.sampled_from(
    [
        "selected(${A}, 'yes')",
        "selected(${A}, 'no')",
        "${A} = ''",
        "not(selected(${A}, 'yes'))",
        "selected(${B}, 'red')",
        "selected(${B}, 'none')",
        "count-selected(${B}) >= 2",
        "selected(${C}, 'yes')",
        "${C} != ''",
        "selected(${R}, 'no')",
    ]
)
ANSWERS: dict[str, list[Any]] = {
    "A": [None, "yes", "no"],
    "B": [None, ["none"], *([a, b] if a != b else [a] for a in ("red", "blue", "other") for b in ("red", "blue"))],
    "C": [None, "yes", "no"],
    "R": ["yes", "no"],
}


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from([" and ", " or "]))
def test_the_judgement_agrees_with_going_through_all_answers(parts: list[str], joint: str) -> None:
    """Everybody is sent through the survey with every answer there is; the same code as for residents decides."""
    data = document(page("p", *DOCUMENT["pages"][0]["questions"]))
    data["pages"][0]["questions"].append(question("X", "text_long", show_if={"expression": joint.join(parts)}))
    definition = parse_definition(data)
    seen = set()
    for values in product(*ANSWERS.values()):
        answers = {code: value for code, value in zip(ANSWERS, values, strict=True) if value is not None}
        step = walk(definition, answers).steps[0]
        seen.add(any(one.code == "X" for one in step.questions))
    asked = definition.question("X")
    assert asked is not None
    assert asked.show_if is not None
    verdict = verdict_on(asked.show_if, definition, definition.pages[0])
    reached = {
        Verdict.FINE: {True, False},
        Verdict.ALWAYS: {True},
        Verdict.CONTRADICTION: {False},
        Verdict.UNREACHABLE: {False},
    }
    assert seen == reached[verdict]


def test_a_condition_on_a_later_question_is_refused(survey: Survey) -> None:
    rule = parse_rule({"expression": "selected(${Q4}, 'x')"})
    with pytest.raises(NotAllowed) as refused:
        set_condition(survey.draft, rule, code="Q1")
    assert refused.value.refused.code == "rule_looks_ahead"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wie geht es Ihnen?", 4),
        ("Eins zwei. Drei vier fünf! Sechs?", 3),
        ("Was ist {{measure}} für Sie", 5),
        ("", 0),
    ],
)
def test_the_longest_sentence_is_measured(text: str, words: int) -> None:
    assert longest(text) == words


def test_words_that_ask_for_somebody_are_known() -> None:
    for text in ("Wie ist Ihr Name?", "Ihre Telefonnummer:", "E-Mail", "What is your address?", "Wie heißen Sie?"):
        assert asks_for_personal_data(text), text
    for text in ("Wie soll der Platz heißen?", "Nutzen Sie das Telefon oft?", "Wie gut ist das Internet?"):
        assert not asks_for_personal_data(text), text
    assert touches_something_sensitive("Wie hoch ist Ihr Einkommen?")
    assert not touches_something_sensitive("Wie kommen Sie zur Arbeit?")
    assert has_double_negative("Finden Sie nicht, dass kein Auto fahren soll?", "de")
    assert not has_double_negative("Sie wollen das nicht. Kein Problem.", "de")


@pytest.fixture
def striking(survey: Survey) -> Survey:
    many = [{"code": str(number), "text": {"de": str(number), "en": str(number)}} for number in range(7)]
    long = "Was meinen Sie, " + "sehr " * 15 + "ehrlich?"
    survey.draft = document(
        page(
            "p",
            question("A", "single", options=YES_NO),
            question("B", "text_short", text={"de": "Wie ist Ihre E-Mail?", "en": "What is your e-mail?"}),
            question("C", "matrix", items=ITEMS, scales=[many]),
            question("D", "single", options=YES_NO, text={"de": "Haben Sie Schulden?", "en": "Do you have debts?"}),
            question("E", "text_long", text={"de": long, "en": "What do you think?"}),
            question("G", "text_long", show_if={"expression": "selected(${A}, 'yes') and selected(${A}, 'no')"}),
            question("H", "text_long", text={"de": "Was meinen Sie noch", "en": "What else?"}),
            question("I", "text_long", text={"de": "Was meinen Sie noch?", "en": "What more?"}),
        )
    )
    survey.save()
    return survey


def test_each_finding_has_its_place(striking: Survey) -> None:
    found = findings(striking, parse_definition(striking.draft), numbers_of(striking.draft))
    assert [(place.code, place.kind) for place in found] == [
        ("B", "personal"),
        ("C", "wide"),
        ("D", "delicate"),
        ("E", "long_sentence"),
        ("G", "contradiction"),
        ("I", "twice"),
    ]
    assert found[0].url == reverse("surveys:design_question", args=[striking.slug, "B"])


def test_a_survey_that_is_not_anonymous_may_ask_for_a_name(striking: Survey) -> None:
    striking.anonymous = False
    found = findings(striking, parse_definition(striking.draft), numbers_of(striking.draft))
    assert "personal" not in [place.kind for place in found]


def test_the_checklist_and_the_question_say_it_in_plain_words(client: Client, striking: Survey, staff: Account) -> None:
    client.force_login(staff)
    german = {"accept-language": "de"}
    shown = client.get(reverse("surveys:desk_publish", args=[striking.slug]), headers=german).content.decode()
    assert "Eine Bedingung widerspricht sich selbst." in shown
    assert f'href="{reverse("surveys:design_question", args=[striking.slug, "G"])}"' in shown
    shown = client.get(reverse("surveys:design_question", args=[striking.slug, "B"]), headers=german).content.decode()
    assert "aber die Umfrage ist anonym" in shown
    assert shown.count("mit Hinweis") == 12, "six of them, in the outline for phones and for desktops"


@pytest.mark.django_db
def test_the_shipped_surveys_have_no_condition_that_makes_no_sense() -> None:
    load_survey_templates()
    for template in SurveyTemplate.objects.all():
        survey = Survey(slug="x", draft=template.definition, languages=["de", "en"])
        found = findings(survey, parse_definition(template.definition), {})
        odd = {"contradiction", "unreachable", "always", "personal", "wide", "negative", "twice", "long_sentence"}
        assert not [(place.code, place.kind) for place in found if place.kind in odd], template.key


def test_nothing_of_it_forbids_publishing(striking: Survey) -> None:
    tones = {item.code: item.tone for item in items_of(striking)}
    striking_ones = ("personal", "wide", "delicate", "long_sentence", "contradiction", "twice")
    assert {tones[kind] for kind in striking_ones} == {"hint"}
