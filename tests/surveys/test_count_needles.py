"""Once everything is in, people are counted on the squares where they set needles; verify_tallies counts them again."""

from datetime import date
from random import Random
from typing import Any

import pytest

from participation.tally.engine import fold_all
from participation.tally.verification import differences
from surveys.models import Crossing, NeedleTally, Response, SubmissionEvent, Survey
from surveys.services.crossing import cross_ended
from surveys.services.needles import zoom_for
from surveys.services.tallying import RESPONSES
from surveys.tasks import fold_responses
from tests.conftest import open_process
from tests.surveys.make import YES_NO, document, page, publish, question

PINS = [{"code": code, "text": {"de": code}} for code in ("like", "avoid")]
HERE, BESIDE, FAR = "geo:50.0005,8.0005", "geo:50.0005,8.0010", "geo:50.0205,8.0505"


@pytest.fixture
def survey(db: None) -> Survey:
    return publish(
        open_process(),
        document(
            page(
                "one",
                question("A", "yes_no", options=YES_NO),
                question("C", "map_pin", pins=PINS, show_if={"q": "A", "op": "in", "value": "yes"}),
            )
        ),
    )


def placed(survey: Survey, *pins: dict[str, list[str]], **more: Any) -> None:
    assert survey.current
    rows = [
        Response(
            survey=survey,
            version=survey.current,
            answers={"A": "yes", "C": one, **more},
            language="de",
            submitted_on=date(2026, 6, 1),
        )
        for one in pins
    ]
    Response.objects.bulk_create(rows)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in rows])


def ended(survey: Survey) -> None:
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True)
    fold_responses()


def on_squares(measure: str) -> list[int]:
    return sorted(NeedleTally.objects.filter(measure=measure).values_list("value", flat=True))


def test_each_person_counts_once_on_a_square_and_words_on_none(survey: Survey) -> None:
    placed(survey, {"like": [HERE, f"{BESIDE} Bank", FAR]}, {"like": [HERE]}, {"like": ["am Bach"], "avoid": [FAR]})
    ended(survey)
    assert on_squares("C.like") == [1, 2]
    assert on_squares("C.avoid") == [1]


def test_the_more_people_named_a_place_the_smaller_the_squares_and_all_pins_share_them(survey: Survey) -> None:
    placed(survey, *[{"like": ["am Bach"]}] * 49, {"avoid": [HERE]})
    ended(survey)
    assert NeedleTally.objects.get().zoom == 16
    placed(survey, {"like": ["am Bach"]})
    Crossing.objects.all().delete()
    fold_responses()
    assert NeedleTally.objects.get().zoom == 17, "words decide as points do, so where these are plays no part"
    assert (zoom_for(499), zoom_for(500)) == (17, 18)


def test_nothing_is_counted_before_everything_is_in_and_then_once(survey: Survey) -> None:
    placed(survey, {"like": [HERE]})
    fold_responses()
    assert not NeedleTally.objects.exists()
    ended(survey)
    before = list(NeedleTally.objects.values_list("pk", "value"))
    fold_responses()
    assert before == list(NeedleTally.objects.values_list("pk", "value"))


def test_who_was_not_asked_or_does_not_count_stands_nowhere(survey: Survey) -> None:
    placed(survey, {"like": [HERE]}, A="no")
    placed(survey, {"like": [HERE]}, {"like": [HERE]})
    first, second = Response.objects.filter(answers__A="yes").order_by("pk")
    Response.objects.filter(pk=first.pk).update(superseded=True)
    Response.objects.filter(pk=second.pk).update(beyond_quota=True)
    ended(survey)
    assert not NeedleTally.objects.exists()


ODD = (
    "geo:-0.0,0",
    "geo:0,-180",
    "geo:85.2,7",
    "geo:-90,7",
    "geo:91,7",
    "geo:1e1,7",
    "geo:50,8",
    "geo:50.00049,8.00051",
)


def test_a_count_by_other_formulas_comes_to_the_same(survey: Survey) -> None:
    chance = Random(7)
    near = [f"geo:{50 + chance.random() / 9:.4f},{8 + chance.random() / 9:.4f} {chance.random()}" for _ in range(90)]
    placed(survey, *[{"like": [one, chance.choice(near)], "avoid": [chance.choice(near)]} for one in (*near, *ODD)])
    fold_all(RESPONSES)
    ended(survey)
    assert NeedleTally.objects.count() > 80
    assert differences() == []


def test_a_tampered_square_is_named(survey: Survey) -> None:
    placed(survey, {"like": [HERE]})
    ended(survey)
    NeedleTally.objects.update(value=7)
    (found,) = differences()
    assert "needles by squares: NeedleTally" in str(found)
    assert "counted 7, recounted 1" in str(found)


def test_surveys_counted_by_an_earlier_release_get_their_needles(survey: Survey) -> None:
    placed(survey, {"like": [HERE]})
    ended(survey)
    NeedleTally.objects.all().delete()
    Crossing.objects.update(edition=1)
    assert cross_ended() == 1
    assert on_squares("C.like") == [1]
