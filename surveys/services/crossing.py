"""How often was what answered by which group, and where do needles stand? Counted once, when nothing can come any more.

While answers still come, tables by groups and squares of a map would tell of single answers to whoever reads them
twice. After the last step of the counts they never change, so they are counted then, in one pass over the responses,
and kept (ADR 0035, 0038).
"""

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef

from participation.tally.ledger import CountedOnce
from surveys.models import Crossing, CrossTally, NeedleTally, Response, SubmissionEvent, Survey, SurveyVersion
from surveys.selectors.breakdowns import asked_about, crossed_cells, groups_of
from surveys.selectors.cells import cells_of
from surveys.selectors.versions import definition_of
from surveys.services.needles import Needles
from surveys.services.recounting_groups import recount_by_group

if TYPE_CHECKING:
    from surveys.definition import Definition

EDITION = 2  # of the rules in selectors/breakdowns and services/needles
ROWS = 1000
Counts = dict[tuple[str, str], Counter[tuple[str, str]]]


def cross_ended() -> int:
    """Every survey that is counted to its end and not yet by groups; returns how many were."""
    done = Crossing.objects.filter(survey=OuterRef("pk"), edition=EDITION)
    waits = SubmissionEvent.objects.filter(response__survey=OuterRef("pk"), fold_run__isnull=True)
    ended = Survey.objects.filter(mixed_at_end=True).exclude(Exists(done)).exclude(Exists(waits))
    return sum(cross(survey_id) for survey_id in list(ended.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def cross(survey_id: int) -> bool:
    """Two workers take turns; the second finds it done."""
    locked = Survey.objects.select_for_update(of=("self",), no_key=True).select_related("current")
    survey = locked.defer("draft").get(pk=survey_id)
    if Crossing.objects.filter(survey=survey, edition=EDITION).exists():
        return False
    counts, needles, responses = _counted(survey)
    CrossTally.objects.filter(survey=survey).delete()
    CrossTally.objects.bulk_create(
        (
            CrossTally(survey=survey, breakdown=by, group=group[:120], measure=measure, cell=cell, value=value)
            for (by, group), cells in counts.items()
            for (measure, cell), value in cells.items()
        ),
        batch_size=ROWS,
    )
    NeedleTally.objects.filter(survey=survey).delete()
    NeedleTally.objects.bulk_create(needles.tallies(survey), batch_size=ROWS)
    Crossing.objects.update_or_create(survey=survey, defaults={"edition": EDITION, "responses": responses})
    return True


def _counted(survey: Survey) -> tuple[Counts, Needles, int]:
    """Groups are those of the current wording of each question about the person; who answered another has none."""
    assert survey.current is not None
    asked = asked_about(definition_of(survey.current))
    definitions: dict[int, Definition] = {}
    counts: Counts = {}
    needles = Needles()
    responses = 0
    rows = Response.objects.filter(survey=survey, superseded=False, waiting=False, beyond_quota=False)
    for version, answers in rows.values_list("version", "answers").iterator(chunk_size=500):
        if version not in definitions:
            definitions[version] = definition_of(SurveyVersion.objects.defer("definition").get(pk=version))
        cells = [(measure, cell[:120]) for measure, cell in cells_of(definitions[version], answers)]
        crossed = crossed_cells(cells, definitions[version])
        for group in groups_of(cells, asked):
            counts.setdefault(group, Counter()).update(crossed)
        needles.add(definitions[version], answers, cells)
        responses += 1
    return counts, needles, responses


BY_GROUPS = CountedOnce(
    name="answers by groups",
    model=CrossTally,
    keys=("survey_id", "breakdown", "group", "measure", "cell"),
    recount=recount_by_group,
)
