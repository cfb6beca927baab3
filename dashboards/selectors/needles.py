"""Where do needles stand, of each question about places in the newest surveys?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboards.panels.coded_words import coded_panel
from dashboards.panels.crossed import rule_for
from dashboards.panels.evidence import evidence_label
from dashboards.panels.needle_map import KEY, MOST, Asked, Needles, needle_map_panel
from dashboards.panels.panel import Panel
from dashboards.panels.protection import rule
from dashboards.panels.reading import Reading
from dashboards.panels.squares import Placed, Square, placed_squares
from dashboards.panels.ways import ways_in_words
from dashboards.scope import Scope
from dashboards.selectors.overview import evidence_of, ways_of
from participation.places.ground import Ground
from participation.stats.squares import shown_squares
from participation.texts import localized
from surveys.selectors.coded import coded_words
from surveys.selectors.counted import AnsweredSurvey, DayCount
from surveys.selectors.needles import NeedleQuestion, maps_of, needle_questions

WORDS = "needle-words"
NEWEST = 3  # surveys whose needles stand below each other


def needle_panels(surveys: Sequence[AnsweredSurvey], ground: Ground | None, returns: Sequence[DayCount]) -> list[Panel]:
    """Three queries, or none where no survey asks for needles. The grid is the same for whoever looks."""
    answered = Counter(one.survey_id for one in returns)
    asking = [survey for survey in surveys if answered[survey.id]][:NEWEST]
    return [_panel(one, ground, returns) for one in needle_questions(asking, rule().min_group)]


def needle_words(surveys: Sequence[AnsweredSurvey]) -> list[Panel]:
    """Topics of what stands beside needles, for each pin that was read at the coding desk. One query per survey."""
    found = []
    for survey in surveys[:NEWEST]:
        pins = {f"{one.counted_as}.{pin.code}": (one, pin) for one in maps_of(survey) for pin in one.pins}
        coded = coded_words(survey.id, list(pins)) if pins else {}
        reading = Reading("", evidence_of(survey, Scope()), None)
        for name, (question, pin) in pins.items():
            if name in coded:
                said = f"{localized(question.text)} {localized(pin.text)}"
                made = coded_panel(f"{WORDS}-{survey.slug}-{name.replace('.', '-')}", said, coded[name], reading)
                found.append(replace(made, survey=survey.slug))
    return found


def _panel(question: NeedleQuestion, ground: Ground | None, returns: Sequence[DayCount]) -> Panel:
    survey = question.survey
    least = rule_for(sensitive=question.sensitive).min_group
    every = {square for pin in question.pins for square in pin.squares}
    places = placed_squares(ground, every) if ground else {}
    asked = Asked(
        key=f"{KEY}-{survey.slug}-{question.code}",
        text=localized(question.text),
        survey=survey.slug,
        title=localized(survey.title),
        counted=question.counted,
        least=least,
        ways=ways_in_words(ways_of(survey, returns)),
        label=evidence_label(evidence_of(survey, Scope())),
        needles=tuple(
            Needles(localized(pin.text), pin.named, _shown(pin.squares, places, pin.named, question.most, least))
            for pin in question.pins
        ),
    )
    return needle_map_panel(ground, asked, places)


def _shown(
    squares: Mapping[Square, int], places: Mapping[Square, Placed], named: int, most: int, least: int
) -> dict[Square, int]:
    """First what may be shown at all, wherever it lies: so no other outlines show what these leave out."""
    allowed = shown_squares(squares, named=named, most=most, least=least)
    on_drawing = sorted((square for square in allowed if square in places), key=lambda one: (-allowed[one], one))
    return {square: allowed[square] for square in on_drawing[:MOST]}
