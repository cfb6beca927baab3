"""Which ideas have most support, and how sure is their order?"""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.ranking import RankedIdea, Ranking, idea_ranking
from dashboards.panels.panel import Action, Cell, Panel, Table, text_cell
from dashboards.panels.words import count_cell, numbers
from ideas.selectors.results import Supported
from participation.stats.ranking import Ranked, Support, count_interval, rank

SHOWN = 12
LEVEL = 0.90


def ranked_ideas(supported: Sequence[Supported], *, top: int | None = SHOWN) -> tuple[Ranked, ...]:
    return rank([Support(str(idea.idea_id), idea.supports) for idea in supported], level=LEVEL, top=top)


def idea_ranking_panel(
    supported: Sequence[Supported], titles: Mapping[int, str], *, filtered: bool, may_decide: bool
) -> Panel:
    total = sum(idea.supports for idea in supported)
    if not total:
        return Panel(key="ideas", title=_("Ideas by support"), empty=_("No idea has support yet."), width="wide")
    ranked = [idea for idea in ranked_ideas(supported) if idea.count > 0]
    leading = [idea for idea in ranked if idea.tier == 1]
    return Panel(
        key="ideas",
        title=_title(len(leading), len(supported)),
        question=_("Counted supports. The bars show how far chance alone may have moved the count."),
        figure=idea_ranking(Ranking(_("Ideas by support"), tuple(_mark(idea, titles) for idea in ranked)), numbers()),
        table=_table(ranked, titles),
        base=_base(total, len(supported)),
        source=_("Source: support votes on this platform"),
        note=_note(filtered=filtered),
        label=_("Counted votes, no shares"),
        width="wide",
        actions=tuple(_decide(idea, titles) for idea in ranked[:5]) if may_decide else (),
        facts={"supports": total, "ideas": len(supported), "leading": [int(idea.key) for idea in leading]},
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


def _title(leading: int, ideas: int) -> str:
    if leading == 1:
        return _("One idea is clearly ahead")
    if leading == ideas:
        return _("No idea is clearly ahead")
    return ngettext(
        "%(n)s idea is ahead, the order is close", "%(n)s ideas are ahead, their order is open", leading
    ) % {"n": numbers().number(leading)}


def _mark(idea: Ranked, titles: Mapping[int, str]) -> RankedIdea:
    span = count_interval(idea.count, LEVEL)
    return RankedIdea(
        titles.get(int(idea.key), ""), idea.count, span.low, span.high, places(idea), leading=idea.tier == 1
    )


def _table(ranked: Sequence[Ranked], titles: Mapping[int, str]) -> Table:
    rows = []
    for idea in ranked:
        span = count_interval(idea.count, LEVEL)
        rows.append(
            (
                text_cell(titles.get(int(idea.key), "")),
                count_cell(idea.count),
                Cell(f"{numbers().number(span.low)}–{numbers().number(span.high)}", f"{span.low:.0f}-{span.high:.0f}"),
                Cell(places(idea), f"{idea.best_place}-{idea.worst_place}"),
            )
        )
    return Table((_("idea"), _("supports"), _("span of chance"), _("possible places")), tuple(rows))


def _base(total: int, ideas: int) -> str:
    supports = ngettext("%(n)s support", "%(n)s supports", total) % {"n": numbers().number(total)}
    return ngettext("%(supports)s for %(n)s idea", "%(supports)s for %(n)s ideas", ideas) % {
        "supports": supports,
        "n": numbers().number(ideas),
    }


def _note(*, filtered: bool) -> str:
    if filtered:
        return _("Supports are not divided by area or channel. This is the whole process.")
    return _("Ideas of which the places overlap cannot be told apart. Support shows interest, not need.")


def _decide(idea: Ranked, titles: Mapping[int, str]) -> Action:
    return Action(titles.get(int(idea.key), ""), idea.key)
