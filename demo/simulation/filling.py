"""How does somebody fill in one page? By chance, but in the same way when the page comes back."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from demo.simulation.forms import Field, Form

Pairs = list[tuple[str, str]]
SKIPPED = 0.15
# Ticks of the first answer alone: it is the most usual one ("I live here"), and opens most of what follows.
FIRST = 0.5
WORDS = (
    "Mehr Bänke am Weiher.",
    "Die Straße ist nachts zu dunkel – überall!",
    "=SUMME(A1:A9)",
    "<script>alert('Anger')</script>",
    'Er sagte: "Gern." 🌳',
    "Nichts",
)
BY_NAME = {"email": "rosa@example.org", "phone": "0228 123456", "name": "Rosa"}


@dataclass(slots=True)
class Hand:
    """One person's pen. `home` is the area that this person names; `held` what was entered so far."""

    chance: random.Random
    areas: Sequence[str]
    home: str
    held: dict[str, list[str]] = field(default_factory=dict)

    def fill(self, form: Form, *, everything: bool = False) -> Pairs:
        """What the form sends without its button; `everything` after an error, where nothing may be left out."""
        pairs = [(one.name, one.value) for one in form.of_kind("hidden")]
        for name, fields in _groups(form).items():
            if not self.held.get(name) and (everything or self.chance.random() > SKIPPED):
                self.held[name] = self._answer(name, fields)
            offered = {one.value for one in fields if one.kind in ("radio", "checkbox")}
            pairs += [(name, value) for value in self.held.get(name, []) if not offered or value in offered]
        return pairs

    def think_again(self, form: Form, name: str) -> None:
        """Give another answer to one question."""
        fields = _groups(form)[name]
        others = [one for one in fields if one.value not in self.held.get(name, [])]
        self.held[name] = [self.chance.choice(others or fields).value]

    def _answer(self, name: str, fields: Sequence[Field]) -> list[str]:
        values = [one.value for one in fields]
        if fields[0].kind == "radio":
            return [self.home if self.home in values else self.chance.choice(values)]
        if fields[0].kind == "checkbox":
            return self._some(
                [one.value for one in fields if not one.alone], [one.value for one in fields if one.alone]
            )
        last = name.rpartition(".")[2]
        return [BY_NAME.get(last) or self.chance.choice(WORDS)] + [""] * (len(fields) - 1)

    def _some(self, together: list[str], alone: list[str]) -> list[str]:
        if alone and (not together or self.chance.random() < SKIPPED):
            return [self.chance.choice(alone)]
        chosen = self.chance.sample(together, min(len(together), self.chance.randint(1, 2)))
        return [together[0]] if self.chance.random() < FIRST else chosen


def _groups(form: Form) -> dict[str, list[Field]]:
    """The fields that somebody fills in, by name, in the order of the page."""
    groups: dict[str, list[Field]] = {}
    for one in form.of_kind("radio", "checkbox", "text", "textarea", "email", "tel"):
        if one.name:
            groups.setdefault(one.name, []).append(one)
    return groups
