"""Once everything is in, answers are counted by groups; over the groups they add up to what the fold counted."""

import uuid
from collections import Counter
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Sum

from participation.tally.engine import fold_all
from participation.tally.verification import differences
from surveys.models import AnswerTally, Crossing, CrossTally, Response, SubmissionEvent, Survey
from surveys.selectors.breakdowns import groups_of
from surveys.services.crossing import cross, cross_ended
from surveys.services.tallying import RESPONSES
from surveys.tasks import fold_responses
from tests.conftest import open_process
from tests.surveys.make import AGREE, ITEMS, YES_NO, document, page, publish, question

AGES: list[dict[str, Any]] = [{"code": code, "text": {"de": code}} for code in ("18_29", "75_84", "85p")]
AGES += [{"code": "na", "text": {"de": "keine Angabe"}, "missing": True}]
HOMES = [{"code": code, "text": {"de": code}} for code in ("single", "couple", "single_parent")]
TONGUES = [{"code": code, "text": {"de": code}} for code in ("de", "tr")]


@pytest.fixture
def survey(db: None) -> Survey:
    return publish(
        open_process(),
        document(
            page(
                "one",
                question("A", "single", options=YES_NO),
                question("M", "matrix_pair", items=ITEMS, scales=[AGREE, AGREE]),
                question("S1", "single", options=AGES, concept="demo.age"),
                question("S3", "single", options=HOMES, concept="demo.household"),
                question("S5", "multi", options=TONGUES, concept="demo.language"),
            )
        ),
    )


def answered(survey: Survey, *answers: dict[str, Any]) -> None:
    assert survey.current
    rows = [
        Response(survey=survey, version=survey.current, answers=one, language="de", submitted_on=date(2026, 6, 1))
        for one in answers
    ]
    Response.objects.bulk_create(rows)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(id=uuid.uuid4(), response=one, sign=1) for one in rows])


OLD_ALONE: dict[str, Any] = {"A": "yes", "S1": "85p", "S3": "single", "S5": ["de", "tr"], "M": {"bus": ["3", "1"]}}
YOUNG_ALONE: dict[str, Any] = {"A": "yes", "S1": "18_29", "S3": "single", "S5": ["tr"]}
OLD: dict[str, Any] = {"A": "no", "S1": "75_84", "S3": "couple"}
SILENT: dict[str, Any] = {"A": "no", "S1": "na"}


def ended(survey: Survey) -> None:
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True)


def by(survey: Survey, breakdown: str, cell: str) -> dict[str, int]:
    rows = CrossTally.objects.filter(survey=survey, breakdown=breakdown, measure="A", cell=cell)
    return dict(rows.values_list("group", "value"))


def test_each_answer_counts_in_the_group_of_who_gave_it(survey: Survey) -> None:
    answered(survey, OLD_ALONE, YOUNG_ALONE, OLD, SILENT)
    ended(survey)
    fold_responses()
    assert by(survey, "demo.age", "yes") == {"85p": 1, "18_29": 1}
    assert by(survey, "demo.age", "no") == {"75_84": 1, "": 1}
    assert by(survey, "demo.language", "yes") == {"de": 1, "other": 1}
    assert by(survey, "life.alone_75", "yes") == {"both": 1, "second": 1}
    assert by(survey, "life.alone_75", "no") == {"first": 1, "neither": 1}


def test_over_the_groups_it_adds_up_to_the_counts_of_the_fold(survey: Survey) -> None:
    answered(survey, *[OLD_ALONE, YOUNG_ALONE, OLD, SILENT] * 3)
    ended(survey)
    fold_responses()
    folded = Counter[tuple[str, str]]()
    for measure, cell, value in AnswerTally.objects.filter(survey=survey).values_list("measure", "cell", "value"):
        folded[measure, cell] += value
    breakdowns = CrossTally.objects.filter(survey=survey).values_list("breakdown", flat=True).distinct()
    assert len(breakdowns) == 5
    for breakdown in breakdowns:
        rows = CrossTally.objects.filter(survey=survey, breakdown=breakdown).values_list("measure", "cell")
        for measure, cell, value in rows.annotate(total=Sum("value")):
            assert folded[measure, cell] == value


