"""A survey checks, calculates, filters and fills in; without scripts the server does it page by page."""

import html
import uuid
from typing import Any

import pytest

from participation.eligibility.identity import Identity
from participation.processes.models import Process
from surveys.definition import Circumstances, parse_definition, walk
from surveys.exchange.export.reading import values_of
from surveys.models import AnswerTally, Draft, Response, Survey
from surveys.services.responses import Incomplete, submit_answers
from tests.surveys.make import COLOURS, YES_NO, count_everything, document, page, publish, question
from tests.surveys.walking import Fields, Walk

pytestmark = pytest.mark.django_db

TOWNS = [
    {"code": code, "text": {"de": f"Ort {code}", "en": f"Town {code}"}, "attributes": {"region": region}}
    for code, region in (("a", "red"), ("b", "red"), ("c", "blue"))
]
FILTER = {"expression": "region = ${colour} or selected(${colour}, 'other')"}


def begin(process: Process, *pages: dict[str, Any]) -> Walk:
    walk = Walk(publish(process, document(*pages), slug="folgen"))
    walk.begin()
    return walk


def town(**parts: Any) -> dict[str, Any]:
    return question("town", "single", options=TOWNS, choice_filter=FILTER, **parts)


def colour() -> dict[str, Any]:
    return question("colour", "single", options=COLOURS[:3])


def last(**parts: Any) -> dict[str, Any]:
    return page("last", question("Z", "text_short", **parts))


# checks


def test_a_check_says_in_the_survey_s_own_words_what_is_wrong(process: Process) -> None:
    text = {"de": "Bitte eine gerade Zahl, größer als ${low}.", "en": "An even number."}
    even = question("N", "number", constraint={"expression": ". mod 2 = 0 and . > ${low}"}, constraint_text=text)
    walk = begin(process, page("p", question("low", "number")), page("q", even), last())
    walk.press(low="4")
    walk.press(N="7")
    assert walk.here.endswith("/seite/q/")
    assert html.unescape(walk.html).count("Bitte eine gerade Zahl, größer als 4.") == 3, "summary, field, script"
    assert 'href="#f-N"' in walk.html
    assert Fields(walk.html).sent["N"] == ["7"], "what was typed stays"
    walk.press(N="8")
    assert walk.here.endswith("/seite/last/")


def test_a_check_without_a_sentence_gets_ours_and_an_empty_answer_is_not_checked(process: Process) -> None:
    walk = begin(process, page("p", question("N", "number", constraint={"expression": ". > 3"})), last())
    walk.press(N="1")
    assert 'id="f-N-error"' in walk.html
    assert "Diese Antwort passt hier nicht" in walk.html
    walk.press(N="")
    assert walk.here.endswith("/seite/last/")


def test_a_check_of_several_answers_counts_them(process: Process) -> None:
    two = question("M", "multi", options=COLOURS, constraint={"expression": "count-selected(.) <= 2"})
    walk = begin(process, page("p", two), last())
    walk.press(M=["red", "blue", "other"])
    assert "Diese Antwort passt hier nicht" in walk.html
    walk.press(M=["red", "blue"])
    assert walk.here.endswith("/seite/last/")


def test_programs_meet_the_same_checks(process: Process) -> None:
    made = document(page("p", question("N", "number", constraint={"expression": ". > 3"})))
    survey = publish(process, made)
    with pytest.raises(Incomplete):
        submit_answers(key=uuid.uuid4(), survey=survey, answers={"N": 1}, identity=Identity(browser="b"))
    assert not Response.objects.exists()


# needed


def test_an_answer_is_needed_only_where_the_condition_holds(process: Process) -> None:
    reason = question(
        "why",
        "text_short",
        required_if={"expression": "selected(${A}, 'no')"},
        required_text={"de": "Sagen Sie uns bitte, warum."},
    )
    walk = begin(process, page("p", question("A", "single", options=YES_NO), reason), last())
    walk.press(A="no")
    assert walk.here.endswith("/seite/p/")
    assert "Sagen Sie uns bitte, warum." in walk.html
    assert 'aria-required="true"' in walk.html
    walk.press(A="yes")
    assert walk.here.endswith("/seite/last/")


def test_needed_questions_that_are_not_shown_hold_nobody_up(process: Process) -> None:
    hidden = question("B", "text_short", required=True, show_if={"expression": "selected(${A}, 'yes')"})
    walk = begin(process, page("p", question("A", "single", options=YES_NO)), page("q", hidden), last())
    walk.press(A="no")
    assert walk.here.endswith("/seite/last/")
    walk.press("send", Z="fertig")
    assert Response.objects.get().answers == {"A": "no", "Z": "fertig"}


# calculated values


