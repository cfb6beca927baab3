"""How much money has each voter left, and what would a project cost its supporters now?

Floats with a proven bound of error narrow the answer down, fractions decide: `Quote` is an interval that holds the
true price, `price` is the true one. A voter's exact purse is never stored: it is the share minus the prices of what
was bought and supported, and nothing once the voter paid all that was left. Share and prices are kept as whole numbers
over one denominator, because adding fractions one by one costs more than all the rest.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from ideas.budgeting.shares.voters import Floats, Numbers, Supporters, Voters

ROUNDING = 2.0**-52  # twice the relative error of one operation
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a point costs, between `low` and `high`; `poor` supporters pay all they have."""

    low: float
    high: float
    poor: Mask
    exact: Fraction | None = None


class Purse:
    def __init__(self, voters: Voters, costs: list[int], share: Fraction, *, keep_payments: bool = False) -> None:
        self.voters, self.costs = voters, costs
        self.left: Floats = np.full(len(voters.people), float(share))
        self.has_money: Mask = np.full(len(voters.people), True)
        self.prices: dict[int, int] = {}  # over the denominator
        self._share, self._denominator = share.numerator, share.denominator
        self.keep_payments = keep_payments
        self.payments: dict[int, Floats] = {}  # per row of supporters, what each of them paid
        self._step = 4 * ROUNDING * float(share)
        self._doubt = self._step

    def quote(self, project: int) -> Quote | None:
        """None when the supporters cannot pay it together, which stays so."""
        supporters, cost = self.voters.by_project[project], self.costs[project]
        left = self.left[supporters.rows]
        money = supporters.people * left
        together = float(money.sum())
        doubt = self._doubt * supporters.all_people + len(left) * ROUNDING * (together + cost)
        if together <= cost + doubt:
            if together < cost - doubt or self._money_of(supporters.rows) < cost:
                return None
            return self._exact_quote(project)
        per_point = left if supporters.points is None else left / supporters.points
        found = _fill(cost, supporters, money, per_point)
        if found is None:
            return self._exact_quote(project)
        price, poor, rich_weight = found
        reach = doubt / rich_weight + 8 * ROUNDING * price
        if bool((np.abs(per_point - price) <= reach + self._doubt + ROUNDING * price).any()):
            return self._exact_quote(project)  # somebody stands on the edge between paying all and paying the price
        return Quote(price - reach, price + reach, poor)

    def price(self, project: int, quote: Quote) -> Fraction:
        if quote.exact is not None:
            return quote.exact
        supporters = self.voters.by_project[project]
        rich_weight = supporters.all_weight - int(supporters.weight[quote.poor].sum())
        missing = self.costs[project] * self._denominator - self._counted(supporters.rows[quote.poor])
        return Fraction(missing, self._denominator * rich_weight)

    def buy(self, project: int, quote: Quote, price: Fraction) -> None:
        supporters = self.voters.by_project[project]
        asked = float(price) if supporters.points is None else float(price) * supporters.points
        if self.keep_payments:
            self.payments[project] = np.minimum(self.left[supporters.rows], asked)
        self.left[supporters.rows] -= asked
        paid_all = supporters.rows[quote.poor]
        self.left[paid_all], self.has_money[paid_all] = 0.0, False
        self._doubt += self._step
        finer = lcm(self._denominator, price.denominator) // self._denominator
        self._denominator *= finer
        self._share *= finer
        self.prices = {one: paid * finer for one, paid in self.prices.items()}
        self.prices[project] = price.numerator * (self._denominator // price.denominator)

    def money_for(self, project: int) -> Fraction:
        """What the supporters have left together."""
        return self._money_of(self.voters.by_project[project].rows)

    def _money_of(self, rows: Numbers) -> Fraction:
        return Fraction(self._counted(rows), self._denominator)

    def _counted(self, rows: Numbers) -> int:
        """What these voters have left, over the denominator."""
        rows = rows[self.has_money[rows]]
        if not len(rows):
            return 0
        given = self.voters.weight_by_project(rows, len(self.costs)).tolist()
        spent = sum(price * int(given[project]) for project, price in self.prices.items())
        return self._share * int(self.voters.people[rows].sum()) - spent

    def _exact_quote(self, project: int) -> Quote:
        """By fractions alone, for the few cases that floats leave open."""
        supporters = self.voters.by_project[project]
        points = [1] * len(supporters.rows) if supporters.points is None else [int(p) for p in supporters.points]
        exact = self._exact_purses(supporters.rows)
        per_point = [money / given for money, given in zip(exact, points, strict=True)]
        paid, weight = Fraction(0), supporters.all_weight
        price = Fraction(self.costs[project], weight)
        for place in sorted(range(len(exact)), key=per_point.__getitem__):
            price = (self.costs[project] - paid) / weight
            if per_point[place] >= price:
                break
            paid += exact[place] * int(supporters.people[place])
            weight -= int(supporters.weight[place])
        poor = np.array([one < price for one in per_point])
        value = float(price)
        return Quote(value * (1 - ROUNDING), value * (1 + ROUNDING), poor, price)

    def _exact_purses(self, rows: Numbers) -> list[Fraction]:
        known: dict[tuple[tuple[int, int], ...], Fraction] = {}
        return [self._exact_purse(int(row), known) for row in rows]

    def _exact_purse(self, row: int, known: dict[tuple[tuple[int, int], ...], Fraction]) -> Fraction:
        if not self.has_money[row]:
            return Fraction(0)
        entries = slice(int(self.voters.ends[row]), int(self.voters.ends[row + 1]))
        bought = tuple(
            (project, points)
            for project, points in zip(
                self.voters.projects[entries].tolist(), self.voters.points[entries].tolist(), strict=True
            )
            if project in self.prices
        )
        if bought not in known:
            left = self._share - sum(self.prices[project] * points for project, points in bought)
            known[bought] = Fraction(left, self._denominator)
        return known[bought]


def _fill(cost: int, supporters: Supporters, money: Floats, per_point: Floats) -> tuple[float, Mask, float] | None:
    """The price at which all pay it or what they have; rises until nobody else is too poor for it."""
    price, rich_weight = cost / supporters.all_weight, float(supporters.all_weight)
    poor = per_point < price
    count = 0
    while (now := int(np.count_nonzero(poor))) != count:
        count = now
        rich_weight = supporters.all_weight - float(supporters.weight[poor].sum())
        if rich_weight <= 0:
            return None
        price = (cost - float(money[poor].sum())) / rich_weight
        poor = per_point < price
    return price, poor, rich_weight
