"""Do the parts of a document fit together? What answering and counting rely on, as sentences with a place."""

from collections.abc import Iterator, Sequence

from surveys.definition.document import Definition, Question
from surveys.definition.expressions import expressions_of
from surveys.definition.rules import referenced_codes
from surveys.logic.tree import Column, every_part

CALCULATED = "calculate"
# Columns of the list of choices that every answer has.
OWN_COLUMNS = ("name", "label")
# Kinds whose answers can have a limited number of places.
MAY_BE_FULL = ("single", "multi", "pick", "yes_no")
# Who is in one group only can be counted by groups.
MAY_HAVE_QUOTA = ("single", "yes_no")
SCALES = {"matrix": 1, "matrix_pair": 2}


def parts_that_do_not_fit(definition: Definition) -> list[str]:
    keys = [page.key for page in definition.pages]
    found = [f"Page {key}: stands more than once." for key in sorted({key for key in keys if keys.count(key) > 1})]
    if not definition.languages:
        found.append("The survey has no language.")
    apart = {question.code for question in definition.questions() if question.store}
    for page in definition.pages:
        for question in page.questions:
            place = f"Page {page.key}, question {question.code}"
            found += [f"{place}: {problem}" for problem in _problems(question, apart)]
    return found


def _problems(question: Question, apart: set[str]) -> Iterator[str]:
    if "." in question.code or question.code.startswith("_"):
        yield "a code has no dot and does not begin with “_”."
    needed = SCALES.get(question.kind, 0)
    if len(question.scales) != needed:
        yield f"needs {needed} scales and has {len(question.scales)}."
    yield from _codes("answer", [option.code for option in question.options])
    yield from _codes("row", [item.code for item in question.items])
    for scale in question.scales:
        yield from _codes("point", [point.code for point in scale])
    if not question.store and any(
        code in apart for _, rule in expressions_of(question) for code in referenced_codes(rule)
    ):
        yield "depends on a contact question, which is kept apart from the answers."
    if (question.kind == CALCULATED) != (question.calculation is not None):
        yield "a calculation and the kind “calculate” belong together."
    if question.kind == "scale" and question.random_order:
        yield "a scale keeps its order."
    if question.kind == "yes_no" and [one.code for one in question.options if not one.missing] != ["yes", "no"]:
        yield "offers “yes” and “no” and, besides, only what counts as no answer."
    yield from _columns(question)
    yield from _places(question)
    if question.quota and (question.kind not in MAY_HAVE_QUOTA or question.store):
        yield "has a quota, which this kind does not keep."


def _places(question: Question) -> Iterator[str]:
    """Places are given to who ticks an answer; nothing else can be full."""
    for option in (*question.options, *(point for scale in question.scales for point in scale)):
        if option.places is None:
            continue
        if question.kind not in MAY_BE_FULL or question.store:
            yield f"the answer {option.code} has places, which this kind does not give away."
        if not isinstance(option.places, int) or option.places < 1:
            yield f"the answer {option.code} needs at least one place."


def _columns(question: Question) -> Iterator[str]:
    """A choice filter compares what the answers have."""
    if question.choice_filter is None:
        return
    if not question.options:
        yield "filters its answers and has none."
    known = {name for option in question.options for name in option.attributes} | {*OWN_COLUMNS}
    named = [part.name for part in every_part(question.choice_filter) if isinstance(part, Column)]
    yield from (f"filters by “{name}”, which no answer has." for name in dict.fromkeys(named) if name not in known)


def _codes(what: str, codes: Sequence[str]) -> Iterator[str]:
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"the {what} {code} stands more than once."
    for code in codes:
        if not code or code.startswith("_") or "|" in code or "." in code:
            yield f"“{code}” cannot be the code of a {what}."
