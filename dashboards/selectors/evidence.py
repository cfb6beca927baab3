"""On which figures is decided? As they stand now, ready to be frozen."""

from typing import Any

from django.utils import timezone

from dashboards.panels.idea_ranking import idea_facts
from dashboards.panels.panel import Panel
from dashboards.scope import Scope
from dashboards.selectors.freshness import freshness
from dashboards.selectors.parts import parts_of
from dashboards.selectors.tables import panel_of_survey
from ideas.selectors.results import published_idea, supports_by_idea
from participation.processes.models import Process
from surveys.selectors.counted import answered_surveys

Figures = dict[str, Any]


class NoSuchSubjectError(Exception):
    """There is no such idea or finding in this process."""


def evidence_for_idea(process: Process, idea_id: int) -> Figures:
    idea = published_idea(idea_id)
    if idea is None or idea.process_id != process.pk:
        raise NoSuchSubjectError
    moment = _moment()  # before anything is counted, so that it promises no more than the figures hold
    facts = idea_facts(supports_by_idea(process.pk), idea_id)
    return {"kind": "idea", "idea": idea_id, "label": idea.title, **facts, **moment}


def evidence_for_finding(process: Process, survey_id: int, measure: str) -> Figures:
    """The row of the panel that the official looked at, and the panel's base and label."""
    survey = next((one for one in answered_surveys(process.pk) if one.id == survey_id), None)
    if survey is None:
        raise NoSuchSubjectError
    code, _dot, item = measure.partition(".")
    moment = _moment()
    for key in (f"gaps-{code}", code):
        panel = panel_of_survey(survey, key, area=process.area, scope=Scope(), parts=parts_of(process.area))
        if panel is not None and not panel.empty:
            return {
                "kind": "finding",
                "survey": survey.slug,
                "measure": measure,
                **_row(panel, measure, item),
                **moment,
            }
    raise NoSuchSubjectError


def _row(panel: Panel, measure: str, item: str) -> Figures:
    shared: Figures = {"question": panel.question, "base": panel.base, "evidence": panel.label, "finding": panel.title}
    rows = {str(row["key"]): row for row in panel.facts.get("items", [])}
    if measure in rows:
        return {**shared, **rows[measure]}
    if item and measure in panel.facts:
        return {**shared, "label": panel.title, **panel.facts[measure]}
    if item:
        raise NoSuchSubjectError
    return {**shared, "label": panel.title, **panel.facts}


def _moment() -> Figures:
    counted = freshness().counted_until
    return {"counted_until": timezone.localtime(counted).isoformat(timespec="seconds") if counted else None}
