"""Three areas, a real town's ideas, real processes: what is shown = what the rows say = what was sent.

`QS_SIMULATE=300x20000` runs it in full size (residents x votes).
"""

import os
import random
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from demo.simulation.answering import Sheet
from demo.simulation.filling import Hand
from demo.simulation.forms import forms_of
from demo.simulation.plan import Press, add_up, plan_presses
from demo.simulation.sheets import cells_sent
from ideas.models import Idea, IdeaTally
from participation.places.models import Area
from participation.places.services import add_area
from participation.processes.models import Process
from surveys.models import AnswerTally, Response
from tests.faults.conftest import on_test_database, parts, redis, site  # noqa: F401 (fixtures)
from tests.surveys.make import publish_template

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
BONN = DATA / "ideas_bonn" / "ideas.csv"
RESIDENTS, VOTES = (int(part) for part in os.environ.get("QS_SIMULATE", "45x600").split("x"))


@pytest.fixture
def bonn(transactional_db: None, process: Process, north: Area, south: Area) -> Process:
    """The process with the ideas of a whole town and the survey "Bedarfserhebung Quartier"."""
    add_area(name="Mitte", slug="anger-mitte", kind=Area.Kind.SUB_AREA, parent=process.area)
    call_command("import_ideas", str(BONN), "--process", process.slug, stdout=StringIO())
    publish_template(process, "needs_long")
    return process


def _simulate(url: str, *options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("simulate", "--url", url, "--process", "anger-2026", *options, stdout=out, stderr=out)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


@pytest.mark.realdata
@pytest.mark.skipif(not BONN.exists(), reason="the folder with real data is not here")
@pytest.mark.faults
def test_what_residents_send_is_what_officials_see(bonn: Process, site: str) -> None:  # noqa: F811
    code, report = _simulate(site, "--residents", str(RESIDENTS), "--votes", str(VOTES), "--seed", "7")
    print(report)
    assert (code, Idea.objects.count()) == (0, 2163), report
    assert "All 12 checks agree" in report
    assert RESIDENTS * 0.8 <= Response.objects.count() <= RESIDENTS
    assert len(set(Response.objects.values_list("area", flat=True))) >= 3

    IdeaTally.objects.filter(idea=Idea.objects.first()).delete()
    tally = AnswerTally.objects.filter(cell="_given").first()
    assert tally
    AnswerTally.objects.filter(pk=tally.pk).update(value=tally.value + 1)
    code, report = _simulate(site, "--residents", "1", "--votes", "1")
    assert code == 1
    assert f"Answers shown, and in the rows: ('{tally.measure}', '_given')" in report


def test_the_same_seed_gives_the_same_plan() -> None:
    def plan(seed: int) -> list[Press]:
        return plan_presses(random.Random(seed), residents=5, ideas=range(10), votes=200)

    assert plan(1) == plan(1) != plan(2)
    sent = add_up(plan(1))
    assert sent.changes < 200, "some presses repeat the last one"
    assert sum(sent.supports.values()) < sent.changes, "some votes are taken back"


PAGE = """<form action="/umfragen/u/seite/a/" method="post"><input type="hidden" name="asked" value="A">
<fieldset><input type="radio" name="A" value="x" checked><input type="radio" name="A" value="y"></fieldset>
<fieldset data-rule="A=y" hidden disabled><input name="B"><input type="hidden" name="asked" value="B"></fieldset>
<textarea name="C"></textarea><button name="go" value="on">Weiter</button></form>"""


def test_a_browser_without_scripts_does_not_send_what_is_disabled() -> None:
    (form,) = forms_of(PAGE)
    assert form.rules
    pairs = Hand(random.Random(1), ["x"], "x").fill(form, everything=True)
    assert [name for name, _ in pairs] == ["asked", "A", "C"]
    assert pairs[1] == ("A", "x")


def test_sheets_become_the_cells_that_must_be_counted() -> None:
    fields = [("M", "a"), ("M", "b"), ("P.bus.imp", "4"), ("P.bus.sat", "2"), ("T", "=1+1"), ("X", "")]
    sheets = [Sheet("nord", {"page": fields}, sent=True), Sheet("nord", {"page": fields})]
    assert cells_sent(sheets, words=frozenset({"T"})) == {
        ("M", "a"): 1,
        ("M", "b"): 1,
        ("P.bus", "4|2"): 1,
        ("T", "_given"): 1,
    }
