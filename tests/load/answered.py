"""Which process does the evaluation of everything find? Two waves of the shipped needs survey, and what goes with it.

A thousand people answer by lot and are counted by the real fold. More are copies of them, rows and counts alike: the
counts are what the fold would have written, and a million answers are there in a minute.
"""

from datetime import timedelta
from random import Random

from django.db import connection
from django.db.models import F, Sum
from django.utils import timezone

from ideas.models import Idea, Poll
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.settling import close_poll
from ideas.services.tallying import VOTES
from participation.places.models import Area, PopulationMargin
from participation.places.services import add_area
from participation.processes.models import FieldOfAction, Process
from participation.tally.engine import fold_all
from surveys.definition import Definition, parse_definition
from surveys.definition.placeholders import fill
from surveys.models import (
    AnswerTally,
    Code,
    CodedQuestion,
    Coding,
    CrossTally,
    NeedleTally,
    OpenAnswer,
    Response,
    ReturnsTally,
    SubmissionEvent,
    Survey,
    SurveyTemplate,
)
from surveys.services.crossing import cross
from surveys.services.tallying import RESPONSES
from surveys.services.templates import document_for, load_survey_templates
from tests.dashboards.conftest import random_answers
from tests.load.client import LoadError
from tests.load.growing import copied, copy_rows
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import an_official, open_process
from tests.load.polls import bench_poll, ensure_ballots
from tests.surveys.make import GAPS, publish

PEOPLE = 1_000
IDEAS, VOTES_CAST, BALLOTS = 500, 2_000, 100
NAMES = ("Nord", "Ost", "Süd", "West")
CHANNELS = ("online", "paper", "counter")
AGES = {"18_29": 2_500, "30_49": 4_000, "50_64": 3_000, "65_74": 1_800, "75_84": 1_000, "85p": 500}
CODED_EVERY = 10  # people read one answer in ten


