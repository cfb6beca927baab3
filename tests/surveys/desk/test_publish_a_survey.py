"""From a draft to what residents answer, and back to closed."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.eligibility.identity import Identity
from participation.places.models import Area, PopulationMargin
from participation.processes.models import Process
from surveys.definition import parse_definition
from surveys.drafting.changes import QuestionChange
from surveys.models import Response, Survey, SurveyVersion
from surveys.selectors.checklist import items_of
from surveys.services.editing import change_question, change_settings, create_survey, remove_question
from surveys.services.publishing import NotPublishable, close_survey, publish_survey, reopen_survey
from surveys.services.responses import submit_answers
from surveys.services.revising import RevisionConflict
from surveys.services.templates import load_survey_templates
from tests.surveys.desk.conftest import settings_of


def _publish(survey: Survey, account: Account) -> SurveyVersion:
    survey.refresh_from_db()
    return publish_survey(account=account, survey_id=survey.pk, revision=survey.draft_revision)


def _reword(survey: Survey, account: Account, text: str) -> None:
    survey.refresh_from_db()
    change = QuestionChange(text={"de": text, "en": text}, hint={}, required=False)
    change_question(account=account, survey_id=survey.pk, revision=survey.draft_revision, code="Q7", change=change)


def test_from_the_template_to_an_answer(ready: Survey, staff: Account, resident: Account) -> None:
    version = _publish(ready, staff)
    ready.refresh_from_db()
    assert ready.state == Survey.State.PUBLISHED
    assert ready.current == version
    answers = {"F1": ["live"], "F2": "anger-nord", "Q3": "4"}
    submit_answers(key=uuid.uuid4(), survey=ready, answers=answers, identity=Identity(account=resident))
    response = Response.objects.get()
    assert response.version == version
    assert response.area is not None
    assert response.area.slug == "anger-nord"


def test_every_gap_is_filled_in_its_language(ready: Survey, staff: Account) -> None:
    definition = parse_definition(_publish(ready, staff).definition)
    intro = definition.question("I0")
    assert intro is not None
    assert intro.text["de"].startswith("Geplant ist: etwas")
    assert intro.text["en"].startswith("The plan is: something")
    assert "{{" not in str(_publish(ready, staff).definition)


def test_an_empty_gap_is_refused(survey: Survey, staff: Account) -> None:
    settings = settings_of(survey)
    half = replace(settings, placeholders=settings.placeholders | {"measure": {"de": "Eine Bank"}})
    change_settings(account=staff, survey_id=survey.pk, revision=0, settings=half)
    with pytest.raises(NotPublishable) as refused:
        _publish(survey, staff)
    assert "empty_gap" in {problem.code for problem in refused.value.problems}
    survey.refresh_from_db()
    assert survey.state == Survey.State.DRAFT
    assert not SurveyVersion.objects.exists()
    assert not AuditRecord.objects.filter(action="survey.published").exists()


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ({"purpose": {}}, "title_untranslated"),
        ({"title": {"de": "Nur deutsch"}}, "title_untranslated"),
        ({"closes_at": None}, "no_period"),
        ({"closes_at": timezone.now() - timedelta(days=1)}, "period_over"),
        ({"results_on": None}, "no_results_day"),
        ({"sampling": Survey.Sampling.RANDOM_SAMPLE}, "nobody_invited"),
        ({"sampling": Survey.Sampling.OPEN_WEIGHTED}, "no_residents"),
    ],
)
def test_what_is_missing_is_named(survey: Survey, staff: Account, without: dict[str, object], code: str) -> None:
    change_settings(account=staff, survey_id=survey.pk, revision=0, settings=settings_of(survey, **without))
    with pytest.raises(NotPublishable) as refused:
        _publish(survey, staff)
    assert code in {problem.code for problem in refused.value.problems}
    assert not SurveyVersion.objects.exists()


def test_pressing_twice_makes_one_version(ready: Survey, staff: Account) -> None:
    assert _publish(ready, staff) == _publish(ready, staff)
    assert SurveyVersion.objects.count() == 1
    assert AuditRecord.objects.filter(action="survey.published").count() == 1


def test_a_frozen_version_never_changes(ready: Survey, staff: Account, resident: Account) -> None:
    first = _publish(ready, staff)
    frozen = first.definition
    submit_answers(
        key=uuid.uuid4(), survey=Survey.objects.get(), answers={"F1": ["work"]}, identity=Identity(account=resident)
    )
    _reword(ready, staff, "Anders gefragt")
    first.refresh_from_db()
    assert first.definition == frozen
    second = _publish(ready, staff)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.definition == frozen
    assert Response.objects.get().version == first
    assert parse_definition(second.definition).question("Q7").text["de"] == "Anders gefragt"  # type: ignore[union-attr]


def test_a_question_taken_out_is_not_asked(ready: Survey, staff: Account) -> None:
    remove_question(account=staff, survey_id=ready.pk, revision=ready.draft_revision, code="Q2")
    version = _publish(ready, staff)
    assert parse_definition(version.definition).question("Q2") is None
    assert "removed" not in version.definition


def test_who_is_invited_is_fixed_at_the_first_publication(ready: Survey, staff: Account) -> None:
    _publish(ready, staff)
    ready.refresh_from_db()
    later = settings_of(ready, sampling=Survey.Sampling.RANDOM_SAMPLE, invited=300)
    change_settings(account=staff, survey_id=ready.pk, revision=ready.draft_revision, settings=later)
    ready.refresh_from_db()
    assert ready.sampling == Survey.Sampling.OPEN
    assert ready.anonymous


def test_the_record_says_as_what_it_was_published(ready: Survey, staff: Account) -> None:
    _publish(ready, staff)
    details = AuditRecord.objects.get(action="survey.published").details
    assert details == {"version": 1, "sampling": "open"}


def test_weighting_needs_the_residents_of_every_part(
    process: Process, staff: Account, north: Area, south: Area, neighbourhood: Area
) -> None:
    load_survey_templates()
    survey = create_survey(
        account=staff, process=process, title={"de": "Bedarf"}, languages=["de"], template_key="needs_long"
    )
    survey.sampling = Survey.Sampling.OPEN_WEIGHTED

    def found() -> str:
        return next(item.code for item in items_of(survey) if item.code in ("no_residents", "open_weighted"))

    assert found() == "no_residents"
    for at, part in enumerate((north, south)):
        assert found() == "no_residents", at
        PopulationMargin.objects.create(
            area=part,
            dimension="total",
            category="all",
            count=900,
            counted_on=date(2025, 12, 31),
            source="Melderegister",
        )
    assert found() == "open_weighted"


def test_weighting_needs_a_question_for_the_part(survey: Survey, staff: Account) -> None:
    remove_question(account=staff, survey_id=survey.pk, revision=survey.draft_revision, code="F2")
    survey.refresh_from_db()
    survey.sampling = Survey.Sampling.OPEN_WEIGHTED
    assert "no_part_asked" in {item.code for item in items_of(survey)}


def test_an_old_revision_publishes_nothing(ready: Survey, staff: Account) -> None:
    with pytest.raises(RevisionConflict):
        publish_survey(account=staff, survey_id=ready.pk, revision=ready.draft_revision - 1)
    assert not SurveyVersion.objects.exists()


def test_closing_ends_answering_and_can_be_taken_back(ready: Survey, staff: Account, resident: Account) -> None:
    _publish(ready, staff)
    close_survey(account=staff, survey_id=ready.pk)
    ready.refresh_from_db()
    with pytest.raises(NotAllowed):
        submit_answers(key=uuid.uuid4(), survey=ready, answers={"F1": ["work"]}, identity=Identity(account=resident))
    close_survey(account=staff, survey_id=ready.pk)
    assert AuditRecord.objects.filter(action="survey.closed").count() == 1
    reopen_survey(account=staff, survey_id=ready.pk)
    ready.refresh_from_db()
    assert ready.state == Survey.State.PUBLISHED


def test_after_the_last_day_nothing_is_opened_again(ready: Survey, staff: Account) -> None:
    _publish(ready, staff)
    close_survey(account=staff, survey_id=ready.pk)
    Survey.objects.update(closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(NotAllowed) as refused:
        reopen_survey(account=staff, survey_id=ready.pk)
    assert refused.value.refused.code == "survey_time_over"
    ready.refresh_from_db()
    assert ready.state == Survey.State.CLOSED


@pytest.mark.parametrize("who", ["outsider", "resident", "official", "moderator"])
def test_only_people_who_work_here_publish(ready: Survey, who: str, request: pytest.FixtureRequest) -> None:
    account: Account = request.getfixturevalue(who)
    with pytest.raises(NotAllowed):
        publish_survey(account=account, survey_id=ready.pk, revision=ready.draft_revision)
    ready.refresh_from_db()
    assert ready.state == Survey.State.DRAFT
