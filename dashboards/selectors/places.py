"""Where do many answer, do the parts of the area differ, where do needles stand, and where are the ideas?"""

from collections import Counter

from django.utils.translation import gettext as _

from dashboards.panels.area_dots import PartMean, TopicByPart, area_dots_panel
from dashboards.panels.area_map import area_map_panel
from dashboards.panels.evidence import evidence_label
from dashboards.panels.measure import Cells, Kind, Question
from dashboards.panels.panel import Panel
from dashboards.panels.pin_map import pin_map_panel
from dashboards.panels.ways import ways_in_words
from dashboards.scope import ELSEWHERE, Part, Scope, part_finder
from dashboards.selectors.by_part import answers_by_part
from dashboards.selectors.grouping import SATISFIED, cells_by_group, hidden_shares, importance_answers, satisfied
from dashboards.selectors.needles import needle_panels, needle_words
from dashboards.selectors.overview import evidence_of, main_survey, ways_of
from dashboards.selectors.population import population_of
from dashboards.selectors.questions import pages_of
from ideas.selectors.points import idea_points
from participation.places.ground import Ground, ground_of
from participation.processes.models import Process
from participation.stats.importance import gaps_of
from participation.stats.means import Mean, estimated_mean, mean_of_counts
from participation.stats.uncertainty import Evidence
from surveys.selectors.counted import AnsweredSurvey, answered_surveys, cell_counts, returns_by_day

ENOUGH = 30  # answers of a part from which its mean is told
TOPICS = 3


def places_panels(process: Process, parts: tuple[Part, ...]) -> list[Panel]:
    """A fixed number of queries."""
    ground = ground_of(process.area)
    returns = returns_by_day(process.pk)
    surveys = answered_surveys(process.pk)
    survey = main_survey(surveys, returns)
    population = population_of(process.area, parts).asked_from(survey.minimum_age if survey else None)
    reach = area_map_panel(
        ground,
        parts,
        shown=answers_by_part(survey.id, returns, parts) if survey else None,
        margins=population.totals_of_parts(parts),
        ways=ways_in_words(ways_of(survey, returns)),
    )
    return [
        reach,
        _dots(survey, parts),
        *needle_panels(surveys, ground, returns),
        *needle_words(surveys),
        pins_panel(process, ground, parts),
    ]


def _dots(survey: AnsweredSurvey | None, parts: tuple[Part, ...]) -> Panel:
    """The topics are those of the widest gaps of all: whoever picks the widest difference finds one by chance."""
    question = _pair(survey) if survey else None
    if survey is None or question is None:
        return area_dots_panel([], label="", sampled=False, question="")
    cells = cell_counts(survey.id, [measure.key for measure in question.measures])
    evidence = evidence_of(survey, Scope())
    sampled = evidence is Evidence.SAMPLE
    everybody = cells_by_group(cells, scope=Scope(), parts=parts)
    whole = {item.key: item for item in importance_answers(question, everybody, Scope())}
    # those that the filter shows one by one
    groups = cells_by_group(cells, scope=Scope(part=ELSEWHERE), parts=parts, growing=not survey.complete)
    by_part = {part.key: _means(question, groups, Scope(part=part.key), sampled=sampled) for part in parts}
    topics = [
        TopicByPart(
            gap.label,
            mean,
            tuple(PartMean(part.name, by_part[part.key].get(gap.key)) for part in parts),
        )
        for gap in gaps_of(list(whole.values()))[:TOPICS]
        if (mean := mean_of_counts(satisfied(whole[gap.key])))
    ]
    return area_dots_panel(topics, label=evidence_label(evidence), sampled=sampled, question=question.text)


def _pair(survey: AnsweredSurvey) -> Question | None:
    asked = (question for _title, on_page in pages_of(survey) for question in on_page)
    return next((one for one in asked if one.kind is Kind.PAIR and not one.past), None)


def _means(question: Question, groups: Cells, scope: Scope, *, sampled: bool) -> dict[str, Mean]:
    """A margin tells how scattered answers are, and so how many are satisfied: where that is hidden, there is none."""
    hidden = hidden_shares(question, groups, scope)
    found = {}
    for item in importance_answers(question, groups, scope):
        margin = sampled and SATISFIED not in hidden.get(item.key, ())
        found[item.key] = (estimated_mean if margin else mean_of_counts)(satisfied(item))
    return {key: mean for key, mean in found.items() if mean and mean.n >= ENOUGH}


def pins_panel(process: Process, ground: Ground | None, parts: tuple[Part, ...]) -> Panel:
    points = idea_points(process.pk)
    find = part_finder(parts)
    counts: Counter[str] = Counter()
    for area_id, number in Counter(area_id for _lon, _lat, area_id in points).items():
        counts[find(area_id)] += number
    rows = [(part.name, counts[part.key]) for part in parts]
    if counts[ELSEWHERE]:
        rows.append((_("without a part of the area"), counts[ELSEWHERE]))
    return pin_map_panel(ground, [(lon, lat) for lon, lat, _area in points], rows)
