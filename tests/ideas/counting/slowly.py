"""Equal shares as the text of the rule says it: voter by voter, with fractions, everything anew in each step."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ideas.budgeting.election import Election
from ideas.budgeting.ties import TieRule

Voter = Mapping[int, int]


def voters_of(election: Election) -> list[Voter]:
    return [
        {number: points for number, points in ballot if points > 0}
        for ballot, times in election.ballots.items()
        for _ in range(times)
    ]


def bought_with(election: Election, share: Fraction) -> list[int]:
    ties, voters = TieRule(election), voters_of(election)
    left = [share] * len(voters)
    supported = [n for n in range(len(election.projects)) if any(n in voter for voter in voters)]
    winners = sorted((n for n in supported if not election.projects[n].cost), key=ties.place)
    open_ones = [n for n in supported if 0 < election.projects[n].cost <= election.budget]
    while True:
        prices = {n: price for n in open_ones if (price := _price(election, voters, left, n)) is not None}
        if not prices:
            return winners
        worth = {n: price if election.by_points else price / election.projects[n].cost for n, price in prices.items()}
        best = min(prices, key=lambda n: (worth[n], ties.place(n)))
        for place, voter in enumerate(voters):
            if best in voter:
                left[place] -= min(left[place], prices[best] * voter[best])
        winners.append(best)
        open_ones.remove(best)


def _price(election: Election, voters: Sequence[Voter], left: Sequence[Fraction], project: int) -> Fraction | None:
    """What one point costs when each supporter pays it or all that is left."""
    cost = election.projects[project].cost
    supporters = sorted(
        (left[place] / voter[project], left[place], voter[project])
        for place, voter in enumerate(voters)
        if project in voter
    )
    if sum(money for _, money, _ in supporters) < cost:
        return None
    paid, points = Fraction(0), sum(given for _, _, given in supporters)
    for per_point, money, given in supporters:
        price = (cost - paid) / points
        if per_point >= price:
            return price
        paid, points = paid + money, points - given
    raise AssertionError("they had enough together")


def raised_shares(election: Election, step: int) -> list[int]:
    wanted = [n for n, votes in enumerate(election.votes) if votes and election.projects[n].cost <= election.budget]
    if election.cost_of(wanted) <= election.budget:
        return bought_with(election, Fraction(election.budget + 1))
    share = Fraction(election.budget, election.voters)
    held = bought_with(election, share)
    while election.cost_of(tried := bought_with(election, share := share + step)) <= election.budget:
        held = tried
    return held
