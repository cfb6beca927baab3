"""How do the shipped templates become survey documents? Shared scales, option sets and item lists are copied in."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from surveys.definition.document import FORMAT

# Lists that a neighbourhood fills in itself. Without data the question is left out.
AREAS, OFFERS = "@areas", "@offers"

# Marks of a template that do not reach a survey: extra modules are off at first, and a survey on a measure is held
# before or after it. See `chosen`.
EXTRA, PHASE = "extra", "phase"

# The shipped file names groups of needs in German only.
GROUPS = {
    "Versorgung": {"de": "Versorgung", "en": "Supply"},
    "Unterwegs": {"de": "Unterwegs", "en": "Getting around"},
    "Umfeld": {"de": "Umfeld", "en": "Surroundings"},
    "Wohnen": {"de": "Wohnen", "en": "Housing"},
    "Miteinander": {"de": "Miteinander", "en": "Living together"},
}


def documents(shipped: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Key -> document for each template of `survey_templates.json`."""
    return {template["key"]: _document(shipped, template) for template in shipped["templates"]}


def _document(shipped: Mapping[str, Any], template: Mapping[str, Any]) -> dict[str, Any]:
    pages = [_page(shipped, page) for page in template["pages"]]
    return {
        "format": FORMAT,
        "languages": ["de", "en"],
        "title": {"de": template["title_de"], "en": template["title_en"]},
        "address": template.get("address", "Sie"),
        **({"minimum_age": template["minimum_age"]} if "minimum_age" in template else {}),
        "pages": pages,
    }


def chosen(document: dict[str, Any], *, phase: str, extras: Collection[str]) -> dict[str, Any]:
    """A copy with the questions of one phase and of the extra modules that somebody wants, by code.

    The others lie in the basket of the designer ("removed"), from where staff bring them back.
    """
    pages, removed = [], []
    for page in document["pages"]:
        kept: list[dict[str, Any]] = []
        for question in page["questions"]:
            wanted = EXTRA not in question or question["code"] in extras
            if wanted and _in(question, phase) and _in(page, phase):
                kept.append(bare(question))
            else:
                removed.append({"page": page["key"], "index": len(kept), "question": bare(question)})
        if kept:
            pages.append(bare(page) | {"questions": kept})
    return document | {"pages": pages, "removed": removed}


def fill_lists(question: dict[str, Any], areas: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """With the parts of the neighbourhood (code, name) in it; None where a list has no data."""
    if any(item["code"] == OFFERS for item in question.get("items", ())):
        return None
    if any(option["code"] in (AREAS, OFFERS) for option in question.get("options", ())):
        own = [{"code": code, "text": {"de": name, "en": name}} for code, name in areas]
        if not own:
            return None
        rest = [option for option in question["options"] if option["code"] not in (AREAS, OFFERS)]
        question["options"] = own + rest
    return question


def _in(part: Mapping[str, Any], phase: str) -> bool:
    return bool(part.get(PHASE, phase) == phase)


def bare(part: Mapping[str, Any]) -> dict[str, Any]:
    """Without the marks of a template."""
    return {name: value for name, value in part.items() if name not in (EXTRA, PHASE)}


def _text(data: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    return {language: data[prefix + language] for language in ("de", "en") if data.get(prefix + language)}


def _page(shipped: Mapping[str, Any], page: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": page["key"],
        "title": _text(page),
        "intro": _text(page, "intro_"),
        "show_if": page.get("show_if"),
        **({PHASE: page["phase"]} if "phase" in page else {}),
        "questions": [_question(shipped, question) for question in page["questions"]],
    }


def _question(shipped: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    kind = data["type"]
    question: dict[str, Any] = {
        "code": data["code"],
        "kind": kind,
        "text": _text(data),
        "plain": _plain(data.get("simple")),
        **{name: data[name] for name in ("concept", "required", "sensitive", "headline", "show_if") if name in data},
    }
    if data.get("optional_module"):
        question[EXTRA] = True
    if "phase" in data:
        question[PHASE] = data["phase"]
    if data.get("store") == "contact":
        question["store"] = "contact"
    if kind in ("single", "multi"):
        question["options"] = _options(shipped, data)
    elif kind == "pick":
        question["options"] = [{"code": item["code"], "text": _text(item)} for item in _items(shipped, data)]
        question["max_picks"] = data["max"]
    elif kind == "scale":
        question["options"] = _points(shipped, data["scale"])
    elif kind in ("matrix", "matrix_pair"):
        scales = data["scale"] if isinstance(data["scale"], list) else [data["scale"]]
        question["scales"] = [_points(shipped, scale) for scale in scales]
        question["items"] = [
            {"code": item["code"], "text": _text(item), "group": GROUPS.get(item.get("group", ""), {})}
            for item in _items(shipped, data)
        ]
    elif kind == "map_pin":
        question["pins"] = [{"code": pin["code"], "text": _text(pin)} for pin in data["pins"]]
        question["max_picks"] = data["max"]
    elif kind == "contact":
        question["fields"] = data["fields"]
    return question


def _plain(simple: Any) -> dict[str, str]:  # noqa: ANN401 (a text or texts per language)
    return {"de": simple} if isinstance(simple, str) else dict(simple or {})


def _option(data: Mapping[str, Any]) -> dict[str, Any]:
    option = {"code": data["code"], "text": _text(data), "other": bool(data.get("text"))}
    return option | {name: data[name] for name in ("exclusive", "missing", "icon") if name in data}


def _points(shipped: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return [_option(point) for point in shipped["scales"][name]["options"]]


def _options(shipped: Mapping[str, Any], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = [*shipped["option_sets"].get(data.get("set"), ()), *data.get("options", ())]
    rows += shipped["option_sets"].get(data.get("add_set"), ())
    rows += [row if isinstance(row, dict) else {"code": row} for row in data.get("add", ())]
    # An exclusive "none of these" stays last, whatever was added.
    rows.sort(key=lambda row: bool(row.get("exclusive") or row.get("missing")))
    return [_option(row) for row in rows]


def _items(shipped: Mapping[str, Any], data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = data["items"]
    if isinstance(items, list):
        return items
    if items.startswith("@"):
        return [{"code": OFFERS, "de": "", "en": ""}]
    found: list[Mapping[str, Any]] = shipped["item_lists"][items]
    return found
