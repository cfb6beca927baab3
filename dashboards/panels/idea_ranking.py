"""Which ideas have most support, and how sure is their order?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.ranking import RankedIdea, Ranking, idea_ranking
from dashboards.panels import idea_rates
from dashboards.panels.panel import Action, Cell, Line, Panel, Table
from dashboards.panels.words import count_cell, numbers
from ideas.selectors.exposure import ByRate
from ideas.selectors.results import Supported
from participation.stats.ranking import Ranked, Support, rank

SHOWN, TOP = 12, 5  # for officials, for everybody
LEVEL = 0.90


def ranked_ideas(supported: Sequence[Supported], *, top: int | None = SHOWN) -> tuple[Ranked, ...]:
    return rank([Support(str(idea.idea_id), idea.supports) for idea in supported], level=LEVEL, top=top)


def idea_ranking_panel(
    supported: Sequence[Supported],
    titles: Mapping[int, str],
    *,
    filtered: bool,
    may_decide: bool,
    by_rate: ByRate | None = None,
) -> Panel:
    """`by_rate`: beside the plain counts, how those decide who saw an idea; None where looks are not counted."""
    total = sum(idea.supports for idea in supported)
    if not total:
        return Panel(key="ideas", title=_("Ideas by support"), empty=_("No idea has support yet."))
    ranked = [idea for idea in ranked_ideas(supported) if idea.count > 0]
    # Whoever is not clearly behind the first one may be first as well.
    may_lead = ranked[0].worst_place
    rows = tuple(_act(idea, titles) for idea in ranked[:5])
    return Panel(
        key="ideas",
        title=_title(may_lead, len(supported)),
        question=_("Dot: place by counted supports. Bar: places that remain possible."),
        figure=idea_ranking(Ranking(_("Ideas by support"), tuple(_mark(idea, titles) for idea in ranked)), numbers()),
        table=_table(ranked, titles, by_rate),
        base=_base(total, len(supported)),
        source=_("Source: support votes on this platform"),
        note=_note(filtered=filtered) + (f" {idea_rates.words(by_rate, titles)}" if by_rate else ""),
        label=_("Counted votes, no shares"),
        actions=rows if may_decide else (),
        asks=rows,
        lines_say=_("Every support is counted. Later ideas had less time. Support shows interest, not need."),
        lines=tuple(_line(idea, titles, ranked[0].count) for idea in ranked[:TOP]),
        facts={
            "supports": total,
            "ideas": len(supported),
            "first": int(ranked[0].key),
            "may_lead": may_lead,
        },
    )


def idea_facts(supported: Sequence[Supported], idea_id: int) -> dict[str, int | float]:
    """The figures that a decision on this idea freezes."""
    ranked = next((idea for idea in ranked_ideas(supported, top=None) if idea.key == str(idea_id)), None)
    if ranked is None:
        return {"supports": 0, "ideas": len(supported)}
    return {
        "supports": ranked.count,
        "place": ranked.place,
        "best_place": ranked.best_place,
        "worst_place": ranked.worst_place,
        "ideas": len(supported),
        "level": LEVEL,
    }


def places(idea: Ranked) -> str:
    if idea.best_place == idea.worst_place:
        return _("place %(place)s") % {"place": numbers().number(idea.best_place)}
    return _("place %(best)s–%(worst)s") % {
        "best": numbers().number(idea.best_place),
        "worst": numbers().number(idea.worst_place),
    }


def _title(may_lead: int, ideas: int) -> str:
    if may_lead == 1:
        return _("One idea is clearly ahead")
    if may_lead == ideas:
        return _("No idea is clearly ahead")
    return _("%(n)s of %(ideas)s ideas may be the first one") % {
        "n": numbers().number(may_lead),
        "ideas": numbers().number(ideas),
    }


def _mark(idea: Ranked, titles: Mapping[int, str]) -> RankedIdea:
    return RankedIdea(
        label=titles.get(int(idea.key), ""),
        count=idea.count,
        place=idea.place,
        best=idea.best_place,
        worst=idea.worst_place,
        places=places(idea),
        leading=idea.best_place == 1,
    )


def _line(idea: Ranked, titles: Mapping[int, str], most: int) -> Line:
    words = ngettext("%(n)s support", "%(n)s supports", idea.count) % {"n": numbers().number(idea.count)}
    return Line(titles.get(int(idea.key), ""), words, idea.count / most, idea=idea.key)


def _table(ranked: Sequence[Ranked], titles: Mapping[int, str], by_rate: ByRate | None) -> Table:
    placed = by_rate.placed({idea.key for idea in ranked}) if by_rate else None
    rows = [
        (
            Cell(titles.get(int(idea.key), ""), titles.get(int(idea.key), ""), idea=idea.key),
            count_cell(idea.count),
            Cell(places(idea), f"{idea.best_place}-{idea.worst_place}"),
            *(() if placed is None else idea_rates.cells(placed, idea.key)),
        )
        for idea in ranked
    ]
    more = idea_rates.columns() if by_rate else ()
    return Table((_("idea"), _("supports"), _("possible places"), *more), tuple(rows))


def _base(total: int, ideas: int) -> str:
    supports = ngettext("%(n)s support", "%(n)s supports", total) % {"n": numbers().number(total)}
    return ngettext("%(supports)s for %(n)s idea", "%(supports)s for %(n)s ideas", ideas) % {
        "supports": supports,
        "n": numbers().number(ideas),
    }


def _note(*, filtered: bool) -> str:
    """What the span means in words; there is no sample behind it, only a question to chance."""
    span = _(
        "Every support is counted. The bar shows which places chance leaves open (%(level)s sure). It says nothing "
        "about people who did not take part. Later ideas had less time. Support shows interest, not need."
    ) % {"level": numbers().percent(LEVEL)}
    if filtered:
        return _("Supports are not divided by area or channel. This is the whole process.") + " " + span
    return span


def _act(idea: Ranked, titles: Mapping[int, str]) -> Action:
    return Action(titles.get(int(idea.key), ""), idea.key)
