"""What happens in a simulation, from the plan to the verdict?"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from demo.simulation import counted
from demo.simulation import counted_answers as answers
from demo.simulation.answering import answer_all
from demo.simulation.checking import compare, difference
from demo.simulation.plan import add_up, plan_presses
from demo.simulation.sheets import areas_sent, cells_sent
from demo.simulation.voting import cast_all
from ideas.models import Idea
from ideas.selectors.results import supports_by_idea
from ideas.selectors.way import ENDED
from participation.places.models import Area
from participation.processes.models import Process
from participation.tally.verification import differences
from surveys.selectors.counted import AnsweredSurvey, answered_surveys
from surveys.selectors.open_surveys import open_surveys
from surveys.selectors.waiting import waiting_by_survey

AREAS = 3
MOST = 10


@dataclass(slots=True)
class Simulation:
    address: str
    process: Process
    residents: int
    votes: int
    seed: int
    threads: int
    say: Callable[[str], None]
    patience: float = 60.0
    wrong: list[str] = field(default_factory=list)
    checks: int = 0

    def run(self) -> None:
        self._wait_until_counted()
        survey = self._survey()
        if survey:
            self._answer(survey)
        else:
            self.say("No survey is open in this process.")
        self._vote()
        self._check([f"verify_tallies: {one}" for one in differences()])

    def _survey(self) -> AnsweredSurvey | None:
        slugs = [one.slug for one in open_surveys(self.process)]
        return next((one for one in answered_surveys(self.process.pk) if one.slug in slugs), None)

    def _answer(self, survey: AnsweredSurvey) -> None:
        before, returns = answers.raw_cells(survey, waiting=True), answers.raw_returns(survey, waiting=True)
        began = time.monotonic()
        sheets = answer_all(
            self.address,
            survey.slug,
            residents=self.residents,
            areas=self._areas(),
            seed=self.seed,
            threads=self.threads,
        )
        seconds, sent = time.monotonic() - began, sum(sheet.sent for sheet in sheets)
        self.say(f"{sent} of {len(sheets)} residents sent {survey.slug} in {seconds:.1f} s; the others gave up.")
        self._check([f"Could not answer: {sheet.wrong}" for sheet in sheets if sheet.wrong][:MOST])
        self._wait_until_counted()
        shown, now = answers.shown_cells(survey), answers.shown_returns(survey, self.process.pk)
        known, words = set(answers.measures_of(survey)), answers.word_measures(survey)
        expected = {cell: count for cell, count in cells_sent(sheets, words=words).items() if cell[0] in known}
        self.say(
            f"{sum(expected.values())} single answers to {len({cell[0] for cell in expected})} questions and rows."
        )
        self._check(compare("Answers shown, and in the rows", shown, answers.raw_cells(survey, waiting=False)))
        stored = answers.raw_cells(survey, waiting=True)
        self._check(compare("Answers stored, and sent", difference(stored, before), expected))
        rows = answers.raw_returns(survey, waiting=False)
        self._check(compare("Responses by area shown, and in the rows", now, rows))
        rows = answers.raw_returns(survey, waiting=True)
        self._check(compare("Responses by area stored, and sent", difference(rows, returns), areas_sent(sheets)))
        waiting = waiting_by_survey(self.process.pk).get(survey.id, 0)
        self.say(f"{waiting} responses wait until enough have come to be mixed and counted.")

    def _areas(self) -> list[str]:
        inside = Area.objects.filter(path__startswith=self.process.area.path).exclude(pk=self.process.area.pk)
        return [area.slug for area in inside.order_by("path")[:AREAS]] or [self.process.area.slug]

    def _vote(self) -> None:
        ideas = self._ideas()
        chance = random.Random(self.seed)  # noqa: S311 (a plan, no secret)
        presses = plan_presses(chance, residents=self.residents, ideas=ideas, votes=self.votes)
        before, events = counted.shown_by_idea(self.process), counted.number_of_events()
        began = time.monotonic()
        outcome = cast_all(self.address, presses, threads=self.threads)
        seconds, sent = time.monotonic() - began, add_up(presses)
        self.say(
            f"{outcome.accepted} of {len(presses)} presses on {len(ideas)} ideas accepted in {seconds:.1f} s "
            f"({len(presses) / seconds:.0f}/s); {sent.changes} changed something."
        )
        self._check(outcome.wrong[:MOST])
        self._wait_until_counted()
        shown, supports = counted.shown_by_idea(self.process), {idea: n for idea, n in sent.supports.items() if n}
        days, total = counted.shown_by_day(self.process), {"all": counted.shown_in_total(self.process)}
        stored = {"all": counted.number_of_events() - events}
        self._check(compare("Supports shown, and in the rows", shown, counted.raw_by_idea(self.process)))
        self._check(compare("Supports shown, and sent", difference(shown, before), supports))
        self._check(compare("Supports by day shown, and in the rows", days, counted.raw_by_day(self.process)))
        self._check(compare("Supports in the overview, and by idea", total, {"all": sum(shown.values())}))
        self._check(compare("Events stored, and changes sent", stored, {"all": sent.changes}))

    def _ideas(self) -> list[int]:
        """Those that take support and count by themselves, so that each press is a change at its own idea."""
        found = Idea.objects.filter(pk__in=[idea.idea_id for idea in supports_by_idea(self.process.pk)])
        alone = found.filter(main__isnull=True).exclude(status__in=ENDED)
        return list(alone.order_by("pk").values_list("pk", flat=True))

    def _check(self, found: list[str]) -> None:
        self.checks += 1
        self.wrong += found

    def _wait_until_counted(self) -> None:
        began = time.monotonic()
        waiting = counted.number_waiting()
        while waiting and time.monotonic() - began < self.patience:
            time.sleep(0.1)
            waiting = counted.number_waiting()
        if waiting:
            self._check([f"{waiting} events were not counted within {self.patience:.0f} s."])
        else:
            self.say(f"Everything was counted after {time.monotonic() - began:.1f} s.")
