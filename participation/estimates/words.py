"""Why can this not be estimated? One sentence for each reason."""

from collections.abc import Iterable
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participation.stats.designs.design import DesignError


class NotEstimable(Exception):  # noqa: N818 (an answer with a reason, not an error)
    """Carries a whole sentence for people."""


def no_column(name: str, names: Iterable[str]) -> NotEstimable:
    known = list(names)
    near = get_close_matches(name, known, 1)
    if near:
        sentence = _("There is no column “%(name)s”. Do you mean “%(near)s”?")
        return NotEstimable(sentence % {"name": name, "near": near[0]})
    return NotEstimable(
        _("There is no column “%(name)s”. Found: %(found)s.") % {"name": name, "found": ", ".join(known[:30])}
    )


def sentence_of(error: DesignError) -> str:
    facts = {name: f"{value:.10g}" if isinstance(value, float) else str(value) for name, value in error.details.items()}
    if error.code == "single_cluster":
        number = int(error.details["strata"])
        return ngettext(
            "One stratum has a single cluster, so its variance is unknown. See single_psu in the help.",
            "%(count)d strata have a single cluster, so their variance is unknown. See single_psu in the help.",
            number,
        ) % {"count": number}
    return _sentences()[error.code] % facts


def _sentences() -> dict[str, str]:
    return {
        "weight_below_zero": _("Weights must be numbers of at least zero."),
        "no_weight": _("All weights are zero."),
        "cluster_in_two_strata": _(
            "The cluster “%(cluster)s” lies in two strata. If names count anew in each stratum, write nest: true."
        ),
        "population_not_positive": _("The population in fpc must be larger than zero."),
        "population_varies_in_stratum": _("The population in fpc must be the same for all rows of a stratum."),
        "population_below_sample": _(
            "%(drawn)s were drawn from a population of %(population)s. The fpc must be at least the sample."
        ),
        "nobody_left": _("No row is left that could be counted."),
        "divided_by_zero": _("The sum below the line is zero, so there is no ratio."),
        "one_category": _("A table needs at least two different answers in each direction."),
        "empty_category": _("A row or column of the table has no weight."),
        "nobody_in_category": _(
            "Nobody in the sample belongs to “%(category)s” of “%(margin)s”. Merge it with another category."
        ),
        "no_resident_in_category": _(
            "The margin “%(margin)s” has nobody in “%(category)s”, but the sample has. Merge categories."
        ),
        "margins_contradict": _("The margins contradict each other in this sample, so no weights fit all of them."),
    }
