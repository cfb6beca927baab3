"""Does a whole text fit a pattern? All ways are followed at once, one character after the other: never exponential."""

from surveys.logic.patterns import Program

# Instructions times characters. A text that would take more fits nothing; a page stays answerable whatever is typed.
MAX_WORK = 2_000_000


def fits(program: Program, text: str) -> bool:
    if len(program) * (len(text) + 1) > MAX_WORK:
        return False
    places = _reached(program, [0], at_start=True, at_end=not text)
    for index, sign in enumerate(text, start=1):
        code = ord(sign)
        taken = [place + 1 for place in places if _takes(program, place, code)]
        if not taken:
            return False
        places = _reached(program, taken, at_start=False, at_end=index == len(text))
    return any(program[place][0] == "match" for place in places)


def _takes(program: Program, place: int, code: int) -> bool:
    operation, numbers = program[place]
    if operation != "set":
        return False
    inside = any(numbers[at] <= code <= numbers[at + 1] for at in range(1, len(numbers), 2))
    return inside != bool(numbers[0])


def _reached(program: Program, begin: list[int], *, at_start: bool, at_end: bool) -> list[int]:
    """Where the machine may stand without taking another character."""
    seen: set[int] = set()
    found: list[int] = []
    waiting = list(begin)
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        operation, jumps = program[place]
        if operation in ("split", "jump"):
            waiting += [place + jump for jump in jumps]
        elif operation in ("start", "stop"):
            if at_start if operation == "start" else at_end:
                waiting.append(place + 1)
        else:
            found.append(place)
    return found
