"""Which few numbers stand beside the headline? How many answered out of how many, on which way, ideas and supports."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.protection import rule
from dashboards.panels.ways import hidden_ways
from dashboards.panels.words import numbers


@dataclass(frozen=True, slots=True)
class Stat:
    value: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How many people could have answered; `minimum_age` is set where nobody younger is among them."""

    people: int | None
    minimum_age: int | None = None
    invited: bool = False


def answer_stats(by_channel: Mapping[str, int], asked: Asked) -> tuple[Stat, ...]:
    """Of one survey: people who answered two of them would be counted twice. A share is a number, if all are known."""
    answers, paper = sum(by_channel.values()), by_channel.get("paper", 0)
    if not answers:
        return ()
    stats = [Stat(numbers().number(answers), _of_people(answers, asked), "answers")]
    if "paper" not in hidden_ways(by_channel) and not 0 < answers - paper < rule().min_group:
        stats.append(Stat(numbers().percent(paper / answers), _("of the responses on paper")))
    return tuple(stats)


def idea_stats(*, ideas: int, done: int, supports: int) -> tuple[Stat, ...]:
    say = numbers()
    return (
        Stat(say.number(ideas), _("ideas, %(done)s of them done") % {"done": say.number(done)}),
        Stat(say.number(supports), ngettext("support", "supports", supports)),
    )


def _of_people(answers: int, asked: Asked) -> str:
    if not asked.people:
        return ngettext("response", "responses", answers)
    people = {"people": numbers().number(asked.people), "age": numbers().number(asked.minimum_age or 0)}
    if asked.invited:
        return _("of %(people)s people with a letter answered") % people
    if asked.minimum_age:
        return _("of %(people)s people aged %(age)s and over answered") % people
    return _("of %(people)s people answered") % people
