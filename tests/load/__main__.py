"""Measure everything, or what is asked for: `python -m tests.load [--only ITEM] [--quick] [--profile ITEM]`."""

import argparse
import signal
import sys
from pathlib import Path

from tests.load import pgbench, report
from tests.load.client import LoadError
from tests.load.growing import empty_database
from tests.load.profiling import profile
from tests.load.run import absent, item_names, judge, load_item, rows_of
from tests.load.site import Site, running_site
from tests.servers import ServerMissingError


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=item_names(), help="measure this item; may be repeated")
    parser.add_argument("--quick", action="store_true", help="smallest size, few calls: does it still work?")
    parser.add_argument("--profile", choices=item_names(), help="print where one item spends its time")
    parser.add_argument("--out", type=Path, default=Path("bench.json"))
    return parser.parse_args()


def _measure_all(site: Site, names: list[str], *, quick: bool) -> report.Measured:
    measured = {}
    for name in names:
        item = load_item(name)
        if reason := absent(item):
            print(f"{name} is left out. {reason}\n", flush=True)
            continue
        empty_database()
        rows = list(rows_of(site, item, quick=quick))
        verdicts = [] if quick else judge(item, rows)
        measured[name] = (rows, verdicts)
        print(report.table(rows), *map(report.verdict_line, verdicts), "", sep="\n", flush=True)
    return measured


def main() -> int:
    arguments = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("The benchmark was stopped."))
    try:
        with running_site(quick=arguments.quick) as site:
            if arguments.profile:
                print(profile(load_item(arguments.profile)))
                return 0
            floor = pgbench.insert(site, seconds=1 if arguments.quick else 5)
            print(f"pgbench, one-row insert, 4 clients: {floor[0]:,.0f} /s, {floor[1]:.2f} CPU-ms\n")
            measured = _measure_all(site, arguments.only or item_names(), quick=arguments.quick)
    except (LoadError, ServerMissingError) as error:
        sys.exit(f"The benchmark was aborted: {error}")
    report.write(arguments.out, measured, pgbench=floor, quick=arguments.quick)
    print(f"Written to {arguments.out}. Targets that were missed: {_missed(measured)}")
    return 0


def _missed(measured: report.Measured) -> int:
    return sum(not verdict["met"] for _, verdicts in measured.values() for verdict in verdicts)


if __name__ == "__main__":
    sys.exit(main())
