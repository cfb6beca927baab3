"""Which share would there be if each part of the area had answered as its residents are many, and in which range?

Post-stratification (Holt & Smith 1979, JRSS A 142): share = Σ W·p over the parts, W the share of residents. The range
is Wilson's with the variance Σ W²·p(1-p)/(n-1) of a stratified sample (Cochran 1977, 5A.9), as if the people who came
had been drawn by chance within each part. Nobody can check that, so it is called modelled and never a margin of error
(AAPOR 2013). Where no part shows a spread, n is Kish's effective number of the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.stats.intervals import Interval
from participation.stats.proportions import wilson

_TWO = 2


@dataclass(frozen=True, slots=True)
class PartShare:
    count: int
    base: int
    residents: int


@dataclass(frozen=True, slots=True)
class Modelled:
    """`range` is no confidence interval of a sample: it holds as far as the model does."""

    n: int
    share: float
    range: Interval


def modelled_share(parts: Sequence[PartShare], *, level: float = 0.95) -> Modelled | None:
    """None where a part has residents and fewer than two answers: then nothing is known about it."""
    lived_in = [part for part in parts if part.residents > 0]
    if not lived_in or any(part.base < _TWO for part in lived_in):
        return None
    if any(not 0 <= part.count <= part.base for part in lived_in):
        raise ValueError("more people gave the answer than answered")
    residents = sum(part.residents for part in lived_in)
    weights = [part.residents / residents for part in lived_in]
    shares = [part.count / part.base for part in lived_in]
    together = list(zip(weights, shares, lived_in, strict=True))
    share = min(1.0, sum(w * p for w, p, _part in together))
    variance = sum(w * w * p * (1 - p) / (part.base - 1) for w, p, part in together)
    spread = share * (1 - share)
    n_eff = spread / variance if variance > 0 and spread > 0 else 1 / sum(w * w / part.base for w, _p, part in together)
    return Modelled(sum(part.base for part in lived_in), share, wilson(share, n_eff, level))
