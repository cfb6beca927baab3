"""What happens in a simulation, from the plan to the verdict?"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from demo.simulation import counted
from demo.simulation.checking import compare, difference
from demo.simulation.plan import add_up, plan_presses
from demo.simulation.voting import cast_all
from ideas.selectors.results import supports_by_idea
from participation.processes.models import Process
from participation.tally.verification import differences

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    residents: int
    votes: int
    seed: int
    threads: int = 8
    patience: float = 60.0


@dataclass(slots=True)
class Verdict:
    wrong: list[str] = field(default_factory=list)
    checks: int = 0

    def add(self, found: list[str]) -> None:
        self.checks += 1
        self.wrong += found


def simulate(address: str, process: Process, wish: Wish, say: Say) -> Verdict:
    verdict = Verdict()
    verdict.add(_wait_until_counted(wish.patience, say))
    _vote(address, process, wish, verdict, say)
    verdict.add([f"verify_tallies: {one}" for one in differences()])
    return verdict


def _vote(address: str, process: Process, wish: Wish, verdict: Verdict, say: Say) -> None:
    ideas = sorted(idea.idea_id for idea in supports_by_idea(process.pk))
    chance = random.Random(wish.seed)  # noqa: S311 (a plan, no secret)
    presses = plan_presses(chance, residents=wish.residents, ideas=ideas, votes=wish.votes)
    before, events = counted.shown_by_idea(process), counted.number_of_events()
    began = time.monotonic()
    outcome = cast_all(address, presses, threads=wish.threads)
    seconds = time.monotonic() - began
    say(f"{outcome.accepted} of {len(presses)} presses accepted in {seconds:.1f} s ({len(presses) / seconds:.0f}/s).")
    verdict.add(outcome.wrong[:10])
    verdict.add(_wait_until_counted(wish.patience, say))
    sent = add_up(presses)
    shown = counted.shown_by_idea(process)
    say(f"{sent.changes} changed something, {len(presses) - sent.changes} did not; {sum(shown.values())} supports.")
    verdict.add(compare("Supports shown, and in the rows", shown, counted.raw_by_idea(process)))
    verdict.add(compare("Supports shown, and sent", difference(shown, before), _without_zeros(sent.supports)))
    verdict.add(compare("Supports by day shown, and in the rows", *_by_day(process)))
    total = {"all": counted.shown_in_total(process)}
    verdict.add(compare("Supports in the overview, and in the rows", total, {"all": sum(shown.values())}))
    changed = {"all": counted.number_of_events() - events}
    verdict.add(compare("Events stored, and changes sent", changed, {"all": sent.changes}))


def _by_day(process: Process) -> tuple[dict[str, int], dict[str, int]]:
    return counted.shown_by_day(process), counted.raw_by_day(process)


def _without_zeros(counts: dict[int, int]) -> dict[int, int]:
    return {key: count for key, count in counts.items() if count}


def _wait_until_counted(patience: float, say: Say) -> list[str]:
    began = time.monotonic()
    waiting = counted.number_waiting()
    while waiting and time.monotonic() - began < patience:
        time.sleep(0.1)
        waiting = counted.number_waiting()
    if waiting:
        return [f"{waiting} events were not counted within {patience:.0f} s."]
    say(f"Everything was counted after {time.monotonic() - began:.1f} s.")
    return []
