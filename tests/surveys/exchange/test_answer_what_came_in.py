"""Residents answer forms that came from elsewhere, page by page without scripts, to the receipt."""

import os
import re
from pathlib import Path

import pytest

from participation.processes.models import Process
from surveys.drafting.freezing import frozen
from surveys.exchange.surveys_in import read_survey
from surveys.models import Response, Survey
from tests.surveys.make import count_everything, publish
from tests.surveys.walking import Fields, Walk

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
FORMS = (
    "xlsform/XlsFormUtil__KoBoXLSFormExamples.xlsx",
    "xlsform/docs__calculations_constraints_matrix.xlsx",
    "xlsform/docs__date_time.xlsx",
    "xlsform/docs__sample_xlsform.xlsx",
    "xlsform/kobocat__tutorial_arabic_labels.xls",
    "xlsform/koboloadeR__XLSform_template.xlsx",
    "xlsform/onadata__multi_lingual_form.xlsx",
    "xlsform/pyxform__specify_other.xlsx",
    "xlsform/xlsform.github.io__cascading_select.xlsx",
    "xlsform/xlsform2lstsv__all_types_survey.xlsx",
    "xlsform/xlsform2lstsv__testA.xlsx",
    "limesurvey/core-testing__colors.lss",
    "limesurvey/core-testing__colors.txt",
    "limesurvey/limesurvey_survey_demo.lss",
    "limesurvey/ls205_sample_survey_english.lss",
    "limesurvey/ls6_sample_survey_multilingual_fr_de_en_it.lss",
)
# What somebody tries until the check of a question is content.
WORDS = ("30", "7", "1", "12345", "Anger", "rosa@example.org", "2", "15", "100", "2000", "0", "0151234567")
MOST_STEPS = 150


@pytest.fixture(params=FORMS)
def came_in(request: pytest.FixtureRequest, process: Process) -> Survey:
    path = DATA / request.param
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    document = read_survey(path.read_bytes(), source=path.name).document
    assert document is not None
    made = frozen(document, title=document["title"], languages=document["languages"], filled={})
    return publish(process, made)


def entries(html: str, turn: int) -> dict[str, object]:
    """Something for every field; where it was not taken, something else the next time. No files."""
    fields = Fields(html)
    wrong = set(re.findall(r'name="([^"]+)"[^>]*aria-invalid="true"', html))
    made: dict[str, object] = {}
    for name, offered in fields.choices.items():
        if name in ("go", "language"):
            continue
        first = offered[turn // len(WORDS) % len(offered)]
        made[name] = first if fields.kinds[name] == "radio" else offered[: 1 + turn % 4]
    for name in fields.texts:
        kind = fields.kinds.get(name, "text")
        if kind in ("file", "submit", "button", "search") or name in made:
            continue
        kept = "".join(fields.sent.get(name, [""])[-1:])
        if kept and name not in wrong:
            made[name] = kept
        elif kind == "date":
            made[name] = f"{1960 + 7 * turn}-03-08"
        else:
            made[name] = WORDS[turn] if turn < len(WORDS) else ""
    return made


def errors(html: str) -> list[str]:
    return [
        " ".join(re.sub(r"<[^>]*>", " ", one).split())[:200]
        for one in re.findall(r'<p class="[^"]*err[^"]*".*?</p>', html, re.DOTALL)
    ]


def test_it_can_be_answered_to_the_end(came_in: Survey) -> None:
    walk = Walk(came_in)
    walk.begin()
    turn, here = 0, ""
    for _step in range(MOST_STEPS):
        if walk.here.endswith("/danke/"):
            break
        turn = turn + 1 if walk.here == here else 0
        here = walk.here
        walk.enter(entries(walk.html, turn), "send" if 'value="send"' in walk.html else "on")
        assert walk.page.status_code in (200, 422), walk.here
    assert walk.here.endswith("/danke/"), (walk.here, errors(walk.html))
    count_everything()
    assert Response.objects.filter(survey=came_in).count() == 1
