"""What can PostgreSQL do without Django? One-row inserts with a unique constraint, by its own pgbench."""

import re
import subprocess

from tests.load.site import DATABASE, Site

SCRIPT = r"""\set idea random(1, 500)
INSERT INTO floor_row (idea_id, voter, value) VALUES (:idea, gen_random_uuid(), 1);
"""


def insert(site: Site, seconds: int, clients: int = 4) -> tuple[float, float]:
    """Return inserts per second and PostgreSQL's CPU-ms per insert."""
    script = site.folder / "insert.sql"
    script.write_text(SCRIPT)
    command = [str(site.postgres.programs() / "pgbench"), "-h", str(site.postgres.folder), "-U", "postgres", "-n"]
    command += ["-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(seconds), "-f", str(script), DATABASE]
    before = site.postgres_cpu()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took = site.postgres_cpu() - before
    number = int(_found(r"number of transactions actually processed: (\d+)", done.stdout))
    return float(_found(r"tps = ([\d.]+)", done.stdout)), took * 1000 / number


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, f"pgbench said something new: {text}"
    return match.group(1)
