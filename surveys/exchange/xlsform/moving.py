"""Where does a calculated value have to stand so that those who look at it come after it?"""

from typing import Any

from surveys.logic import answers_in, parse

PARTS = ("show_if", "required_if", "constraint", "calculation", "default", "choice_filter")
Json = dict[str, Any]


def calculated_in_time(pages: list[Json]) -> list[Json]:
    """Nobody sees where a value is worked out: it moves up when somebody needs it, if its own needs allow it."""
    for _ in range(len(pages) * 50):
        if not _move_one(pages):
            break
    return pages


def _move_one(pages: list[Json]) -> bool:
    order = [(page, question) for page in pages for question in page["questions"]]
    place = {question["code"]: number for number, (_page, question) in enumerate(order)}
    for number, (page, question) in enumerate(order):
        wanted = _mentioned(question)
        if page["questions"][0] is question:
            wanted |= _in(page.get("show_if"))
        for code in wanted:
            later = place.get(code, -1)
            if later <= number:
                continue
            from_page, moving = order[later]
            free = moving["kind"] == "calculate" and from_page.get("show_if") is None
            if not free or any(place.get(one, len(order)) >= number for one in _mentioned(moving)):
                continue
            target, before = _target(pages, page, question, wanted_by_page=code in _in(page.get("show_if")))
            if target is None:
                continue
            from_page["questions"].remove(moving)
            target["questions"].insert(before, moving)
            if not from_page["questions"]:
                pages.remove(from_page)
            return True
    return False


def _target(pages: list[Json], page: Json, question: Json, *, wanted_by_page: bool) -> tuple[Json | None, int]:
    """Just before the question, or at the end of an earlier page that everybody sees."""
    if not wanted_by_page and page.get("show_if") is None:
        return page, next(place for place, one in enumerate(page["questions"]) if one is question)
    for earlier in reversed(pages[: pages.index(page)]):
        if earlier.get("show_if") is None:
            return earlier, len(earlier["questions"])
    return None, 0


def _mentioned(question: Json) -> set[str]:
    return {code for part in PARTS for code in _in(question.get(part))}


def _in(part: Any) -> set[str]:  # noqa: ANN401 (JSON)
    if not isinstance(part, dict) or "expression" not in part:
        return set()
    return set(answers_in(parse(part["expression"], columns=True).tree))