def test_a_calculated_value_is_stored_counted_and_said_later(process: Process) -> None:
    age = question("age", "number")
    group = question("group", "calculate", calculation={"expression": "if(${age} < 65, 'jung', 'alt')"})
    double = question("double", "calculate", calculation={"expression": "${age} * 2 + 0.5"})
    says = {"de": "${age} Jahre, doppelt ${double}, Gruppe ${group}, ${age.x}. Und dann?", "en": "${age}?"}
    more = question("more", "text_short", text=says, show_if={"expression": "${group} = 'alt'"})
    walk = begin(process, page("p", age, group, double), page("q", more), last())
    assert "group" not in Fields(walk.html).sent["asked"], "nobody is asked"
    walk.press(age="70")
    assert "70 Jahre, doppelt 140,5, Gruppe alt, ${age.x}. Und dann?" in walk.html
    walk.press(more="ja")
    walk.press("review")
    assert "70 Jahre, doppelt 140,5" in walk.html
    walk.press("send", follow=False)
    assert Response.objects.get().answers == {"age": 70, "group": "alt", "double": 140.5, "more": "ja"}
    count_everything()
    cells = set(AnswerTally.objects.filter(value=1).values_list("measure", "cell"))
    assert {("group", "alt"), ("double", "140.5")} <= cells


def test_words_that_somebody_wrote_are_not_counted_through_a_calculation(process: Process) -> None:
    made = document(
        page("p", question("A", "text_short"), question("C", "calculate", calculation={"expression": "${A}"}))
    )
    survey = publish(process, made)
    submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": "geheim"}, identity=Identity(browser="b"))
    count_everything()
    assert set(AnswerTally.objects.filter(measure="C").values_list("cell", flat=True)) == {"_shown", "_given"}
    definition = parse_definition(made)
    assert values_of(definition, Response.objects.get().answers)["C"] == "given", "no row names anybody"
    assert values_of(definition, {"A": "x", "C": 7})["C"] == "7"


def test_nobody_can_send_a_calculated_value(process: Process) -> None:
    made = document(
        page("p", question("A", "number"), question("C", "calculate", calculation={"expression": "${A} + 1"}))
    )
    survey = publish(process, made)
    receipt = submit_answers(key=uuid.uuid4(), survey=survey, answers={"A": 1, "C": 99}, identity=Identity(browser="b"))
    assert receipt.dropped == ()
    assert Response.objects.get().answers == {"A": 1, "C": 2}


@pytest.mark.parametrize("expression", ["1 div 0", "number('x')", "''", "10 * 1000000000000"])
def test_no_number_is_no_answer(expression: str) -> None:
    made = document(
        page("p", question("C", "calculate", calculation={"expression": expression}), question("A", "number"))
    )
    assert walk(parse_definition(made), {}).kept == {}


def test_a_page_of_calculations_alone_is_no_step(process: Process) -> None:
    sums = page("sums", question("C", "calculate", calculation={"expression": "${A} + 1"}))
    walk = begin(process, page("p", question("A", "number")), sums, last())
    assert "Seite 1 von 2" in walk.html


def test_the_day_is_known() -> None:
    made = document(
        page("p", question("C", "calculate", calculation={"expression": "today()"}), question("A", "number"))
    )
    assert walk(parse_definition(made), {}, Circumstances(now="2026-11-27T14:05:00.000")).kept == {"C": "2026-11-27"}


# what was said


def test_answers_in_texts_are_words_and_never_markup(process: Process) -> None:
    says = {"de": "${name}: ${colours}; ${left_out}", "en": "x"}
    asked = [
        question("name", "text_short"),
        question("colours", "multi", options=COLOURS),
        question("left_out", "number"),
    ]
    walk = begin(
        process, page("p", *asked), page("q", question("B", "text_short", text=says), title={"de": "An ${name}"})
    )
    walk.press(name="<b>Rosa</b> & ${colours}", colours=["red", "blue"])
    assert "&lt;b&gt;Rosa&lt;/b&gt; &amp; ${colours}: rot, blau; …" in walk.html
    assert "<b>Rosa" not in walk.html
    assert "An &lt;b&gt;Rosa" in walk.html


# first values


