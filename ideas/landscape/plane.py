"""Where do people stand in the two directions in which opinions differ most?

Principal components as Polis draws them: what somebody did not vote on is taken as the mean of the votes on it, hidden
statements as a pass of everybody; a person is placed by the own votes only, stretched by sqrt(statements / own votes),
so that whoever voted little does not look as if in the middle.
"""

from dataclasses import dataclass

import numpy as np

from ideas.landscape.opinions import Floats, Opinions


@dataclass(frozen=True, slots=True)
class Plane:
    """A place per person; `explained` is the share of all differences that each direction shows."""

    places: Floats
    explained: tuple[float, float]


def plane_of(opinions: Opinions) -> Plane:
    votes = np.where(opinions.shown, opinions.votes, 0.0)
    given = ~np.isnan(votes)
    numbers = np.maximum(given.sum(axis=0), 1)
    means = np.where(given, votes, 0.0).sum(axis=0) / numbers
    centred = np.where(given, votes - means, 0.0)
    directions, explained = _directions(centred - centred.mean(axis=0))
    stretch = np.sqrt(len(opinions.statements) / np.maximum(given.sum(axis=1), 1))
    places = centred @ directions.T * stretch[:, None]
    return Plane(places, explained)


def _directions(table: Floats) -> tuple[Floats, tuple[float, float]]:
    """From the smaller of the two squares; each direction points to where its largest part is positive."""
    people, statements = table.shape
    square = table.T @ table if statements <= people else table @ table.T
    values, vectors = np.linalg.eigh(square)
    largest = np.argsort(values)[::-1][:2]
    found = vectors[:, largest].T if statements <= people else (table.T @ vectors[:, largest]).T
    directions = np.zeros((2, statements))
    for place, direction in enumerate(found):
        length = float(np.linalg.norm(direction))
        if length > 1e-9:  # noqa: PLR2004 - nothing but rounding
            signed = direction * np.sign(direction[np.argmax(np.abs(direction))])
            directions[place] = signed / length
    total = float(np.trace(square))
    shares = [max(0.0, float(values[one])) / total if total > 0 else 0.0 for one in largest] + [0.0, 0.0]
    return directions, (shares[0], shares[1])
