"""Which groups of people stand together, and how many groups are there?

k-means from several seeded starts (k-means++, Arthur & Vassilvitskii 2007), k by the largest mean silhouette (Rousseeuw
1987). Everything that chance decides comes from one fixed seed: the same votes give the same groups.
"""

from dataclasses import dataclass

import numpy as np

from ideas.landscape.opinions import Floats, Numbers

SEED = 2026
STARTS = 10
MOST_GROUPS = 5
COMPARED = 600  # people among whom a silhouette is measured
STEPS = 100


@dataclass(frozen=True, slots=True)
class Clusters:
    """`labels`: a group per person, the largest group is 0. `silhouettes`: number of groups -> mean silhouette."""

    labels: Numbers
    silhouettes: dict[int, float]

    @property
    def sizes(self) -> list[int]:
        return np.bincount(self.labels).tolist() if len(self.labels) else []


def clusters_of(places: Floats) -> Clusters:
    different = len(np.unique(places, axis=0))
    tried = {k: _kmeans(places, k) for k in range(2, min(MOST_GROUPS, different - 1, len(places) // 12 + 2) + 1)}
    if not tried:
        return Clusters(np.zeros(len(places), dtype=np.int64), {})
    silhouettes = {k: _silhouette(places, labels) for k, labels in tried.items()}
    best = max(silhouettes, key=lambda k: (round(silhouettes[k], 9), -k))
    return Clusters(_largest_first(tried[best]), silhouettes)


def _kmeans(places: Floats, k: int) -> Numbers:
    random = np.random.default_rng(SEED)
    runs = [_refined(places, _first_centres(places, k, random)) for _ in range(STARTS)]
    spreads = [round(spread, 9) for _, spread in runs]
    return runs[int(np.argmin(spreads))][0]


def _first_centres(places: Floats, k: int, random: np.random.Generator) -> Floats:
    centres = [places[random.integers(len(places))]]
    nearest = np.full(len(places), np.inf)
    for _ in range(1, k):
        nearest = np.minimum(nearest, ((places - centres[-1]) ** 2).sum(axis=1))
        sums = np.cumsum(nearest)
        chosen = int(np.searchsorted(sums, random.random() * sums[-1], side="right"))
        centres.append(places[min(chosen, len(places) - 1)])
    return np.array(centres)


def _refined(places: Floats, centres: Floats) -> tuple[Numbers, float]:
    labels = np.full(len(places), -1)
    for _ in range(STEPS):
        # The square of a person's own place is the same for all centres.
        now = ((centres**2).sum(axis=1) - 2 * places @ centres.T).argmin(axis=1)
        if (now == labels).all():
            break
        labels = now
        numbers = np.bincount(labels, minlength=len(centres))
        for axis in range(places.shape[1]):
            sums = np.bincount(labels, weights=places[:, axis], minlength=len(centres))
            centres[:, axis] = np.where(numbers > 0, sums / np.maximum(numbers, 1), centres[:, axis])
    return labels.astype(np.int64), float(((places - centres[labels]) ** 2).sum())


def _squares(places: Floats, centres: Floats) -> Floats:
    squares: Floats = ((places[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
    return squares


def _silhouette(places: Floats, labels: Numbers) -> float:
    """Over all people, or over every n-th where they are many."""
    every = max(1, -(-len(places) // COMPARED))
    places, labels = places[::every], labels[::every]
    groups = np.unique(labels)
    if len(groups) < 2:  # noqa: PLR2004 - one group has nothing beside it
        return -1.0
    distances = np.sqrt(_squares(places, places))
    members = labels[:, None] == groups[None, :]
    numbers = members.sum(axis=0)
    own = members.argmax(axis=1)
    sums = distances @ members
    rows = np.arange(len(places))
    alone = numbers[own] == 1
    inside = sums[rows, own] / np.maximum(numbers[own] - 1, 1)
    means = sums / numbers
    means[rows, own] = np.inf
    outside = means.min(axis=1)
    larger = np.maximum(np.maximum(inside, outside), 1e-12)
    return float(np.where(alone, 0.0, (outside - inside) / larger).mean())


def _largest_first(labels: Numbers) -> Numbers:
    sizes = np.bincount(labels)
    order = sorted(range(len(sizes)), key=lambda group: (-sizes[group], int(np.argmax(labels == group))))
    place = np.empty(len(sizes), dtype=np.int64)
    place[order] = np.arange(len(sizes))
    return place[labels]
