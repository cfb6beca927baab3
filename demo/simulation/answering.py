"""How do simulated residents answer a survey? Page by page, without JavaScript, on all the ways that pages offer."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from demo.simulation.browser import REDIRECTS, Answer, Browser, Line
from demo.simulation.filling import Hand, Pairs
from demo.simulation.forms import Form, forms_of

OK = 200
MOST_STEPS = 60
TRIES = 4
# Of a hundred residents so many do this on their way.
GIVES_UP, PAUSES, GOES_BACK, REVIEWS, CHANGES_MIND, SENDS_TWICE = 4, 12, 12, 40, 12, 8


@dataclass(slots=True)
class Sheet:
    """What one resident sent off: the fields of each page as they were last accepted."""

    home: str
    pages: dict[str, Pairs] = field(default_factory=dict)
    sent: bool = False
    wrong: str = ""

    def fields(self) -> Pairs:
        return [pair for pairs in self.pages.values() for pair in pairs]


class Trouble(Exception):  # noqa: N818 (what a resident would tell us)
    pass


def answer_all(
    address: str, survey: str, *, residents: int, areas: Sequence[str], seed: int, threads: int
) -> list[Sheet]:
    def lead(number: int) -> list[Sheet]:
        line = Line(address)
        sheets = [
            Respondent(line, survey, random.Random(f"{seed} {one}"), areas, areas[one % len(areas)]).answer()  # noqa: S311
            for one in range(number, residents, threads)
        ]
        line.close()
        return sheets

    with ThreadPoolExecutor(threads) as pool:
        return [sheet for sheets in pool.map(lead, range(threads)) for sheet in sheets]


class Respondent:
    def __init__(self, line: Line, survey: str, chance: random.Random, areas: Sequence[str], home: str) -> None:
        self.line, self.survey, self.chance = line, f"/umfragen/{survey}/", chance
        self.browser = Browser(language=chance.choice(("de", "en")))
        self.hand, self.sheet = Hand(chance, areas, home), Sheet(home)
        self.pauses, self.goes_back = self._is_one_of(PAUSES), self._is_one_of(GOES_BACK)
        self.reviews, self.changes_mind = self._is_one_of(REVIEWS), self._is_one_of(CHANGES_MIND)
        self.gives_up, self.sends_twice = self._is_one_of(GIVES_UP), self._is_one_of(SENDS_TWICE)

    def _is_one_of(self, percent: int) -> bool:
        return self.chance.random() * 100 < percent

    def answer(self) -> Sheet:
        try:
            self._walk(self._begin())
        except Trouble as trouble:
            self.sheet.wrong = str(trouble)
        return self.sheet

    def _begin(self) -> Answer:
        cover = self.browser.get(self.line, self.survey)
        return self._press(self._form(cover, self.survey), [])

    def _walk(self, page: Answer) -> None:
        for step in range(MOST_STEPS):
            if page.path.endswith("/danke/"):
                self.sheet.sent = True
                return
            if page.path.endswith("/absenden/"):
                page = self._review(page)
            elif self.gives_up and step == 4:  # noqa: PLR2004 (in the middle)
                return
            else:
                page = self._page(page, step)
        raise Trouble(f"no end in sight on {page.path}")

    def _page(self, page: Answer, step: int) -> Answer:
        """Fill in and go on, until the site lets us; some take a detour first."""
        if step and self.goes_back:
            self.goes_back = False
            return self._press(self._form(page), self.hand.fill(self._form(page)), go="back")
        if step and self.pauses:
            self.pauses = False
            return self._pause(self._form(page))
        for attempt in range(TRIES):
            form = self._form(page)
            pairs = self.hand.fill(form, everything=attempt > 1)
            answer = self._post(form, [*pairs, ("go", self._go(form))])
            if answer.status in REDIRECTS:
                self.sheet.pages[form.action] = self._still_asked(answer, form, pairs)
                return self._after(answer, form, pairs)
            page = answer
        raise Trouble(f"{page.path} does not let us go on")

    def _pause(self, form: Form) -> Answer:
        """What stands on the page is kept; later it goes on from there or from the next page."""
        pairs = self.hand.fill(form)
        answer = self._post(form, [*pairs, ("go", "later")])
        self.sheet.pages[form.action] = self._still_asked(answer, form, pairs)
        return self._begin()

    def _still_asked(self, answer: Answer, form: Form, pairs: Pairs) -> Pairs:
        """An answer may make another question on the same page pointless; the page then no longer shows it."""
        if not form.rules or answer.location.endswith("/danke/"):
            return pairs
        now = self._form(self.browser.get(self.line, form.action))
        asked = {one.value for one in now.of_kind("hidden") if one.name == "asked"}
        return [(name, value) for name, value in pairs if name.partition(".")[0] in asked]

    def _go(self, form: Form) -> str:
        offered = {one.value for one in form.of_kind("submit") if one.name == "go"}
        if "send" not in offered:
            return "on"
        return "review" if self.reviews or self.changes_mind else "send"

    def _after(self, answer: Answer, form: Form, pairs: Pairs) -> Answer:
        if self.sends_twice and answer.location.endswith("/danke/"):
            answer = self._post(form, [*pairs, ("go", "send")])
        return self._look(answer)

    def _review(self, page: Answer) -> Answer:
        if self.changes_mind:
            self.changes_mind = False
            return self._change_first_page()
        return self._press(self._form(page, self.survey), [])

    def _change_first_page(self) -> Answer:
        """Another answer to the first question may hide later ones: the whole way is walked again."""
        first = next(iter(self.sheet.pages))
        form = self._form(self._look(self.browser.get(self.line, first)))
        self.hand.think_again(form, next(one.name for one in form.of_kind("radio", "checkbox")))
        self._press(form, self.hand.fill(form))
        self.sheet.pages.clear()
        return self._look(self.browser.get(self.line, first))

    def _form(self, page: Answer, action: str = "") -> Form:
        wanted = [form for form in forms_of(page.text) if form.action.startswith(action or f"{self.survey}seite/")]
        if page.status != OK or not wanted:
            raise Trouble(f"{page.status} and no form on {page.path}")
        return wanted[0]

    def _press(self, form: Form, pairs: Pairs, go: str = "on") -> Answer:
        hidden = [] if pairs else [(one.name, one.value) for one in form.of_kind("hidden")]
        return self._look(self._post(form, [*hidden, *pairs, ("go", go)]))

    def _post(self, form: Form, pairs: Pairs) -> Answer:
        return self.browser.post(self.line, form.action, pairs)

    def _look(self, answer: Answer) -> Answer:
        return self.browser.follow(self.line, answer)
