"""How wide is the gap of each topic in each group? Of groups that are large enough, and leave no small one behind."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from dashboards.panels.crossed import hidden_rows, hidden_when_coarser, merged
from dashboards.panels.heat import ENOUGH, HeatColumn
from dashboards.panels.measure import Measure, Question
from dashboards.panels.protection import Counts, rule
from dashboards.selectors.breakdowns import Breakdown, Named
from dashboards.selectors.crossing import Source, sides
from dashboards.selectors.grouping import pairs_of
from participation.stats.importance import Gap, ItemAnswers, gaps_of
from participation.stats.telling_means import Scale, Sum, hidden_means
from surveys.selectors.breakdowns import BOTH, PERMITTED, Condition, Situation

Pairs = Mapping[tuple[int, int], int]
DIFFERENCES = Scale(-4, 4)  # of two answers on scales from 1 to 5


def gaps_by_group(
    question: Question, breakdown: Breakdown, source: Source, chosen: Sequence[Named] = ()
) -> tuple[list[HeatColumn], list[Gap]]:
    """A column per group (or the chosen two, or a situation and all others), and everybody, widest gap first."""
    named = chosen or breakdown.groups or (Named("", breakdown.name, ()), Named("", _("everybody else"), ()))
    found: list[dict[str, Gap]] = [{} for _one in named]
    everybody: list[Gap] = []
    for measure in question.measures:
        columns, whole = _pairs_of_item(question, measure, breakdown, source, named)
        everybody += _gaps(measure, whole, least=source.rule(breakdown.by, question).min_group)
        for own, pairs in zip(found, columns, strict=True):
            if pairs is not None:
                own.update({gap.key: gap for gap in _gaps(measure, pairs, least=ENOUGH)})
    columns_of_all = [HeatColumn(one.name, gaps) for one, gaps in zip(named, found, strict=True)]
    return columns_of_all, sorted(everybody, key=lambda gap: -gap.gap)


def _gaps(measure: Measure, pairs: Pairs, *, least: int) -> Sequence[Gap]:
    return gaps_of([ItemAnswers(measure.key, measure.item, pairs, 0)]) if sum(pairs.values()) >= least else []


def _pairs_of_item(
    question: Question, measure: Measure, breakdown: Breakdown, source: Source, named: Sequence[Named]
) -> tuple[list[Pairs | None], Pairs]:
    situation = breakdown.situation
    counts = source.counts(breakdown.by, measure.key)
    whole = _added(counts, list(counts))
    if situation is None:
        gone = _hidden(question, breakdown.by, counts, source)
        return [None if gone & set(one.members) else _added(counts, one.members) for one in named], whole
    own = _of_situation(question, measure, situation, source)
    if own is None:
        return [None, None], whole
    two = {"own": own, "rest": Counter(whole) - Counter(own)}
    return ([None, None] if _gaps_that_tell(two) else [*two.values()]), whole


def _of_situation(question: Question, measure: Measure, situation: Situation, source: Source) -> Pairs | None:
    by, first = situation.breakdown, situation.conditions[0]
    counts = source.counts(by, measure.key)
    if len(situation.conditions) > 1:
        shown = all(_are_shown(question, measure, one, source) for one in situation.conditions)
        small = any(0 < size < source.rule(first.concept, question).min_group for size in _sizes(counts).values())
        tells = _gaps_that_tell({quarter: pairs_of(own) for quarter, own in counts.items()})
        return _added(counts, [BOTH]) if shown and not small and not tells else None
    if by in PERMITTED:
        rows = source.rows(by, first.answers)
        return None if _hidden(question, by, counts, source) & set(rows) else _added(counts, rows)
    coarse = merged(counts, sides(counts, first.answers))
    out = hidden_when_coarser(source.gone.get(by, frozenset()), first.answers)
    gone = hidden_rows(coarse, _sizes(coarse), out, source.rule(by, question))
    gone |= _gaps_that_tell({group: pairs_of(own) for group, own in coarse.items()}, already=gone)
    return None if "yes" in gone else _added(coarse, ["yes"])


def _are_shown(question: Question, measure: Measure, condition: Condition, source: Source) -> bool:
    counts = source.counts(condition.concept, measure.key)
    rows = source.rows(condition.concept, condition.answers)
    return not _hidden(question, condition.concept, counts, source) & set(rows)


def _hidden(question: Question, by: str, counts: Counts, source: Source) -> frozenset[str]:
    gone = hidden_rows(counts, _sizes(counts), source.out(by), source.rule(by, question))
    return gone | _gaps_that_tell({group: pairs_of(own) for group, own in counts.items()}, already=gone)


def _gaps_that_tell(groups: Mapping[str, Pairs], *, already: Collection[str] = ()) -> frozenset[str]:
    """A gap is the mean of differences: at their end it tells of the few who answered otherwise, as any mean does.

    The gap of everybody is public, so that of all hidden groups together is, too.
    """
    sums = {
        group: Sum(sum(pairs.values()), sum((important - content) * n for (important, content), n in pairs.items()))
        for group, pairs in groups.items()
    }
    people = {group: one for group, one in sums.items() if one.people}
    return hidden_means(people, DIFFERENCES, rule().span, already=already)


def _sizes(counts: Counts) -> dict[str, int]:
    """How many of each group rated both halves."""
    return {group: sum(pairs_of(own).values()) for group, own in counts.items()}


def _added(counts: Counts, members: Collection[str]) -> Pairs:
    found: Counter[tuple[int, int]] = Counter()
    for group in members:
        found.update(pairs_of(counts.get(group, {})))
    return found
