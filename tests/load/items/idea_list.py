"""What does the list of ideas cost, with five hundred and with fifty thousand of them?"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain, islice

from django.test import Client

from tests.load.calls import Call
from tests.load.client import LoadError
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import a_browser, open_process
from tests.load.protocol import Row, Verdict

PATH = "/beteiligung/bench/ideen/"
PAGES = 5
NEXT = re.compile(r'href="([^"]*)" rel="next"')


class IdeaList:
    """Readers who turn four pages. The first one comes without cookies and gets an order of ideas of its own."""

    name = "idea_list"
    sizes: tuple[int, ...] = (500, 5_000, 50_000)
    calls_per_round = 60
    warm_up = 60

    def prepare(self, size: int) -> None:
        process = open_process()
        ensure_ideas(process, size)
        ensure_votes(process, 1_000)

    def calls(self, number: int) -> Sequence[Call]:
        return list(islice(chain.from_iterable(_turn_pages() for _ in range(number)), number))

    def stored(self) -> int:
        return 0

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        costs = [row.figures["floors"] for row in rows]
        return [
            Verdict("at most 8 CPU-ms (8.8 floors)", all(row.within(8) for row in rows)),
            Verdict("at most 12 SQL", all(row.figures["sql"] <= 12 for row in rows)),
            Verdict("the same at all three sizes", max(costs) <= 1.3 * min(costs)),
        ]


def _turn_pages() -> Iterator[Call]:
    """Follow the links of real pages, read here once so that the call knows its address."""
    reader, address = Client(), PATH
    cookies: dict[str, str] = {}
    for _ in range(PAGES):
        yield Call("GET", address, cookies=cookies)
        found = NEXT.search(reader.get(address).content.decode())
        if found is None:
            raise LoadError(f"{address} has no further page.")
        address = PATH + unescape(found[1])
        cookies = {name: morsel.value for name, morsel in reader.cookies.items()} | a_browser()


ITEM = IdeaList()
