"""How is an estimate told? Keys and values as they are printed."""

from collections.abc import Callable
from typing import Any

from participation.stats.designs.design import Mask
from participation.stats.designs.estimates import Estimate
from participation.stats.intervals import Interval

Found = dict[str, Any]
# rows that answered, whom it is about -> what was found
Asked = Callable[[Mask, Mask], Found]


def told(estimate: Estimate, level: float) -> Found:
    at = percent(level)
    return {
        "est": estimate.est,
        "se": estimate.se,
        "deff": estimate.deff,
        "df": estimate.df,
        f"ci{at}_t": ends(estimate.interval(level)),
        f"ci{at}_normal": ends(estimate.normal_interval(level)),
    }


def ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def percent(level: float) -> str:
    return f"{100 * level:g}"
