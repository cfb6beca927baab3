"""What do the two kinds share in which every option gets an answer of its own?"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ideas.votekinds.kind import Cell, Choices, Fields, Figure, Posted, Sheet, VoteKind, mapping, unknown


class Answers(VoteKind):
    """Choices: {"answers": {"a": "yes"}}; what was not answered does not stand there."""

    answers: ClassVar[Mapping[str, str | Promise]]

    def read(self, posted: Posted, sheet: Sheet) -> Choices:
        given = {code: posted.get(f"o-{code}") for code in sheet.codes}
        return {"answers": {code: answer for code, answer in given.items() if answer}}

    def fields(self, choices: Choices, sheet: Sheet) -> Fields:
        return {f"o-{code}": [answer] for code, answer in mapping(choices.get("answers")).items()}

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        given = mapping(choices.get("answers"))
        yield from unknown(sorted(given), sheet)
        if any(not isinstance(answer, str) or answer not in self.answers for answer in given.values()):
            yield _("One of the answers does not exist here. Please choose again.")

    def written(self, choices: Choices, sheet: Sheet) -> Choices:
        given = mapping(choices.get("answers"))
        return {"answers": {code: given[code] for code in sorted(given)}} if given else {}

    def cells(self, choices: Choices) -> Iterator[Cell]:
        yield from ((f"{code}={answer}", 1) for code, answer in mapping(choices.get("answers")).items())

    def said(self, choices: Choices, sheet: Sheet) -> list[str]:
        given = mapping(choices.get("answers"))
        return [f"{sheet.title(code)}: {self.answers[given[code]]}" for code in sheet.codes if code in given]

    def figures(self, cells: Mapping[str, int], sheet: Sheet) -> list[Figure]:
        return [self._figure(cells, code, sheet.title(code)) for code in sheet.codes]

    def _figure(self, cells: Mapping[str, int], code: str, title: str) -> Figure:
        given = [(words, cells.get(f"{code}={answer}", 0)) for answer, words in self.answers.items()]
        return Figure(title, given[0][1], " · ".join(f"{words}: {number}" for words, number in given))
