"""Two ideas at a time, which is better? How often would each win against another one drawn by lot?

Bradley & Terry (1952), Biometrika 39: idea i beats j with chance s_i/(s_i + s_j); strengths by
minorisation-maximisation (Hunter 2004, Annals of Statistics 32). Half a win each way against an average idea keeps
ideas finite that always won or lost (Salganik & Levy 2015, "Wiki surveys", PLoS ONE 10, do the like with a prior). The
score is the mean chance to beat the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PRIOR = 0.5
STEPS, CLOSE = 10_000, 1e-12


@dataclass(frozen=True, slots=True)
class Compared:
    key: str
    wins: int
    losses: int
    strength: float
    score: float


def pairwise_scores(wins: Mapping[tuple[str, str], int], *, prior: float = PRIOR) -> tuple[Compared, ...]:
    """`wins`: (better, other) -> how often. Best first; strengths have the geometric mean of the average idea, 1."""
    keys = sorted({key for pair in wins for key in pair})
    if any(a == b or count < 0 for (a, b), count in wins.items()):
        raise ValueError("an idea is compared with another one, and never less than zero times")
    strength = _strengths(keys, wins, prior)
    found = [
        Compared(
            key,
            sum(n for (better, _), n in wins.items() if better == key),
            sum(n for (_, other), n in wins.items() if other == key),
            strength[key],
            _score(key, strength),
        )
        for key in keys
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.key)))


def _strengths(keys: list[str], wins: Mapping[tuple[str, str], int], prior: float) -> dict[str, float]:
    met: dict[str, dict[str, int]] = {key: {} for key in keys}
    won = dict.fromkeys(keys, prior)
    for (better, other), count in wins.items():
        won[better] += count
        for one, two in ((better, other), (other, better)):
            met[one][two] = met[one].get(two, 0) + count
    strength = dict.fromkeys(keys, 1.0)
    for _ in range(STEPS):
        new = {}
        for key in keys:
            own = strength[key]
            against = sum(n / (own + strength[other]) for other, n in met[key].items()) + 2 * prior / (own + 1)
            new[key] = won[key] / against if against else 1.0
        moved = max((abs(new[key] / strength[key] - 1) for key in keys), default=0)
        strength = new
        if moved < CLOSE:
            break
    return strength


def _score(key: str, strength: Mapping[str, float]) -> float:
    others = [other for other in strength if other != key]
    return sum(strength[key] / (strength[key] + strength[other]) for other in others) / len(others) if others else 0.5