def test_who_somebody_is_is_never_crossed_with_who_somebody_is(survey: Survey) -> None:
    answered(survey, OLD_ALONE)
    ended(survey)
    fold_responses()
    measures = CrossTally.objects.filter(survey=survey).values_list("measure", flat=True)
    assert {measure.partition(".")[0] for measure in measures} == {"A", "M"}


def test_nothing_is_counted_by_groups_before_everything_is_in(survey: Survey) -> None:
    answered(survey, OLD_ALONE, OLD)
    fold_responses()
    assert not Crossing.objects.exists()
    ended(survey)
    answered(survey, SILENT)  # still to be folded
    assert cross_ended() == 0
    fold_all(RESPONSES)
    assert cross_ended() == 1
    assert Crossing.objects.get().responses == 3


def test_it_is_counted_once(survey: Survey) -> None:
    answered(survey, OLD_ALONE)
    ended(survey)
    fold_responses()
    before = list(CrossTally.objects.order_by("pk").values_list("pk", "value"))
    assert not cross(survey.pk)
    fold_responses()
    assert list(CrossTally.objects.order_by("pk").values_list("pk", "value")) == before


def test_superseded_and_late_ones_beyond_a_quota_do_not_count(survey: Survey) -> None:
    answered(survey, OLD, OLD, OLD)
    first, second, _third = Response.objects.order_by("pk")
    Response.objects.filter(pk=first.pk).update(superseded=True)
    Response.objects.filter(pk=second.pk).update(beyond_quota=True)
    ended(survey)
    fold_responses()
    assert by(survey, "demo.age", "no") == {"75_84": 1}


def test_without_questions_about_the_person_there_are_no_groups() -> None:
    assert list(groups_of([("A", "yes")], {})) == []


PARENT: dict[str, Any] = {"A": "yes", "S1": "18_29", "S3": "single_parent", "S5": [], "M": {"bus": ["1", ""]}}


def verified() -> tuple[int, str]:
    """Exit code and words of verify_tallies."""
    out = StringIO()
    try:
        call_command("verify_tallies", stdout=out, stderr=StringIO())
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


def test_verify_tallies_counts_the_groups_a_second_way(survey: Survey) -> None:
    answered(survey, *[OLD_ALONE, YOUNG_ALONE, OLD, SILENT, PARENT] * 3)
    fold_all(RESPONSES)
    assert verified()[0] == 0, "nothing was counted by groups yet, so nothing is off"
    ended(survey)
    cross_ended()
    assert set(CrossTally.objects.values_list("breakdown", flat=True)) >= {"life.alone_75", "life.single_parent"}
    code, words = verified()
    assert (code, "answers by groups" in words) == (0, True), words


@pytest.mark.parametrize("tamper", ["more", "gone", "invented", "never counted"])
def test_a_tampered_count_by_groups_is_named_and_ends_with_one(survey: Survey, tamper: str) -> None:
    answered(survey, *[OLD_ALONE, OLD] * 3)
    ended(survey)
    fold_responses()
    row = CrossTally.objects.get(breakdown="life.alone_75", group="both", measure="A", cell="yes")
    if tamper == "more":
        CrossTally.objects.filter(pk=row.pk).update(value=9)
    elif tamper == "gone":
        row.delete()
    elif tamper == "invented":
        CrossTally.objects.create(survey=survey, breakdown="demo.age", group="85p", measure="A", cell="no", value=4)
    else:
        Crossing.objects.all().delete()
    code, words = verified()
    assert code == 1
    key = {"invented": "'demo.age', '85p', 'A', 'no'"}.get(tamper, "'life.alone_75', 'both', 'A', 'yes'")
    counts = {"more": "counted 9, recounted 3", "gone": "counted 0, recounted 3", "invented": "counted 4, recounted 0"}
    line = f"answers by groups: CrossTally ({survey.pk}, {key}): {counts.get(tamper, 'counted 3, recounted 0')}"
    assert line in words
    if tamper != "never counted":
        assert len(differences()) == 1
