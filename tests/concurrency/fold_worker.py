"""A process that counts votes until it is killed. Every second batch or so fails just before it commits.

`python -m tests.concurrency.fold_worker LOG`: writes one line per batch to LOG: "counted N" or "rolled back".
"""

import random
import sys
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from ideas.services.tallying import VOTES
    from participation.tally import engine

    log = Path(sys.argv[1]).open("a", buffering=1)  # noqa: SIM115 (open until we are killed)
    commit_point = engine._progress

    def fail_sometimes(name: str) -> None:
        commit_point(name)
        if random.random() < 0.4:
            raise RuntimeError("rolled back")

    engine._progress = fail_sometimes
    while True:
        try:
            counted = engine.fold(VOTES, limit=random.randint(1, 60))
        except RuntimeError as error:
            log.write(f"{error}\n")
        else:
            if counted:
                log.write(f"counted {counted}\n")


if __name__ == "__main__":
    main()
