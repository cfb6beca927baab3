"""How does the town behind a file count by votes? Its `rule`, as far as a rule can say it."""

from fractions import Fraction
from math import ceil

from django.utils.translation import gettext as _

from ideas.budgeting.greedy import Variant
from ideas.pabulib.amounts import number_in
from ideas.pabulib.reading import PabulibFile
from participation.imports.reading import UnreadableFileError

# Their exceptions stand in the town's statutes, not in the file.
OWN_RULES = ("greedy-exclusive", "greedy-custom")


def variant_of(file: PabulibFile) -> Variant:
    return Variant(skip=rule_of(file) != "greedy-no-skip", threshold=ceil(_threshold(file) * file.point))


def rule_of(file: PabulibFile) -> str:
    return file.meta.get("rule", "").lower()


def caution_of(file: PabulibFile) -> str:
    """A sentence where the file's own rule is more than can be counted from it."""
    if rule_of(file) in OWN_RULES:
        return _("The rule “%(rule)s” has exceptions that the file does not say. Counted as plain greedy.") % {
            "rule": rule_of(file)
        }
    return ""


def _threshold(file: PabulibFile) -> Fraction:
    text = file.meta.get("min_project_score_threshold", "")
    value = number_in(text) if text else Fraction(0)
    if value is None or value < 0:
        raise UnreadableFileError(_("The threshold “%(text)s” is no number.") % {"text": text[:40]})
    return value
