"""What does the sample answer to one wish? A plain dictionary, as it is printed."""

from collections.abc import Callable, Mapping

import numpy as np
from django.utils.translation import gettext as _

from participation.estimates.crosstab import crosstab
from participation.estimates.sample import Sample
from participation.estimates.told import Asked, Found, ends, percent, told
from participation.estimates.wishes import Wish
from participation.estimates.words import NotEstimable
from participation.stats.designs.design import Mask
from participation.stats.designs.estimates import Estimate, mean, ratio, shares, total
from participation.stats.designs.quantiles import quantile
from participation.stats.designs.share_intervals import share_intervals


def answer(sample: Sample, wish: Wish, level: float) -> Found:
    """`left_out`: rows that belong here and did not answer."""
    domain = _domain(sample, wish)
    there = _there(sample, wish)
    ask = _KINDS[wish.kind](sample, wish, level)
    head = {"kind": wish.kind, "name": wish.name, "variable": wish.variable, **_more(wish)}
    head["n"] = int(np.count_nonzero(there & domain))
    head["left_out"] = int(np.count_nonzero(~there & domain))
    if not wish.by:
        return head | ask(there & domain, domain)
    return head | {"groups": _groups(sample, wish, there & domain, domain, ask)}


def _domain(sample: Sample, wish: Wish) -> Mask:
    found = np.ones(sample.design.rows, np.bool_)
    for name, wanted in wish.where:
        labels = sample.labels(name)
        unknown = [one for one in wanted if one not in set(labels)]
        if unknown:
            raise NotEstimable(
                _("No row has “%(value)s” in the column “%(name)s”.") % {"value": unknown[0], "name": name}
            )
        found &= np.array([label in wanted for label in labels])
    return found


def _there(sample: Sample, wish: Wish) -> Mask:
    there = sample.given(wish.variable)
    for name in (wish.other, *wish.by):
        if name:
            there = there & sample.given(name)
    return there


def _more(wish: Wish) -> Found:
    found: Found = {}
    if wish.kind == "crosstab":
        found = {"rows": wish.variable, "columns": wish.other}
    elif wish.other:
        found = {"numerator": wish.variable, "denominator": wish.other}
    if wish.category is not None:
        found["category"] = wish.category
    if wish.by:
        found["by"] = list(wish.by)
    if wish.where:
        found["where"] = {name: list(wanted) for name, wanted in wish.where}
    return found


def _groups(sample: Sample, wish: Wish, rows: Mask, domain: Mask, ask: Asked) -> Found:
    """A domain of the whole sample each; the name of crossed groups is joined with a full stop, as in R."""
    parts = [sample.labels(name) for name in wish.by]
    labels = [".".join(own) for own in zip(*parts, strict=True)]
    found: Found = {}
    for label in sorted({label for label, here in zip(labels, rows.tolist(), strict=True) if here}):
        group = domain & np.array([own == label for own in labels])
        here = rows & group
        found[label] = {"n": int(np.count_nonzero(here))} | ask(here, group)
    return found


def _mean(sample: Sample, wish: Wish, level: float) -> Asked:
    values, _there_too = sample.numbers(wish.variable)
    return lambda rows, domain: told(mean(sample.design, values, rows, domain), level)


def _total(sample: Sample, wish: Wish, level: float) -> Asked:
    values, _there_too = sample.numbers(wish.variable)
    return lambda rows, domain: told(total(sample.design, values, rows, domain), level)


def _ratio(sample: Sample, wish: Wish, level: float) -> Asked:
    above, below = sample.numbers(wish.variable)[0], sample.numbers(wish.other)[0]
    return lambda rows, domain: told(ratio(sample.design, above, below, rows=rows, domain=domain), level)


def _median(sample: Sample, wish: Wish, level: float) -> Asked:
    values, _there_too = sample.numbers(wish.variable)

    def ask(rows: Mask, domain: Mask) -> Found:
        found = quantile(sample.design, values, rows, domain=domain, level=level)
        return {"est": found.est, "df": found.df, f"ci{percent(level)}_woodruff": ends(found.interval)}

    return ask


def _proportion(sample: Sample, wish: Wish, level: float) -> Asked:
    labels = sample.labels(wish.variable)
    there = sample.given(wish.variable)
    names = sorted({label for label, here in zip(labels, there.tolist(), strict=True) if here})
    if wish.category is not None and wish.category not in names:
        raise NotEstimable(
            _("No row has “%(value)s” in the column “%(name)s”.") % {"value": wish.category, "name": wish.variable}
        )
    order = {name: code for code, name in enumerate(names)}
    codes = np.array([order.get(label, 0) for label in labels], np.intp)

    def ask(rows: Mask, domain: Mask) -> Found:
        found, _together = shares(sample.design, codes, len(names), rows=rows, domain=domain)
        size = int(np.count_nonzero(domain))
        every = {
            name: _share(one, int(np.count_nonzero(rows & (codes == order[name]))), size, level)
            for name, one in zip(names, found, strict=True)
        }
        return {"values": every} if wish.category is None else every[wish.category]

    return ask


def _share(share: Estimate, count: int, rows: int, level: float) -> Found:
    methods = share_intervals(share, rows=rows, level=level)
    found: Found = {"count": count} | told(share, level)
    found[f"ci{percent(level)}_wilson"] = ends(methods.get("wilson"))
    return found | {"intervals": {name: ends(interval) for name, interval in methods.items()}}


_KINDS: Mapping[str, Callable[[Sample, Wish, float], Asked]] = {
    "mean": _mean,
    "total": _total,
    "ratio": _ratio,
    "median": _median,
    "proportion": _proportion,
    "crosstab": crosstab,
}