def answered_process(number: int, people: int = PEOPLE) -> Survey:
    """Bring the newer wave to so many answers, a multiple of the `people` who answer. It only ever grows."""
    survey = Survey.objects.filter(slug="nachher").first() or _begin(open_process(), people)
    known = Response.objects.filter(survey=survey).count()
    if number > known:
        _copy_responses(survey, known // people, number // people - 1)
        for model in (AnswerTally, ReturnsTally, CrossTally, NeedleTally):
            model.objects.filter(survey=survey).update(value=F("value") * number / known)
    counted = ReturnsTally.objects.filter(survey=survey).aggregate(all=Sum("value"))["all"]
    if counted != number or Response.objects.filter(survey=survey).count() != number:
        raise LoadError(f"{counted} answers are counted, not {number}.")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # else PostgreSQL does it while something is measured
    return survey


def _begin(process: Process, people: int) -> Survey:
    parts = parts_in_a_square(process.area)
    _ideas(process, parts)
    load_survey_templates()
    made = fill(document_for(SurveyTemplate.objects.get(key="needs_long"), process.area), GAPS)
    before, survey = publish(process, made, slug="vorher"), publish(process, made, slug="nachher")
    _answer(before, parts, people // 3)
    _answer(survey, parts, people)
    fold_all(RESPONSES)
    cross(survey.pk)
    _code_words(survey)
    return survey


def parts_in_a_square(area: Area) -> list[Area]:
    """Four in a square, as many people in each."""
    parts = [add_area(name=one, slug=one.lower(), kind=Area.Kind.DISTRICT, parent=area) for one in NAMES]
    for number, part in enumerate(parts):
        west, south = 9 + number % 2 / 50, 48 + number // 2 / 50
        corners = [(0.0, 0.0), (0.02, 0.0), (0.02, 0.02), (0.0, 0.02), (0.0, 0.0)]
        ring = [[west + right, south + up] for right, up in corners]
        Area.objects.filter(pk=part.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
    _count(area, "demo.age", AGES)
    for part in parts:
        _count(part, "total", {"all": 3_200})
    return parts


def _count(area: Area, dimension: str, people: dict[str, int]) -> None:
    day = timezone.localdate() - timedelta(days=200)
    PopulationMargin.objects.bulk_create(
        PopulationMargin(
            area=area, dimension=dimension, category=category, count=count, counted_on=day, source="Melderegister"
        )
        for category, count in people.items()
    )


def _ideas(process: Process, parts: list[Area]) -> None:
    """With places, fields of action, states, and a poll with money that is over."""
    fields = [
        FieldOfAction.objects.create(code=f"f{n}", name={"de": f"Feld {n}", "en": f"Field {n}"}) for n in range(5)
    ]
    ensure_ideas(process, IDEAS)
    ids = list(Idea.objects.filter(process=process).order_by("pk").values_list("pk", flat=True))
    states = (Idea.Status.CHECKING, Idea.Status.DECIDED, Idea.Status.DONE)
    for number, part in enumerate(parts):
        own = Idea.objects.filter(pk__in=ids[number :: len(parts)])
        place = (48.01 + number // 2 / 50, 9.01 + number % 2 / 50)
        own.update(area=part, lat=place[0], lon=place[1], field_of_action=fields[number])
    for number, state in enumerate(states):
        Idea.objects.filter(pk__in=ids[number::7]).update(status=state)
    ensure_votes(process, VOTES_CAST)
    fold_all(VOTES)
    poll = bench_poll(process, "budget")
    ensure_ballots(poll, BALLOTS)
    fold_all(BALLOT_LEDGER)
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    close_poll(poll.pk)


def _answer(survey: Survey, parts: list[Area], number: int) -> None:
    assert survey.current is not None
    definition, chance = parse_definition(survey.current.definition), Random(number)
    texts = [one.code for one in definition.questions() if one.kind == "text_long" and not one.store]
    today, needles = timezone.localdate(), Random(-number)
    responses = [
        Response(
            survey=survey,
            version=survey.current,
            answers={
                **random_answers(definition, chance),
                **dict.fromkeys(texts, f"Mehr Bänke am Weg {n}"),
                **_needles(definition, needles),
            },
            language="de",
            channel=CHANNELS[n % len(CHANNELS)],
            area=chance.choice(parts),
            submitted_on=today - timedelta(days=chance.randrange(30)),
        )
        for n in range(number)
    ]
    Response.objects.bulk_create(responses)
    SubmissionEvent.objects.bulk_create(SubmissionEvent(response=one, sign=1) for one in responses)


def _needles(definition: Definition, chance: Random) -> dict[str, dict[str, list[str]]]:
    """Two people of three set one for each pin, anywhere in the four parts."""
    return {
        question.code: {
            pin.code: [f"geo:{48 + chance.random() / 25:.4f},{9 + chance.random() / 25:.4f} Bank"]
            for pin in question.pins
            if chance.random() < 0.66
        }
        for question in definition.questions()
        if question.pins
    }


def _code_words(survey: Survey) -> None:
    """All answers to the first question for own words lie on the coding desk; one in ten has a code and a tone."""
    assert survey.current is not None
    asked = parse_definition(survey.current.definition).questions()
    name = next(one.code for one in asked if one.kind == "text_long" and not one.store)
    question = CodedQuestion.objects.create(survey=survey, name=name, key=name)
    answers = [OpenAnswer(question=question, response=one) for one in Response.objects.filter(survey=survey)]
    OpenAnswer.objects.bulk_create(answers)
    heading = Code.objects.create(process=survey.process, name="Wege")
    codes = [Code.objects.create(process=survey.process, parent=heading, name=f"Thema {n}") for n in range(6)]
    coder = an_official(survey.process)
    codings = [Coding(answer=one, coder=coder, tone="problem") for one in answers[::CODED_EVERY]]
    through = Coding.codes.through
    through.objects.bulk_create(
        through(coding=coding, code=codes[n % len(codes)])
        for n, coding in enumerate(Coding.objects.bulk_create(codings))
    )


def _copy_responses(survey: Survey, first: int, last: int) -> None:
    """The first thousand again and again, with their events and what was read of them."""
    with connection.cursor() as cursor:
        if first == 1:  # later there are copies among them
            cursor.execute("CREATE TABLE IF NOT EXISTS first_ones (id uuid PRIMARY KEY)")
            cursor.execute("TRUNCATE first_ones")
            cursor.execute("INSERT INTO first_ones SELECT id FROM surveys_response WHERE survey_id = %s", [survey.pk])
    among, copies = "IN (SELECT id FROM first_ones)", (first, last)
    ids = {"id": copied("id"), "response_id": copied("response_id")}
    copy_rows(Response, f"source.id {among}", copies=copies, id=copied("id"))
    for model in (SubmissionEvent, OpenAnswer):
        copy_rows(model, f"source.response_id {among}", copies=copies, **ids)
    answers = f"(SELECT id FROM surveys_openanswer WHERE response_id {among})"
    copy_rows(Coding, f"source.answer_id IN {answers}", copies=copies, answer_id=copied("answer_id"))
    _copy_codes(answers, first, last)


def _copy_codes(answers: str, first: int, last: int) -> None:
    """Codings count by themselves: the copy is found by its answer."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO surveys_coding_codes (coding_id, code_id) SELECT copy.id, held.code_id"
            " FROM surveys_coding AS source JOIN surveys_coding_codes AS held ON held.coding_id = source.id,"
            " generate_series(%s, %s) AS g, surveys_coding AS copy"
            f" WHERE source.answer_id IN {answers} AND copy.answer_id = {copied('answer_id')}"
            " AND copy.part = source.part",
            [first, last],
        )
