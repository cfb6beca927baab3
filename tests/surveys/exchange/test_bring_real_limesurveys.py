"""Real surveys of LimeSurvey come in with all of their questions, and their answers give the same counts."""

import json
import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from participation.files.safe_zip import SafeZip
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from surveys.definition import parse_definition
from surveys.exchange.limesurvey.lss import read_lss
from surveys.exchange.limesurvey.model import LimeSurvey
from surveys.exchange.limesurvey.tsv import read_txt
from surveys.exchange.surveys_in import read_survey
from surveys.models import Response, Survey
from surveys.selectors.results import counted_cells
from surveys.services.tallying import RESPONSES

pytestmark = pytest.mark.realdata

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "limesurvey"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    if not DATA.is_dir():
        pytest.skip(f"{DATA} is not here")
    with override("en"):
        yield


def files() -> list[str]:
    return sorted(path.name for path in DATA.glob("*.ls*")) if DATA.is_dir() else ["nothing"]


def theirs(name: str) -> LimeSurvey:
    data = (DATA / name).read_bytes()
    if name.endswith(".lsa"):
        archive = SafeZip(data)
        data = archive.read(next(one for one in archive.names if one.endswith(".lss")))
    return read_lss(data)


@pytest.mark.parametrize("name", files())
def test_every_question_comes_along(name: str) -> None:
    found = read_survey((DATA / name).read_bytes(), source=name)
    assert found.document is not None, found.report.as_text()
    codes = [question.code for question in parse_definition(found.document).questions()]
    asked = list(theirs(name).questions())
    assert asked
    for question in asked:
        assert any(code == question.code or code.startswith(f"{question.code}_") for code in codes), question.code
    assert {entry.place.name for entry in found.report.entries} >= {question.code for question in asked}


def test_the_multilingual_sample_keeps_its_languages() -> None:
    name = "ls6_sample_survey_multilingual_fr_de_en_it.lss"
    found = read_survey((DATA / name).read_bytes(), source=name)
    assert found.document is not None
    assert set(found.document["languages"]) == {"fr", "de", "he", "it", "en"}
    first = found.document["pages"][0]["questions"][0]
    assert {"fr", "de", "en", "it"} <= set(first["text"])


def test_the_text_file_says_the_same_as_the_dump() -> None:
    text = read_txt((DATA / "core-testing__colors.txt").read_text(encoding="utf-8-sig"))
    dump = theirs("core-testing__colors.lss")
    assert [(one.code, one.type) for one in text.questions()] == [(one.code, one.type) for one in dump.questions()]
    for own, other in zip(text.questions(), dump.questions(), strict=True):
        assert [part.code for part in own.parts] == [part.code for part in other.parts]
        assert [part.code for part in own.answers] == [part.code for part in other.answers]


@pytest.mark.django_db
def test_statistics_of_answers_agree_with_what_limesurvey_asserts(process: Process) -> None:
    """Its own test names the counts of A, B, C and of no answer for three questions."""
    expected = json.loads((DATA / "expected__GenerateSimpleStatisticsTest.json").read_text())
    counts = [json.loads(row["contains"]) for row in expected if re.fullmatch(r"\[[\d,]+\]", row["contains"])]
    call_command("import_survey", str(DATA / "survey_simple_statistics.lsa"), process=process.slug, stdout=StringIO())
    survey = Survey.objects.get()
    assert survey.state == Survey.State.CLOSED
    fold_all(RESPONSES)
    assert not differences()
    counted = counted_cells(survey)
    found = [[counted[code].cells.get(answer, 0) for answer in "ABC"] for code in ("Q00", "G02Q02", "G02Q03")]
    assert found == [one[:3] for one in counts]
    assert Response.objects.filter(survey=survey).count() == 10
