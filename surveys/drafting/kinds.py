"""How does a question become one of another kind? Texts and answers stay; what does not fit is put aside, not lost."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.allowed import NotAllowed, Refused
from surveys.definition.fitting import SCALES
from surveys.drafting.quotas import drop_what_cannot_be_full
from surveys.drafting.starts import scales_for, start_of
from surveys.drafting.tree import Document, Question, question_with, rules_about

# Where a kind keeps what people choose from.
ROWS = {
    "single": "options",
    "multi": "options",
    "pick": "options",
    "scale": "options",
    "ranking": "options",
    "yes_no": "options",
    "matrix": "items",
    "matrix_pair": "items",
}
# A condition about one of these reads the same answers in each.
FAMILIES = {
    "single": "choice",
    "multi": "choice",
    "pick": "choice",
    "scale": "choice",
    "ranking": "choice",
    "yes_no": "yes or no",
    "text_short": "text",
    "text_long": "text",
    "text_or_drawing": "text",
    "number": "number",
    "slider": "number",
}
CHANGEABLE = (
    "single",
    "multi",
    "pick",
    "scale",
    "yes_no",
    "ranking",
    "matrix",
    "matrix_pair",
    "number",
    "slider",
    "date",
    "text_short",
    "text_long",
    "text_or_drawing",
    "info",
)
ANSWERS_ARE_NEEDED = Refused(
    "rule_needs_kind", _("Another question depends on the answers of this one. Change that condition first.")
)
CANNOT_CHANGE = Refused("kind_is_fixed", _("A question of this kind stays what it is."))


def can_become(question: Question) -> tuple[str, ...]:
    """What is kept apart from the answers stays of its kind."""
    return CHANGEABLE if question["kind"] in CHANGEABLE and not question.get("store") else ()


def change_kind(draft: Document, code: str, kind: str) -> None:
    question = question_with(draft, code)
    old = question["kind"]
    if kind == old:
        return
    if kind not in can_become(question):
        raise NotAllowed(CANNOT_CHANGE)
    if FAMILIES.get(kind) != FAMILIES.get(old) and rules_about(draft, code):
        raise NotAllowed(ANSWERS_ARE_NEEDED)
    if "yes_no" in (old, kind):
        _carry_yes_no(question, kind)
    else:
        _carry_rows(question, ROWS.get(old, ""), ROWS.get(kind, ""))
    _carry_scales(question, kind)
    question["kind"] = kind
    drop_what_cannot_be_full(question)
    if not question.get("aside"):
        question.pop("aside", None)


def _carry_rows(question: Question, old: str, new: str) -> None:
    """What was put aside before comes back first."""
    if old == new:
        return
    rows = question.pop(old, []) if old else []
    if rows:
        aside(question)[old] = rows
    if new:
        known = aside(question).pop(new, None)
        question[new] = known or [{"code": row["code"], "text": row["text"]} for row in rows if not row.get("missing")]


def _carry_yes_no(question: Question, kind: str) -> None:
    """These two answers have fixed codes, so they take the place of others and give it back."""
    if kind == "yes_no":
        rows = {key: question.pop(key) for key in ("options", "items") if question.get(key)}
        aside(question).update(rows)
        question |= start_of("yes_no")
        return
    asked = question.pop("options")
    key = ROWS.get(kind)
    if key:
        question[key] = aside(question).pop(key, None) or [{"code": one["code"], "text": one["text"]} for one in asked]


def _carry_scales(question: Question, kind: str) -> None:
    needed = SCALES.get(kind, 0)
    scales = question.pop("scales", [])
    if scales and len(scales) != needed:
        aside(question)[f"scales{len(scales)}"] = scales
        scales = []
    if needed:
        known = question.get("aside", {}).pop(f"scales{needed}", None)
        question["scales"] = scales or known or scales_for(kind)


def aside(question: Question) -> dict[str, Any]:
    found: dict[str, Any] = question.setdefault("aside", {})
    return found
