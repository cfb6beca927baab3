"""A process with several surveys: one number of contributions everywhere, and each finding says whose it is."""

from datetime import timedelta
from typing import TypeVar

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.reports.variants import content_of
from dashboards.scope import Scope
from dashboards.selectors.overview import overview
from dashboards.selectors.parts import parts_of
from participation.processes.models import Process
from surveys.models import AnswerTally, ReturnsTally, Survey, SurveyVersion
from tests.dashboards.conftest import Answer, MakeIdea

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(survey: Survey, answer: Answer, make_idea: MakeIdea) -> Survey:
    """Two released surveys, of 60 and of 60 people, and three ideas; the older one is returned."""
    for number in range(3):
        make_idea(f"Idee {number}", 40)
    answer(60)
    older = Survey.objects.create(
        process=survey.process, slug="frueher", title={"de": "Früher"}, responsible=survey.responsible
    )
    assert survey.current is not None
    older.current = SurveyVersion.objects.create(survey=older, number=1, definition=survey.current.definition)
    older.first_published_at = timezone.now() - timedelta(days=700)
    older.save()
    answers, returns = AnswerTally.objects.filter(survey=survey), ReturnsTally.objects.filter(survey=survey)
    AnswerTally.objects.bulk_create([moved(row, older) for row in answers])
    ReturnsTally.objects.bulk_create([moved(row, older) for row in returns])
    Survey.objects.update(state="closed", results_public=True, results_released_at=timezone.now())
    Process.objects.update(results_released=True)
    return older


Row = TypeVar("Row", AnswerTally, ReturnsTally)


def moved(row: Row, survey: Survey) -> Row:
    """The same count of another survey."""
    row.pk, row.survey = None, survey
    return row


def numbers_said(client: Client, process: Process) -> dict[str, str]:
    """How many contributions each page and paper counts."""
    page = overview(process, scope=Scope(), parts=parts_of(process.area), may_decide=False)
    said = {"evaluation": next(panel.base for panel in page.panels if panel.key == "participation")}
    content = content_of(process, variant="full", language="de")
    blocks = [block for chapter in content["chapters"] for block in chapter["blocks"]]
    said["report"] = next(block["base"] for block in blocks if block.get("key") == "participation")
    api = client.get(f"/api/v1/results/{process.slug}/").json()
    said["api"] = next(panel["base"] for panel in api["panels"] if panel["key"] == "participation")
    return said


def test_contributions_are_one_number_wherever_they_stand(client: Client, both: Survey) -> None:
    process = Process.objects.get(pk=both.process_id)
    assert set(numbers_said(client, process).values()) == {"123 Beiträge"}
    for address in ("results", "survey_results"):
        slugs = [process.slug, both.slug] if address == "survey_results" else [process.slug]
        shown = client.get(reverse(f"dashboards:{address}", args=slugs)).context["results"].ideas
        assert [panel.base for panel in shown if panel.key == "participation"] == ["123 Beiträge"]


def test_what_is_not_released_leaves_no_trace_on_public_pages(client: Client, both: Survey) -> None:
    Survey.objects.filter(pk=both.pk).update(results_public=False)
    api = client.get(f"/api/v1/results/{both.process.slug}/").json()
    assert [p["base"] for p in api["panels"] if p["key"] == "participation"] == ["63 Beiträge"]


def ask_something_else(survey: Survey) -> None:
    """Without the question on what is important the newer survey does not repeat it."""
    version = survey.current
    assert version is not None
    for page in version.definition["pages"]:
        page["questions"] = [one for one in page["questions"] if one["kind"] != "matrix_pair"]
    version.save()


def test_a_survey_that_was_repeated_is_told_once_in_the_comparison(both: Survey) -> None:
    content = content_of(Process.objects.get(pk=both.process_id), variant="full", language="de")
    told = {chapter["key"] for chapter in content["chapters"] if "Früher" in str(chapter)}
    assert told == {"changes"}
    assert content["surveys"] == ["bedarf-2026", "frueher"]  # a released report waits for the results of both


def test_findings_and_pictures_say_of_which_survey_they_are(both: Survey) -> None:
    ask_something_else(both)
    process = Process.objects.get(pk=both.process_id)
    content = content_of(process, variant="full", language="de")
    findings = content["chapters"][0]["blocks"][1]["words"]
    assert findings.index("„Bedarf“:\n- ") < findings.index("„Früher“:\n- ") < findings.index("Ideen und Unterst")
    pictures = [b for chapter in content["chapters"] for b in chapter["blocks"] if b["kind"] == "picture"]
    named = {block["survey"]: block["source"].partition(" · ")[0] for block in pictures if block["survey"]}
    assert named == {"bedarf-2026": "Umfrage „Bedarf“", "frueher": "Umfrage „Früher“"}
    paper = content_of(process, variant="council", language="de")
    assert "- „Bedarf“: " in str(paper["chapters"][2]["blocks"][1]["words"])


def test_a_single_survey_needs_no_name(both: Survey) -> None:
    for model in (AnswerTally, ReturnsTally):
        model.objects.filter(survey=both).delete()
    content = content_of(Process.objects.get(pk=both.process_id), variant="full", language="de")
    assert "Bedarf" not in content["chapters"][0]["blocks"][1]["words"]
    pictures = [b for chapter in content["chapters"] for b in chapter["blocks"] if b["kind"] == "picture"]
    assert not any("Umfrage „" in block["source"] for block in pictures)
