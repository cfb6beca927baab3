"""How many residents are in which category, as a description says it, and which rows of the sample belong there?

Numbers of residents, or shares that add up to 1 or 100: those are taken of "N", of the other margins' sum, or of the
sum of the weights from before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from participation.estimates.wishes import Names
from participation.estimates.words import NotEstimable
from participation.stats.designs.raking import Margin

_PERCENT = 100
_CLOSE = 1e-6


def targets_of(value: Any, names: Names, method: str) -> dict[str, dict[str, float]]:  # noqa: ANN401 (JSON)
    """{"age": {"18-39": 110, ..}, ..., "N": 400}, or a list of {"variable": .., "targets": {..}}."""
    total: float | None = None
    found: dict[str, dict[str, float]] = {}
    for name, targets in _margins(value):
        if isinstance(targets, int | float) and name in ("N", "n", "total"):
            total = float(targets)
            continue
        try:
            numbers_of = {str(label): float(number) for label, number in targets.items()}
        except (AttributeError, TypeError, ValueError):
            raise NotEstimable(
                _("The margin “%(name)s” must be {category: number of residents}.") % {"name": name}
            ) from None
        found[names.find(name)] = numbers_of
    if method == "poststratify" and len(found) != 1:
        raise NotEstimable(_("Post-stratification needs exactly one margin. For several, use rake."))
    return _of_one_size(found, total)


def _margins(value: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 (JSON)
    if isinstance(value, Mapping):
        keys = {str(key).lower() for key in value}
        if keys >= {"variable", "targets"}:
            return _margins([value])
        return [(str(name), targets) for name, targets in value.items()]
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        pairs = []
        for one in value:
            name = one.get("variable") or one.get("column") or one.get("name")
            targets = one.get("targets") or one.get("target") or one.get("counts") or one.get("margin")
            if not isinstance(name, str) or targets is None:
                raise NotEstimable(_("Each margin in a list needs “variable” and “targets”."))
            pairs.append((name, targets))
        return pairs
    raise NotEstimable(_("Margins are given as {column: {category: number of residents}}."))


def _of_one_size(targets: dict[str, dict[str, float]], total: float | None) -> dict[str, dict[str, float]]:
    """Shares are made numbers of the total; numbers of residents must add up to the same in each margin."""
    sums = {name: sum(own.values()) for name, own in targets.items()}
    are_shares = {name: abs(size - 1) < _CLOSE or abs(size - _PERCENT) < _CLOSE for name, size in sums.items()}
    counted = [size for name, size in sums.items() if not are_shares[name]]
    size = total if total is not None else counted[0] if counted else None
    for name, own in sums.items():
        if size is not None and not are_shares[name] and abs(own / size - 1) > _CLOSE:
            raise NotEstimable(
                _("The margin “%(name)s” adds up to %(sum)s, not to %(total)s as the others.")
                % {"name": name, "sum": f"{own:.10g}", "total": f"{size:.10g}"}
            )
    if size is None:
        return targets  # shares only: the sum of the weights from before is the total
    return {name: {label: n * size / sums[name] for label, n in own.items()} for name, own in targets.items()}


def margin_of(name: str, targets: Mapping[str, float], labels: Sequence[str], size: float) -> Margin:
    """The margin with the code of each row; `size` is what shares are taken of."""
    order = {label: code for code, label in enumerate(targets)}
    strangers = sorted(set(labels) - set(order))
    if strangers:
        raise NotEstimable(
            _("The margin “%(name)s” lacks “%(category)s”, which the file has.")
            % {"name": name, "category": strangers[0]}
        )
    own = sum(targets.values())
    scale = size / own if abs(own - 1) < _CLOSE or abs(own - _PERCENT) < _CLOSE else 1.0
    codes = np.array([order[label] for label in labels], np.intp)
    return Margin(name, codes, tuple(number * scale for number in targets.values()), tuple(targets))
