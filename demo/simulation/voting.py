"""How do simulated residents vote? Half of them with JavaScript (HTMX), half without."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from demo.simulation.browser import Browser, Line
from demo.simulation.forms import Form, forms_of
from demo.simulation.plan import Press

OK, FOUND = 200, 302
LOOKS_BACK = 10  # one of so many presses without JavaScript is looked at on the page


@dataclass(slots=True)
class Outcome:
    """`seconds` from each press to its answer."""

    accepted: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def cast_all(address: str, presses: Sequence[Press], *, threads: int) -> Outcome:
    """Each thread leads some residents; what one resident does keeps its order."""
    with ThreadPoolExecutor(threads) as pool:
        shares = [[press for press in presses if press.resident % threads == number] for number in range(threads)]
        done = list(pool.map(lambda share: _lead(address, share), shares))
    seconds = [second for one in done for second in one.seconds]
    return Outcome(sum(one.accepted for one in done), seconds, [text for one in done for text in one.wrong])


def _lead(address: str, presses: Sequence[Press]) -> Outcome:
    line, outcome = Line(address), Outcome()
    browsers: dict[int, Browser] = {}
    for number, press in enumerate(presses):
        browser = browsers.get(press.resident)
        if browser is None:
            browser = browsers[press.resident] = Browser()
            browser.get(line, f"/ideen/{press.idea}/")
        began = time.monotonic()
        wrong = _press(line, browser, press, look=number % LOOKS_BACK == 0)
        outcome.seconds.append(time.monotonic() - began)
        if wrong:
            outcome.wrong.append(f"{press}: {wrong}")
        else:
            outcome.accepted += 1
    line.close()
    return outcome


def _press(line: Line, browser: Browser, press: Press, *, look: bool) -> str:
    """The empty text when all is well: accepted, and the own vote seen at once."""
    fields = [("csrfmiddlewaretoken", browser.cookies.get("csrftoken", "")), ("value", str(press.value))]
    with_script = press.resident % 2 == 0
    answer = browser.post(line, f"/ideen/{press.idea}/stimme/", fields, htmx=with_script)
    if answer.status != (OK if with_script else FOUND):
        return f"answer {answer.status}"
    if not with_script:
        if not look:
            return ""
        answer = browser.follow(line, answer)
    shown = _next_value(forms_of(answer.text), press.idea)
    return "" if shown == str(1 - press.value) else f"the page offers {shown} after the press"


def _next_value(forms: Sequence[Form], idea: int) -> str | None:
    """What the button on the page would send next."""
    found = (form.value_of("value") for form in forms if form.action == f"/ideen/{idea}/stimme/")
    return next(found, None)
