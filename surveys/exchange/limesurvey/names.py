"""What does a name in LimeSurvey's expressions stand for? "age", "age.NAOK", "colours_SQ01", "734181X11X237SQ201"."""

import re

from surveys.exchange.limesurvey.expressions import Name
from surveys.exchange.limesurvey.kinds import Made, Target
from surveys.exchange.limesurvey.model import LimeQuestion
from surveys.logic.tree import Answer, Call, Text

_SUFFIX = re.compile(r"\.(?:NAOK|value|code|shown|valueNAOK)$")
_NUMBERED = re.compile(r"\d+X\d+X(\d+)(.*)$")


class Names:
    """Filled question by question, so that only what was asked before can be found."""

    def __init__(self) -> None:
        self.targets: dict[str, Target] = {}
        self.by_id: dict[str, str] = {}

    def add(self, question: LimeQuestion, made: Made) -> None:
        self.by_id[question.id] = question.code
        for suffix, target in made.fields.items():
            name = f"{question.code}_{suffix}" if suffix else question.code
            self.targets[name] = target
        if made.questions and question.code not in self.targets:
            first = made.questions[0]
            if len(made.questions) == 1 and first["kind"] in ("multi", "pick", "calculate"):
                self.targets[question.code] = Target(first["code"])

    def find(self, name: str) -> Name | None:
        plain = _SUFFIX.sub("", name.removeprefix("that."))
        numbered = _NUMBERED.match(plain)
        if numbered:
            code = self.by_id.get(numbered[1])
            if code is None:
                return None
            plain = f"{code}_{numbered[2]}" if numbered[2] else code
        target = self.targets.get(plain)
        if target is None or target.place in ("row", "rank", "other"):
            return None
        if target.place == "tick":
            return Name(Call("selected", (Answer(target.code), Text(target.part))), tick=True)
        return Name(Answer(target.code))
