"""Which sentences do several chapters say? Made from the words of panels, so that nothing hidden comes into them."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.panel import Panel
from dashboards.reports.blocks import Block, Text, pictures
from dashboards.reports.gathering import Asked, Gathered
from participation.texts import localized
from participation.web.phrases import day

MOST = 6
SEVERAL = 2
LEADING = 3


def listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def took_part(asked: Asked) -> str:
    stat = asked.results.took_part
    assert stat is not None, "only surveys that somebody answered are gathered"
    return _("“%(title)s”: %(number)s %(words)s.") % {
        "title": asked.title,
        "number": stat.value,
        "words": stat.words,
    }


def evidence(gathered: Gathered) -> str:
    """The label of each survey; of open ones for whom they cannot speak."""
    said = [
        _("“%(title)s”: %(label)s.") % {"title": asked.title, "label": asked.results.label} for asked in gathered.asked
    ]
    return " ".join(filter(None, [*said, caution(gathered)]))


def caution(gathered: Gathered) -> str:
    if not any(asked.results.is_open for asked in gathered.asked):
        return ""
    return _("Whoever wanted to answered. The answers do not stand for everybody.")


def finding(panel: Panel) -> str:
    """Question and finding in one line; where the finding names its topic, alone."""
    if not panel.question or panel.key.startswith(("gaps-", "quadrants-", "people", "ideas", "participation")):
        return panel.title
    return f"{panel.question} {panel.title}"


def on_a_theme(gathered: Gathered, theme: str, *, nothing: str) -> list[Block]:
    """A chapter that is nothing but the answers to its questions."""
    found = [(asked, panel) for asked in gathered.asked for panel in asked.about(theme)]
    panels = [panel for _asked, panel in found]
    if not panels:
        return [Text(nothing)]
    asked = ngettext(
        "There was %(number)s question about this.", "There were %(number)s questions about this.", len(panels)
    ) % {"number": len(panels)}
    return [Text(paragraphs(asked, told(by_survey(gathered, found[:MOST])))), *pictures(panels)]


def needs_in_words(gathered: Gathered, most: int) -> list[str]:
    return [f"{need.label}: {need.sentence}" for need in gathered.needs[:most]]


def missing_groups(gathered: Gathered) -> str:
    groups = gathered.evidence.missing
    return _("Too few answers came from: %(groups)s.") % {"groups": ", ".join(groups)} if groups else ""


Found = list[tuple[str, list[str]]]  # of which survey, "" where there is only one; what was found


def findings(gathered: Gathered, most: int = 5, *, with_topics: bool = True) -> Found:
    """What is found out, the needs first; each is the title of a panel. `with_topics`: no table names the needs."""
    found = [(asked, panel) for asked in gathered.asked for panel in asked.results.topics if with_topics]
    found += [(asked, panel) for asked in gathered.asked for panel in asked.about("life")[:1]]
    found += [(asked, panel) for asked in gathered.asked for panel in own_words(asked)[:1]][:1]
    ideas = [_leading(panel) for panel in gathered.ideas[:1]]
    found += [(asked, panel) for asked in gathered.asked for panel in asked.results.people[:1]]
    kept_apart = by_survey(gathered, found[: most - len(ideas)])
    if not ideas:
        return kept_apart
    if len(gathered.asked) < SEVERAL:
        return [("", [line for _title, own in kept_apart for line in own] + ideas)]
    return [*kept_apart, (_("Ideas and support"), ideas)]


def _leading(panel: Panel) -> str:
    """How sure the order is tells a reader little without the first ideas of it."""
    if not panel.lines:
        return finding(panel)
    first = ", ".join(f"{line.label} ({line.words})" for line in panel.lines[:LEADING])
    return _("%(title)s. Most support: %(ideas)s") % {"title": panel.title, "ideas": first}


def by_survey(gathered: Gathered, found: Sequence[tuple[Asked, Panel]]) -> Found:
    """Where several surveys were answered, the findings of each stand below its name."""
    if len(gathered.asked) < SEVERAL:
        return [("", [finding(panel) for _asked, panel in found])] if found else []
    groups = [
        (_("“%(title)s”") % {"title": asked.title}, [finding(panel) for one, panel in found if one is asked])
        for asked in gathered.asked
    ]
    return [(title, own) for title, own in groups if own]


def told(found: Found) -> str:
    """A list, or one below each name."""
    return paragraphs(*("\n".join(filter(None, [title and f"{title}:", listed(own)])) for title, own in found))


def own_words(asked: Asked) -> list[Panel]:
    return [panel for panel in asked.answers if panel.facts.get("own_words")]


def measures_in_words(gathered: Gathered) -> list[tuple[str, ...]]:
    """Decision, measure, office, how it stands, by when."""
    rows: list[tuple[str, ...]] = []
    for decision in gathered.decisions:
        title, taken = localized(decision.title), f"{decision.get_outcome_display()}, {day(decision.decided_on)}"
        measures = decision.measures.all()
        rows += [
            (title, taken, localized(one.title), str(one.get_state_display()), day(one.due_on)) for one in measures
        ]
        if not measures:
            rows.append((title, taken, _("no measure on record"), "", ""))
    return rows


def numbered(lines: Sequence[str]) -> str:
    return "\n".join(f"- {number}. {line}" for number, line in enumerate(lines, 1))
