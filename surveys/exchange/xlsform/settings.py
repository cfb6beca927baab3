"""What does the sheet `settings` say: title, languages, and what we do not do?"""

from django.utils.translation import gettext as _

from participation.files.tables import Row, Sheet
from surveys.definition.document import Texts
from surveys.exchange.report import Place, Report
from surveys.exchange.xlsform.headers import ALIASES
from surveys.exchange.xlsform.languages import language_code

HARMLESS = {"form_id", "id_string", "version", "name", "xmlns", "prefix", "delimiter", "sms_keyword", "compact_tag"}
TITLES = ("form_title", "title", "set_form_title")
HIDDEN = ("public_key", "submission_url")
YES = {"yes", "true", "true()", "1"}


class Settings:
    def __init__(self, sheet: Sheet | None, report: Report) -> None:
        self.values: dict[str, str] = {}
        if sheet is None or len(sheet.rows) < 2:  # noqa: PLR2004 (a head and a row)
            return
        head, row = sheet.rows[0], sheet.rows[1]
        for original, key, value in _cells(head, row):
            place = Place(sheet.name, row.number, original)
            self.values[key] = value
            if key in HIDDEN:
                report.change(place, _("Answers are not encrypted for a server of your own; they stay here."))
            elif key == "style":
                report.change(place, _("The form's own look is not taken over."))
            elif key == "instance_name":
                report.change(place, _("Answers here have no names of their own."))
            elif key not in HARMLESS | {*TITLES, "default_language", "allow_choice_duplicates"}:
                report.change(place, _("This setting has no counterpart here; it was left out."))

    def title(self, language: str, fallback: str) -> Texts:
        words = next((self.values[key] for key in TITLES if key in self.values), "")
        words = words or self.values.get("form_id") or self.values.get("id_string") or fallback
        return {language: words[:200]}

    @property
    def language(self) -> str:
        return language_code(self.values.get("default_language", ""))


def _cells(head: Row, row: Row) -> list[tuple[str, str, str]]:
    found = []
    for name, value in zip(head.cells, row.cells, strict=False):
        if name.strip() and value.strip():
            key = name.strip().lower().replace(" ", "_")
            found.append((name.strip(), ALIASES.get(key, key), value.strip()))
    return found
