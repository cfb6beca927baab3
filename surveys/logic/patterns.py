"""What does the pattern of `regex` accept? A small program that runs in linear time, in Python and in the browser.

Neither Python's nor the browser's own engine is used: both can take exponential time on a pattern like `(a+)+b`, and
they read some patterns differently. Here a pattern becomes a program for a machine that follows all ways at once
(Thompson's construction). Jumps are relative, so that `{2,5}` copies its part.
"""

from functools import lru_cache

from surveys.logic.errors import LimitError, LogicError, MistakeError, OutsideError, gettext_noop

# "set" (negated, low, high, low, high, ...) takes one character. "split" (a, b) goes on at both places, "jump" (a) at
# one. "start" and "stop" pass at the ends of the text only. "match" is the end of the program.
Instruction = tuple[str, tuple[int, ...]]
Program = tuple[Instruction, ...]

MAX_INSTRUCTIONS = 1_000
MAX_GROUPS = 20
DIGITS, WORDS = (48, 57), (48, 57, 65, 90, 95, 95, 97, 122)
SPACES = (9, 13, 32, 32)
LINE_ENDS = (10, 10, 13, 13)
LAST = 0x10FFFF
CLASSES = {"d": DIGITS, "w": WORDS, "s": SPACES}
CONTROLS = {"n": 10, "t": 9, "r": 13, "f": 12, "v": 11}

_GROUP_KIND = gettext_noop("The pattern uses “%(found)s”, which surveys do not know.")
_LOOK = gettext_noop("The pattern looks ahead or behind with “%(found)s”. Surveys do not do that.")
_BACK = gettext_noop("The pattern repeats an earlier part with “%(found)s”. Surveys do not do that.")
_OPEN = gettext_noop("The “%(found)s” in the pattern is not closed.")
_LEFT_OVER = gettext_noop("The pattern has a “%(found)s” too many.")
_NOTHING = gettext_noop("There is nothing before “%(found)s” in the pattern that could be repeated.")
_RANGE = gettext_noop("The range “%(found)s” in the pattern runs backwards.")
_COUNT = gettext_noop("“%(found)s” in the pattern is no number of repetitions.")
_END = gettext_noop("The pattern ends with “\\”.")
_TOO_BIG = gettext_noop("The pattern is too big. Use fewer or smaller repetitions.")


def program_of(pattern: str, column: int = 1) -> Program:
    """Raise LogicError; `column`: where the pattern begins in the expression."""
    try:
        return _compiled(pattern)
    except LogicError as error:
        error.moved(column - 1)
        raise


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Program:
    compiler = _Compiler(pattern)
    code = compiler.choice()
    if compiler.at < len(pattern):
        raise MistakeError(_LEFT_OVER, compiler.at + 1, found=")")
    return (*code, ("match", ()))


def complement(ranges: tuple[int, ...]) -> tuple[int, ...]:
    found: list[int] = []
    begin = 0
    for low, high in sorted(zip(ranges[::2], ranges[1::2], strict=True)):
        if low > begin:
            found += (begin, low - 1)
        begin = max(begin, high + 1)
    return (*found, begin, LAST) if begin <= LAST else tuple(found)


def _is_one(ranges: tuple[int, ...]) -> bool:
    """A single character and no kind of characters."""
    return ranges[0] == ranges[-1]


