"""Is a document a survey? Reads JSON into frozen parts; what is wrong becomes sentences with a place."""

from collections.abc import Mapping
from typing import Any

from surveys.definition.document import FORMATS, Definition, Item, Option, Page, Pin, Question, Texts
from surveys.definition.expressions import Fault, expressions_of, read_expressions
from surveys.definition.fitting import parts_that_do_not_fit
from surveys.definition.rules import Rule, parse_rule, referenced_codes
from surveys.logic import LogicError


class BadDefinition(ValueError):  # noqa: N818 (named after what it is about)
    """`faults` are the expressions among the problems: surveys/selectors/logic_words.py says them in two languages."""

    def __init__(self, problems: list[str], faults: list[Fault] | None = None) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        self.faults = faults or []


def parse_definition(data: Mapping[str, Any]) -> Definition:
    """Raise BadDefinition with every problem found, not only the first."""
    if data.get("format") not in FORMATS:
        raise BadDefinition([f"This is not a survey document (format {data.get('format')!r})."])
    faults: list[Fault] = []
    try:
        definition = Definition(
            languages=tuple(data["languages"]),
            title=_texts(data.get("title")),
            address=data.get("address", "Sie"),
            pages=tuple(_page(page, faults) for page in data["pages"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadDefinition([f"The survey document is damaged: {error}."]) from error
    problems = [
        *map(str, faults),
        *_repeated_codes(definition),
        *_rules_that_look_ahead(definition),
        *parts_that_do_not_fit(definition),
    ]
    if problems:
        raise BadDefinition(problems, faults)
    return definition


def _texts(data: Mapping[str, Any] | None) -> Texts:
    return {str(language): str(text) for language, text in (data or {}).items()}


def _option(data: Mapping[str, Any]) -> Option:
    flags = {name: bool(data.get(name)) for name in ("exclusive", "missing", "other")}
    return Option(
        code=str(data["code"]),
        text=_texts(data.get("text")),
        icon=data.get("icon", ""),
        attributes=_texts(data.get("attributes")),
        places=data.get("places"),
        **flags,
    )


def _item(data: Mapping[str, Any]) -> Item:
    return Item(str(data["code"]), _texts(data.get("text")), _texts(data.get("group")))


def _question(data: Mapping[str, Any], page: str, faults: list[Fault]) -> Question:
    return Question(
        code=str(data["code"]),
        kind=str(data["kind"]),
        text=_texts(data.get("text")),
        concept=data.get("concept", ""),
        plain=_texts(data.get("plain")),
        hint=_texts(data.get("hint")),
        required=bool(data.get("required")),
        sensitive=bool(data.get("sensitive")),
        headline=bool(data.get("headline")),
        quota=bool(data.get("quota")),
        store=data.get("store", ""),
        required_text=_texts(data.get("required_text")),
        constraint_text=_texts(data.get("constraint_text")),
        random_order=bool(data.get("random_order")),
        options=tuple(_option(option) for option in data.get("options", ())),
        items=tuple(_item(item) for item in data.get("items", ())),
        scales=tuple(tuple(_option(point) for point in scale) for scale in data.get("scales", ())),
        pins=tuple(Pin(str(pin["code"]), _texts(pin.get("text"))) for pin in data.get("pins", ())),
        fields=tuple(data.get("fields", ())),
        min_picks=data.get("min_picks"),
        max_picks=data.get("max_picks"),
        min_value=data.get("min_value"),
        max_value=data.get("max_value"),
        step=data.get("step"),
        low_text=_texts(data.get("low_text")),
        high_text=_texts(data.get("high_text")),
        reworded=int(data.get("reworded", 0)),
        **read_expressions(data, page, faults),
    )


def _page(data: Mapping[str, Any], faults: list[Fault]) -> Page:
    key = str(data["key"])
    show_if = None
    try:
        show_if = parse_rule(data.get("show_if"))
    except LogicError as error:
        faults.append(Fault(key, "", "show_if", error))
    return Page(
        key=key,
        title=_texts(data.get("title")),
        intro=_texts(data.get("intro")),
        show_if=show_if,
        questions=tuple(_question(question, key, faults) for question in data["questions"]),
    )


def _repeated_codes(definition: Definition) -> list[str]:
    codes = [question.code for question in definition.questions()]
    return [f"The code {code} stands more than once." for code in sorted({c for c in codes if codes.count(c) > 1})]


def _rules_that_look_ahead(definition: Definition) -> list[str]:
    problems: list[str] = []
    seen: set[str] = set()
    for page in definition.pages:
        problems += _ahead(f"page {page.key}", page.show_if, seen)
        for question in page.questions:
            for part, rule in expressions_of(question):
                # A check may name the question that it stands at.
                known = seen | {question.code} if part == "constraint" else seen
                problems += _ahead(question.code, rule, known)
            seen.add(question.code)
    return problems


def _ahead(place: str, rule: Rule | None, seen: set[str]) -> list[str]:
    codes = [code for code in referenced_codes(rule) if code not in seen]
    return [f"The rule of {place} looks at {code}, which is not asked before." for code in codes]
