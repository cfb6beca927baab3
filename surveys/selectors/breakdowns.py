"""By which groups of people may answers be counted? A few answers about the person, and a few life situations.

Fixed and few, so that tables are protected as a whole and nobody combines filters until one neighbour is left: no two
of them are ever crossed with each other, and questions about the person are never crossed with them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveys.definition import Definition, Question
from surveys.questiontypes.kind import HIDDEN, Cell

AGE, HOUSEHOLD, LANGUAGE = "demo.age", "demo.household", "demo.language"
PERMITTED = (AGE, "demo.age_youth", "demo.gender", "demo.gender_youth", HOUSEHOLD)
GERMAN = "de"
OTHER = "other"
# Quarters of a life situation of two conditions: who meets both, only the first, only the second, none.
BOTH, FIRST, SECOND, NEITHER = "both", "first", "second", "neither"

CROSSABLE = ("single", "yes_no", "scale", "multi", "pick", "matrix", "matrix_pair")
CHOICES = ("single", "multi")


@dataclass(frozen=True, slots=True)
class Condition:
    concept: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """Who meets all conditions. Two conditions make a fixed group of their own, counted as such."""

    key: str
    conditions: tuple[Condition, ...]

    @property
    def breakdown(self) -> str:
        """Under which name it is counted."""
        return self.conditions[0].concept if len(self.conditions) == 1 else f"life.{self.key}"


SITUATIONS = (
    Situation("alone_75", (Condition(AGE, ("75_84", "85p")), Condition(HOUSEHOLD, ("single",)))),
    Situation(
        "single_parent", (Condition(HOUSEHOLD, ("family", "single_parent")), Condition(HOUSEHOLD, ("single_parent",)))
    ),
    Situation("family", (Condition(HOUSEHOLD, ("family", "single_parent")),)),
    Situation("tight_income", (Condition("demo.income_subj", ("hard", "not")),)),
    Situation("limited", (Condition("demo.limit", ("some", "strong")),)),
    Situation("other_language", (Condition(LANGUAGE, (OTHER,)),)),
)
COUNTED = tuple(dict.fromkeys((*PERMITTED, *(c.concept for one in SITUATIONS for c in one.conditions))))

Asked = Mapping[str, Question]  # by concept


def asked_about(definition: Definition) -> dict[str, Question]:
    """The questions whose answers make groups, as far as a survey asks them."""
    found: dict[str, Question] = {}
    for question in definition.questions():
        if question.concept in COUNTED and question.kind in CHOICES and not question.store:
            several = question.kind == "multi"
            if several == (question.concept == LANGUAGE):
                found.setdefault(question.concept, question)
    return found


def situations_in(asked: Asked) -> list[Situation]:
    return [one for one in SITUATIONS if all(_offers(asked, condition) for condition in one.conditions)]


def _offers(asked: Asked, condition: Condition) -> bool:
    question = asked.get(condition.concept)
    if question is None:
        return False
    return condition.concept == LANGUAGE or any(question.option(code) for code in condition.answers)


def groups_of(cells: Sequence[Cell], asked: Asked) -> Iterator[tuple[str, str]]:
    """The group of one response in every breakdown; "" where it gave no answer that makes one."""
    own = {concept: _group(question, cells) for concept, question in asked.items()}
    yield from own.items()
    for situation in situations_in(asked):
        if len(situation.conditions) > 1:
            first, second = (own[c.concept] in c.answers for c in situation.conditions)
            yield situation.breakdown, _quarter(first=first, second=second)


def _group(question: Question, cells: Sequence[Cell]) -> str:
    given = [cell for measure, cell in cells if measure == question.counted_as]
    valid = [cell for cell in given if (option := question.option(cell)) and not option.missing]
    if question.concept == LANGUAGE:
        return (GERMAN if GERMAN in valid else OTHER) if valid else ""
    return valid[0] if valid else ""


def _quarter(*, first: bool, second: bool) -> str:
    if first:
        return BOTH if second else FIRST
    return SECOND if second else NEITHER


def is_crossable(question: Question) -> bool:
    """Answers about the person are no answers to be crossed with others about the person."""
    return question.kind in CROSSABLE and not question.store and not question.concept.startswith("demo.")


def crossed_cells(cells: Sequence[Cell], definition: Definition) -> list[Cell]:
    """What of one response is counted by groups."""
    names = {question.counted_as for question in definition.questions() if is_crossable(question)}
    return [(m, cell) for m, cell in cells if cell != HIDDEN and m.partition(".")[0] in names]
