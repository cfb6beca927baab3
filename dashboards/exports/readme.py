"""What does a person read first who opens an open data package?"""

from django.conf import settings
from django.utils.translation import gettext as _

from dashboards.exports.origin import made_by, title_of
from dashboards.exports.results import Export, notes
from dashboards.panels.protection import rule
from participation.texts import localized


def readme_text(export: Export) -> str:
    sections = [
        (title_of(export), [_("Published by %(who)s.") % {"who": made_by(export)}, *notes(export)]),
        (_("What is in it"), _files()),
        (_("Which surveys"), _surveys(export)),
        (_("How to read it"), _reading()),
        (_("How small groups are protected"), _protection()),
        (_("Licence"), [licence_text(export).strip()]),
    ]
    told = [
        f"{'#' if at == 0 else '##'} {title}\n\n" + "\n".join(lines) + "\n"
        for at, (title, lines) in enumerate(sections)
        if lines
    ]
    return "\n".join(told)


def licence_text(export: Export) -> str:
    licence = settings.DATA_LICENCE
    lines = [licence.title, licence.address]
    if licence.names_source:
        source = {"who": made_by(export), "what": title_of(export)}
        lines.append(_("Please name the source: %(who)s, %(what)s.") % source)
    return "\n".join(lines) + "\n"


def _files() -> list[str]:
    return [
        "- `figures.csv`: " + _("one line per figure, joined with the panels by `survey` and `panel`"),
        "- `panels.csv`: " + _("what each group of figures says, of whom, and with which limits"),
        "- `codebook.csv`: " + _("questions and answers with their codes, and what each column counts"),
        "- `datapackage.json`: " + _("the same for programs (Frictionless Data Package)"),
        "- `LICENSE.txt`",
    ]


def _surveys(export: Export) -> list[str]:
    said = []
    for part in export.released:
        if part.survey:
            kind = (
                _("random sample or a letter to everybody")
                if part.survey.sampled
                else _("open to everybody; it speaks for those who answered only")
            )
            said.append(f"- {localized(part.survey.title, export.language)} (`{part.slug}`): {kind}")
    return said


def _reading() -> list[str]:
    return [
        "- " + _("The tables are UTF-8, with commas between columns and decimal points."),
        "- " + _("An empty `value` is a hidden figure, never a zero. `text` says so."),
        "- " + _("A text that a spreadsheet would run as a formula begins with an apostrophe."),
        '- R: `read.csv("figures.csv", na.strings = "")`',
        '- Python: `pandas.read_csv("figures.csv")`',
    ]


def _protection() -> list[str]:
    limits = rule()
    sizes = {"group": limits.min_group, "cell": limits.min_cell, "doubt": limits.span, "step": settings.MIXING_BATCH}
    return [
        "- " + _("A group of fewer than %(group)s people has no figures.") % sizes,
        "- " + _("As many others are hidden as it takes, so that nobody subtracts it.") % sizes,
        "- "
        + _("A hidden figure stays in doubt by at least %(doubt)s, as far as totals allow. The program checks it.")
        % sizes,
        "- " + _("Anonymous answers are counted in steps of at least %(step)s.") % sizes,
        "- " + _("Opinions of everybody together are not hidden: they tell nothing about anybody.") % sizes,
    ]