class _Compiler:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.groups = 0

    def peek(self, length: int = 1) -> str:
        return self.pattern[self.at : self.at + length]

    def choice(self) -> Program:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        code = branches.pop()
        while branches:
            branch = branches.pop()
            code = self.sized((("split", (1, len(branch) + 2)), *branch, ("jump", (len(code) + 1,)), *code))
        return code

    def sequence(self) -> Program:
        code: Program = ()
        while self.peek() not in ("", "|", ")"):
            code = self.sized((*code, *self.repeated()))
        return code

    def repeated(self) -> Program:
        start = self.at
        part = self.one()
        if self.peek() in ("*", "+", "?", "{"):
            fewest, most = self.times()
            if self.pattern[start] in "^$":
                raise MistakeError(_NOTHING, start + 2, found=self.pattern[start + 1])
            if self.peek() == "?":  # Lazy: a whole text matches either way.
                self.at += 1
            if self.peek() in ("*", "+", "{"):
                raise MistakeError(_NOTHING, self.at + 1, found=self.peek())
            return self.copies(part, fewest, most)
        return part

    def times(self) -> tuple[int, int | None]:
        sign = self.peek()
        if sign != "{":
            self.at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        start, end = self.at, self.pattern.find("}", self.at)
        if end < 0:
            raise MistakeError(_OPEN, start + 1, found="{")
        self.at = end + 1
        fewest, comma, most = self.pattern[start + 1 : end].partition(",")
        if not (fewest.isascii() and fewest.isdigit() and (most == "" or (most.isascii() and most.isdigit()))):
            raise MistakeError(_COUNT, start + 1, found=self.pattern[start : end + 1])
        if max(len(fewest), len(most)) > len(str(MAX_INSTRUCTIONS)):
            raise LimitError(_TOO_BIG, start + 1)
        low, high = int(fewest), (int(most) if most else None if comma else int(fewest))
        if high is not None and high < low:
            raise MistakeError(_COUNT, start + 1, found=self.pattern[start : end + 1])
        return low, high

    def copies(self, part: Program, fewest: int, most: int | None) -> Program:
        size = len(part)
        if size * max(fewest, most or 0) > MAX_INSTRUCTIONS:
            raise LimitError(_TOO_BIG, self.at)
        if most is None and fewest == 0:
            return self.sized((("split", (1, size + 2)), *part, ("jump", (-size - 1,))))
        if most is None:
            return self.sized((*part * fewest, ("split", (-size, 1))))
        return self.sized(part * fewest + (("split", (1, size + 1)), *part) * (most - fewest))

    def sized(self, code: Program) -> Program:
        if len(code) > MAX_INSTRUCTIONS:
            raise LimitError(_TOO_BIG, self.at)
        return code

    def one(self) -> Program:
        sign = self.peek()
        self.at += 1
        if sign == "(":
            return self.group()
        if sign == "[":
            return (self.bracket(),)
        if sign == "\\":
            return (("set", (0, *self.escape())),)
        if sign in ("*", "+", "?", "{"):
            raise MistakeError(_NOTHING, self.at, found=sign)
        if sign == "^":
            return (("start", ()),)
        if sign == "$":
            return (("stop", ()),)
        return (("set", (1, *LINE_ENDS)),) if sign == "." else (("set", (0, ord(sign), ord(sign))),)

    def group(self) -> Program:
        start = self.at - 1
        self.groups += 1
        if self.groups > MAX_GROUPS:
            raise LimitError(_TOO_BIG, start + 1)
        if self.peek() == "?":
            if self.peek(2) != "?:":
                found = "(" + self.peek(2)
                looks = self.peek(2) in ("?=", "?!") or self.peek(3) in ("?<=", "?<!")
                raise OutsideError("pattern", _LOOK if looks else _GROUP_KIND, start + 1, found=found)
            self.at += 2
        code = self.choice()
        if self.peek() != ")":
            raise MistakeError(_OPEN, start + 1, found="(")
        self.at += 1
        self.groups -= 1
        return code

    def escape(self) -> tuple[int, ...]:
        """After a backslash: a kind of characters, or one character."""
        sign = self.peek()
        self.at += 1
        if not sign:
            raise MistakeError(_END, self.at - 1)
        if sign.lower() in CLASSES:
            ranges = CLASSES[sign.lower()]
            return ranges if sign.islower() else complement(ranges)
        if sign in CONTROLS:
            return (CONTROLS[sign], CONTROLS[sign])
        if sign.isascii() and sign.isalnum():
            template = _BACK if sign.isdigit() else _GROUP_KIND
            raise OutsideError("pattern", template, self.at - 1, found="\\" + sign)
        return (ord(sign), ord(sign))

    def bracket(self) -> Instruction:
        """`[a-z]`, `[^a-z]`. A hyphen beside a kind of characters, or at an end, stands for itself."""
        start = self.at - 1
        negated = int(self.peek() == "^")
        self.at += negated
        ranges: list[int] = []
        first = self.at
        while self.peek() != "]" or self.at == first:
            if not self.peek():
                raise MistakeError(_OPEN, start + 1, found="[")
            begin = self.at
            low = self.member()
            if self.peek() == "-" and self.peek(2) not in ("-", "-]") and _is_one(low):
                hyphen = self.at
                self.at += 1
                high = self.member()
                if not _is_one(high):
                    self.at = hyphen
                elif high < low:
                    raise MistakeError(_RANGE, begin + 1, found=self.pattern[begin : self.at])
                else:
                    low = (low[0], high[0])
            ranges += low
        self.at += 1
        return ("set", (negated, *ranges))

    def member(self) -> tuple[int, ...]:
        sign = self.peek()
        self.at += 1
        return self.escape() if sign == "\\" else (ord(sign), ord(sign))
