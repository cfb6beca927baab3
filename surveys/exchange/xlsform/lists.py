"""Which lists of choices does a survey need as a form? Questions with the same answers share one."""

from surveys.definition import Option, Question
from surveys.exchange.xlsform.choices import FLAGS, OTHER_TEXT
from surveys.exchange.xlsform.languages import language_name

Row = dict[str, str]


def has_plain_other(question: Question, languages: tuple[str, ...]) -> bool:
    """The last answer is the one that `or_other` makes. XLSForm knows no filter beside it."""
    if not question.options or question.choice_filter is not None:
        return False
    text = {language: OTHER_TEXT.get(language, OTHER_TEXT["en"]) for language in languages}
    codes = [option.code for option in question.options]
    return question.options[-1] == Option("other", text, other=True) and codes.count("other") == 1


class Lists:
    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.rows: list[Row] = []
        self._lists: list[tuple[tuple[Option, ...], str]] = []

    def name_for(self, options: tuple[Option, ...], wanted: str) -> str:
        for known, name in self._lists:
            if known == options:
                return name
        self._lists.append((options, wanted))
        self.rows += [self._row(option, wanted) for option in options]
        return wanted

    def _row(self, option: Option, name: str) -> Row:
        row = {"list_name": name, "name": option.code}
        row |= {f"label::{language_name(code)}": text for code, text in option.text.items() if code in self.languages}
        row |= option.attributes
        flags = [flag for flag in ("missing", "exclusive", "other") if getattr(option, flag)]
        return row | ({FLAGS: " ".join(flags)} if flags else {})
