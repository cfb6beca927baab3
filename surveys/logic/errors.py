"""Why is an expression not taken? One sentence with its place, for somebody who has never seen a grammar."""

# What the translators collect. The package knows no Django; surveys/selectors/logic_words.py looks the sentence up.


def gettext_noop(text: str) -> str:
    return text


PLACE = gettext_noop("Column %(column)d: %(sentence)s")


class LogicError(ValueError):
    """`template` is the English sentence with places for `values`; `column` counts characters from 1."""

    def __init__(self, template: str, column: int, **values: object) -> None:
        self.template = template
        self.column = column
        self.values = values
        super().__init__(PLACE % {"column": column, "sentence": self.sentence})

    def moved(self, columns: int) -> None:
        """The text in which the error was found begins further to the right."""
        self.column += columns
        self.args = (PLACE % {"column": self.column, "sentence": self.sentence},)

    @property
    def sentence(self) -> str:
        return self.template % self.values


class MistakeError(LogicError):
    """Nobody could read this: something is missing, left over or misspelt."""


class OutsideError(LogicError):
    """XLSForm may know this, but it is outside the part of the language that surveys use. `construct` names it."""

    def __init__(self, construct: str, template: str, column: int, **values: object) -> None:
        self.construct = construct
        super().__init__(template, column, **values)


class LimitError(LogicError):
    """Too long or too deeply nested to be worked through safely."""


class BadTreeError(ValueError):
    """Stored JSON is not a tree that this package has written."""