def test_a_first_value_stands_there_once_and_counts_when_it_is_sent(process: Process) -> None:
    asked = [
        question("N", "number", default="7"),
        question("T", "text_short", default={"expression": "concat('bei ', ${start})"}),
        question("M", "multi", options=COLOURS, default="red blue"),
        question("S", "single", options=YES_NO, default="forged"),
    ]
    walk = begin(process, page("p", question("start", "text_short")), page("q", *asked), last())
    walk.press(start="uns")
    fields = Fields(walk.html).sent
    assert (fields["N"], fields["T"], fields["M"]) == (["7"], ["bei uns"], ["red", "blue"])
    assert "S" not in fields
    assert "N" not in Draft.objects.get().answers, "seeing it is no answer"
    walk.press(N="", T="anders")
    walk.press("back")
    fields = Fields(walk.html).sent
    assert (fields["N"], fields["T"]) == ([""], ["anders"]), "who empties it finds it empty"
    walk.press()
    walk.press("send", Z="x")
    assert Response.objects.get().answers == {"start": "uns", "T": "anders", "M": ["red", "blue"], "Z": "x"}


# filters


def test_only_what_the_filter_lets_through_is_offered_and_taken(process: Process) -> None:
    walk = begin(process, page("p", colour()), page("q", town()), last())
    walk.press(colour="red")
    assert Fields(walk.html).choices["town"] == ["a", "b"]
    walk.press(town="c")
    walk.press("send", Z="x")
    assert not Response.objects.exists(), "it is told first"
    walk.press("send", follow=False)
    assert "town" not in Response.objects.get().answers


def test_an_answer_that_is_filtered_away_is_dropped_and_told(process: Process) -> None:
    walk = begin(process, page("p", colour()), page("q", town()), last())
    walk.press(colour="red")
    walk.press(town="b")
    walk.press("back")
    walk.press("back")
    walk.press(colour="blue")
    walk.client.get(walk.here)
    assert Fields(walk.html).choices["town"] == ["c"]
    walk.follow(walk.client.get(f"{walk.start}seite/last/"))
    walk.press("send", Z="x")
    assert walk.here.endswith("/absenden/"), "nothing is sent before it is told"
    assert "Eine Antwort wird nicht mehr angeboten" in walk.html
    assert "Frage town?" in walk.html
    walk.press("send", follow=False)
    assert Response.objects.get().answers == {"colour": "blue", "Z": "x"}


def test_on_the_same_page_other_options_come_with_a_notice(process: Process) -> None:
    walk = begin(process, page("p", colour(), town()), last())
    walk.press(colour="red")
    assert walk.here.endswith("/seite/p/")
    assert 'role="status"' in walk.html
    assert "Aus dieser Antwort folgt eine weitere Frage." in walk.html
    walk.press(town="a")
    assert walk.here.endswith("/seite/last/")


def test_a_script_that_has_shown_them_already_goes_on_at_once(process: Process) -> None:
    walk = begin(process, page("p", colour(), town()), last())
    walk.press(colour="red", live="1")
    assert walk.here.endswith("/seite/last/")


def test_where_nothing_is_offered_nothing_is_needed(process: Process) -> None:
    walk = begin(process, page("p", colour()), page("q", town(required=True)), last())
    walk.press()
    walk.press()
    assert walk.here.endswith("/seite/last/")


# order


def order_of(seed: int, options: list[dict[str, Any]]) -> list[str]:
    made = document(page("p", question("M", "multi", options=options, random_order=True)))
    step = walk(parse_definition(made), {}, Circumstances(seed=seed)).steps[0]
    return [option.code for option in step.questions[0].options]


def test_options_are_mixed_by_lot_but_other_and_none_stay_last() -> None:
    many: list[dict[str, Any]] = [{"code": str(number), "text": {"de": "x"}} for number in range(5)]
    with_other: list[Any] = [*COLOURS[2:], *many]
    orders = [order_of(seed, with_other) for seed in range(600)]
    assert {tuple(order[-2:]) for order in orders} == {("other", "none")}
    assert order_of(3, many) == order_of(3, many)
    firsts = [sum(order[0] == str(number) for order in orders) for number in range(5)]
    assert all(80 < first < 160 for first in firsts), "each is first about as often"


def test_the_order_stays_through_the_survey_and_is_not_stored_with_the_response(process: Process) -> None:
    many = [{"code": f"c{number}", "text": {"de": f"x{number}"}} for number in range(8)]
    walk = begin(process, page("p", question("M", "multi", options=many, random_order=True)), last())
    first = Fields(walk.html).choices["M"]
    assert sorted(first) == [one["code"] for one in many]
    walk.press(M=["c5", "c1"])
    walk.press("back")
    assert Fields(walk.html).choices["M"] == first
    walk.press()
    walk.press("send", Z="x")
    assert Response.objects.get().answers == {"M": ["c1", "c5"], "Z": "x"}, "codes in the order of the document"
    assert not [field.name for field in Response._meta.fields if "seed" in field.name]


def test_seeds_come_by_lot(survey: Survey) -> None:
    assert survey.current is not None
    seeds = {Draft.objects.create(version=survey.current).seed for _ in range(20)}
    assert len(seeds) == 20
