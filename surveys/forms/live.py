"""What does a page's script get, so that it shows at once what the server would decide at the next press?

Trees as JSON, with all that this page cannot change decided before. An expression with random() stays with the server:
it draws numbers one after the other, and none of them may be missing.
"""

import json
from collections.abc import Collection

from surveys.definition import Option, Page, Path, Question, Rule, referenced_codes
from surveys.definition.presenting import columns_of
from surveys.definition.settling import settled
from surveys.logic import as_json
from surveys.logic.tree import Call, every_part
from surveys.selectors.said import parts_of

# Their words are what stands in the field or beside the tick.
SAID_BY_SCRIPT = ("single", "multi", "pick", "scale", "yes_no", "text_short", "number", "slider")


def codes_on(page: Page) -> set[str]:
    return {question.code for question in page.questions}


def is_live(rule: Rule | None, codes: Collection[str]) -> bool:
    """Can something on this page change its value?"""
    if rule is None or any(isinstance(part, Call) and part.name == "random" for part in every_part(rule)):
        return False
    return any(code in codes for code in referenced_codes(rule))


def tree_of(rule: Rule, path: Path, codes: Collection[str]) -> str:
    return _written(settled(rule, path.circumstances.context(path.kept), codes))


def live_rule(rule: Rule | None, path: Path, codes: Collection[str]) -> str:
    """Empty where there is nothing to judge."""
    return tree_of(rule, path, codes) if rule is not None and is_live(rule, codes) else ""


def live_check(question: Question, path: Path, codes: Collection[str]) -> str:
    """A check looks at the own answer, which always stands on the page."""
    rule = question.constraint
    if rule is None or any(isinstance(part, Call) and part.name == "random" for part in every_part(rule)):
        return ""
    return _written(settled(rule, path.circumstances.context(path.kept), {*codes, question.code}, own=True))


def live_filter(question: Question, option: Option, path: Path, codes: Collection[str]) -> str:
    if question.choice_filter is None or not is_live(question.choice_filter, codes):
        return ""
    context = path.circumstances.context(path.kept, columns=columns_of(option))
    return _written(settled(question.choice_filter, context, codes))


def live_words(question: Question, path: Path, language: str, page: Page) -> str:
    """The question's text where it names an answer that this page can change; else the server's words stand."""
    codes = codes_on(page)
    said = {
        one.code
        for one in page.questions
        if one.kind in SAID_BY_SCRIPT or (one.calculation is not None and is_live(one.calculation, codes))
    }
    found = parts_of(question.text, path, language, said)
    return json.dumps(found, ensure_ascii=False) if found else ""


def calculations_on(page: Page, path: Path) -> str:
    """[code, tree, condition or null] for each value that this page can change, in order; empty for none."""
    codes = codes_on(page)
    found = []
    for question in page.questions:
        if is_live(question.calculation, codes) or (question.calculation and is_live(question.show_if, codes)):
            rule = live_rule(question.show_if, path, codes)
            tree = json.loads(tree_of(question.calculation, path, codes)) if question.calculation else None
            found.append([question.code, tree, json.loads(rule) if rule else None])
    return json.dumps(found, separators=(",", ":")) if found else ""


def _written(rule: Rule) -> str:
    return json.dumps(as_json(rule), separators=(",", ":"))
