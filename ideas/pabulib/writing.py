"""How does an election become a .pb file that others can count again?"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from ideas.pabulib.sections import META, PROJECTS, VOTES

# What the format wants before everything else, in its order.
META_FIRST = (
    "description",
    "country",
    "unit",
    "instance",
    "num_projects",
    "num_votes",
    "budget",
    "vote_type",
    "rule",
    "date_begin",
    "date_end",
)
Row = Mapping[str, str]


def write_pabulib(
    meta: Mapping[str, str],
    project_columns: Sequence[str],
    projects: Iterable[Row],
    vote_columns: Sequence[str],
    votes: Iterable[Row],
) -> str:
    """Counts of rows are written as they are, whatever `meta` says; blanks round a cell do not survive reading."""
    project_rows, vote_rows = list(projects), list(votes)
    said = dict(meta) | {"num_projects": str(len(project_rows)), "num_votes": str(len(vote_rows))}
    keys = [key for key in META_FIRST if key in said] + [key for key in said if key not in META_FIRST]
    out = io.StringIO()
    sheet = csv.writer(out, delimiter=";", lineterminator="\n")
    sheet.writerows([[META], ["key", "value"], *([key, said[key]] for key in keys)])
    sheet.writerows([[PROJECTS], project_columns, *_cells(project_columns, project_rows)])
    sheet.writerows([[VOTES], vote_columns, *_cells(vote_columns, vote_rows)])
    return out.getvalue()


def _cells(columns: Sequence[str], rows: Iterable[Row]) -> Iterable[list[str]]:
    return ([row.get(column, "") for column in columns] for row in rows)
