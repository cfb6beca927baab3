"""How does the terminal say what came out of a .pb file: as one JSON object, or as lines for people?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from ideas.budgeting.comparison import preferred
from ideas.budgeting.missed import Missed
from ideas.budgeting.outcome import Tie
from ideas.budgeting.result import Result, Rule, Settings
from ideas.budgeting.shares.raising import usual_step
from ideas.pabulib.reading import PabulibFile
from ideas.pabulib.variants import rule_of
from participation.web.phrases import number

SPENT_NAMED = 3


@dataclass(frozen=True)
class Tallied:
    """The first result is that of the rule that was asked for, a second one is there to compare."""

    file: PabulibFile
    settings: Settings
    results: Sequence[Result]
    notes: Sequence[str]

    def as_dict(self) -> dict[str, Any]:
        said = self._result(self.results[0])
        if len(self.results) > 1:
            said["compared"] = {result.rule.value: self._result(result) for result in self.results}
            said["voters_who_get_more"] = self._preferred()
        return {**said, "official": self._equals_official(), "notes": list(self.notes)}

    def as_text(self) -> str:
        return "\n".join(self._lines())

    def _result(self, result: Result) -> dict[str, Any]:
        election, outcome = self.file.election, result.outcome
        said: dict[str, Any] = {
            "winners": election.keys_of(outcome.winners),
            "cost": self._plain(election.money(outcome.cost)),
            "ties": [self._tie(tie) for tie in outcome.ties],
            "rule": self._rule_name(result),
            "budget": self._plain(election.money(election.budget)),
            "voters": election.voters,
            "voters_with_a_winner": result.reach.with_one,
            "missed": {self._key(one.project): _rounded(one.reached) for one in result.missed},
        }
        if result.rule is Rule.EQUAL_SHARES:
            share = None if outcome.share is None else float(outcome.share / election.unit)
            said |= {"share": share, "step": self._plain(election.money(self._step())), "rounds": outcome.rounds}
            said["ties_in_other_rounds"] = [self._tie(tie) for tie in outcome.other_ties]
        return said

    def _rule_name(self, result: Result) -> str:
        if result.rule is Rule.EQUAL_SHARES:
            return "equalshares/add1"
        variant = self.settings.variant
        if not variant.skip:
            return "greedy-no-skip"
        return "greedy-threshold" if variant.threshold else "greedy"

    def _tie(self, tie: Tie) -> dict[str, Any]:
        return {"projects": self.file.election.keys_of(tie.projects), "first": self._key(tie.first), "by": tie.by}

    def _preferred(self) -> dict[str, int]:
        first, second = self.results
        found = preferred(self.file.election, first.outcome.winners, second.outcome.winners)
        return {first.rule.value: found.first, second.rule.value: found.second, "equal": found.equal}

    def _equals_official(self) -> bool | None:
        if self.file.official is None:
            return None
        return self.file.official == set(self.file.election.keys_of(self.results[0].outcome.winners))

    def _step(self) -> int:
        return self.settings.step or usual_step(self.file.election)

    def _plain(self, amount: Fraction) -> int | float:
        return int(amount) if amount.denominator == 1 else float(amount)

    def _key(self, project: int) -> str:
        return self.file.election.projects[project].key

    def _lines(self) -> Iterator[str]:
        election = self.file.election
        yield _("%(voters)s ballots, %(projects)s projects, %(budget)s to spend. Rule of the file: %(rule)s") % {
            "voters": number(election.voters),
            "projects": number(len(election.projects)),
            "budget": self._money(election.budget),
            "rule": rule_of(self.file) or "–",
        }
        for result in self.results:
            yield ""
            yield from self._result_lines(result)
        if len(self.results) > 1:
            yield ""
            more = self._preferred()
            yield _("More of their choices is funded: by votes for %(greedy)s, by equal shares for %(mes)s voters.") % {
                "greedy": number(more[Rule.GREEDY]),
                "mes": number(more[Rule.EQUAL_SHARES]),
            }
        official = self._equals_official()
        if official is not None:
            yield ""
            yield _("The same as the official result.") if official else _("Not the official result.")
        if self.notes:
            yield ""
            yield from self.notes

    def _result_lines(self, result: Result) -> Iterator[str]:
        outcome = result.outcome
        yield _("%(rule)s, funded: %(count)s, for %(cost)s") % {
            "rule": self._rule_name(result),
            "count": len(outcome.winners),
            "cost": self._money(outcome.cost),
        }
        yield from self._rows(outcome.winners)
        yield _("At least one of their projects is funded for %(people)s of %(voters)s voters.") % {
            "people": number(result.reach.with_one),
            "voters": number(result.reach.voters),
        }
        if outcome.share is not None:
            yield _("Share per voter: %(share)s, raised in steps of %(step)s.") % {
                "share": number(float(outcome.share / self.file.election.unit), 2),
                "step": self._money(self._step()),
            }
        yield from (self._tie_line(tie) for tie in outcome.ties)
        if outcome.other_ties:
            yield _("Projects were level in other rounds, too: %(count)s times.") % {"count": len(outcome.other_ties)}
        yield from self._missed_lines(result.missed)

    def _rows(self, winners: Iterable[int]) -> Iterator[str]:
        election = self.file.election
        for place, winner in enumerate(winners, start=1):
            name = self.file.projects.rows[winner]["name"]
            cost = self._money(election.projects[winner].cost)
            yield f"{place:4}  {self._key(winner):12} {cost:>14}  {election.scores[winner]:>8}  {name[:60]}".rstrip()

    def _tie_line(self, tie: Tie) -> str:
        reasons = {"cost": _("lower cost"), "votes": _("more votes"), "lot": _("by lot")}
        if tie.by == "lot" and not self.settings.lot:
            reasons["lot"] = _("no lot was drawn, so by the letters of the keys")
        return _("Level: %(projects)s. First is %(first)s (%(why)s).") % {
            "projects": ", ".join(self.file.election.keys_of(tie.projects)),
            "first": self._key(tie.first),
            "why": reasons[tie.by],
        }

    def _missed_lines(self, missed: Sequence[Missed]) -> Iterator[str]:
        if missed:
            yield _("Not funded, with the part of the support that they needed:")
        for one in sorted(missed, key=lambda one: -(one.reached or 0)):
            if one.reached is None:
                yield f"      {self._key(one.project):12} " + _("costs more than the whole budget")
                continue
            paid = ((self._key(winner), self._money(round(money))) for winner, money in one.spent[:SPENT_NAMED])
            spent = ", ".join(f"{winner} {money}" for winner, money in paid)
            rest = " " + _("(its supporters paid most for %(winners)s)") % {"winners": spent} if spent else ""
            yield f"      {self._key(one.project):12} {number(_percent(one.reached), 1)} %{rest}"

    def _money(self, amount: int) -> str:
        value = float(self.file.election.money(amount))
        return number(value, 0 if value.is_integer() else 2)


def _percent(reached: Fraction) -> float:
    """Cut off, not rounded: what did not win never reads as 100."""
    return int(reached * 1000) / 10


def _rounded(reached: Fraction | None) -> float | None:
    return None if reached is None else int(reached * 10_000) / 10_000
