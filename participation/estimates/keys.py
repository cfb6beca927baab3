"""Which keys may a description of a sample have, under which names do people know them, and what do they say?

Names are compared without case, blanks, "_", "-" and ".". Two names of the same thing are refused, and so is what
nobody knows: a slip of the pen must not change a result without a word. Keys that begin with "_" are passed over.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from participation.estimates.words import NotEstimable
from participation.imports.reading import UnreadableFileError, read_text

# canonical name -> other names, as they look without case and marks
DESIGN: dict[str, tuple[str, ...]] = {
    "weights": ("weight", "pw", "pweights", "samplingweights", "weightcolumn", "weightscolumn", "weightvariable"),
    "strata": ("stratum", "stratacolumn", "stratification", "strat"),
    "cluster": ("clusters", "psu", "psus", "id", "ids", "clusterids", "clustercolumn"),
    "fpc": ("fpcs", "fpccolumn", "finitepopulation", "finitepopulationcorrection", "population", "populations"),
    "nest": ("nested",),
    "single_psu": ("lonelypsu", "singlecluster", "singleunit"),
    "rake": ("raking", "margins", "rakemargins", "rakingmargins"),
    "calibrate": ("calibration",),
    "poststratify": ("poststratification", "poststrata", "poststratum"),
    "trim": ("trimming", "limits", "bounds"),
    "missing": ("na", "nas", "navalues", "missingvalues"),
    "confidence": ("level", "conflevel", "confidencelevel"),
    "by": ("group", "groups", "groupby", "subgroup", "subgroups", "domain", "domains"),
    "where": ("subset", "filter", "only"),
}
KINDS: dict[str, tuple[str, ...]] = {
    "mean": ("means", "svymean", "average", "averages"),
    "total": ("totals", "svytotal", "sum", "sums"),
    "proportion": ("proportions", "prop", "props", "share", "shares", "svyciprop", "svyprop"),
    "crosstab": ("crosstabs", "svychisq", "crosstabulation", "crosstabulations", "table", "tables", "chisq"),
    "ratio": ("ratios", "svyratio"),
    "median": ("medians", "svyquantile"),
}
LISTS = ("estimates", "estimate", "statistics", "analyses", "wishes")
_PASSED_OVER = frozenset({"about", "note", "notes", "title", "description", "comment", "name", "file", "data", "csv"})


def plain(name: str) -> str:
    return "".join(char for char in name.lower() if char not in "_-. ")


def canonical(name: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    wanted = plain(name)
    return next((key for key, others in known.items() if wanted == plain(key) or wanted in others), None)


def read_description(path: Path) -> dict[str, Any]:
    """The JSON object of a file; raise `NotEstimable` with a sentence."""
    try:
        found = json.loads(read_text(path))
    except UnreadableFileError as error:
        raise NotEstimable(error.reason) from error
    except (ValueError, RecursionError) as error:
        where = f" ({error.lineno}:{error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise NotEstimable(
            _("%(name)s cannot be read as JSON%(where)s.") % {"name": path.name, "where": where}
        ) from error
    if not isinstance(found, dict):
        raise NotEstimable(_("%(name)s must hold one JSON object.") % {"name": path.name})
    return found


def sorted_out(description: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, Any]]]:
    """What says how the sample was drawn, by canonical name; and what is asked for, as (kind, value)."""
    design: dict[str, Any] = {}
    wishes: list[tuple[str, Any]] = []
    for name, value in _unwrapped(description):
        if name.startswith("_") or plain(name) in _PASSED_OVER or value is None:
            continue
        if kind := canonical(name, KINDS):
            wishes.append((kind, value))
        elif plain(name) in LISTS:
            wishes.append(("", value))
        elif key := "where" if is_condition(name, value) else canonical(name, DESIGN):
            if key in design:
                raise NotEstimable(_("“%(key)s” stands there twice, once as “%(name)s”.") % {"key": key, "name": name})
            design[key] = value
        else:
            raise NotEstimable(
                _("“%(name)s” is no known key. Known are: %(known)s.")
                % {"name": name, "known": ", ".join([*DESIGN, *KINDS, LISTS[0]])}
            )
    return design, wishes


def is_condition(name: str, value: object) -> bool:
    """A domain is a column to group by, or says who is counted."""
    return plain(name) in ("domain", "subgroup") and isinstance(value, Mapping)


def _unwrapped(description: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """A whole description may stand under "design"."""
    found: list[tuple[str, Any]] = []
    for name, value in description.items():
        found += list(value.items()) if plain(name) == "design" and isinstance(value, Mapping) else [(name, value)]
    return found
