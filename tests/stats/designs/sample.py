"""The made-up sample of fixtures/blocks.csv, and what R's `survey` made of it (fixtures/r_survey.R says how)."""

import csv
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from participation.stats.designs.design import Design, Mask, Numbers, codes_of, design_of
from participation.stats.designs.raking import Margin, rake

FIXTURES = Path(__file__).parent.parent / "fixtures"
AGES = {"18-39": 110, "40-64": 150, "65+": 140}
SEXES = {"f": 210, "m": 190}


@lru_cache
def rows() -> list[dict[str, str]]:
    with (FIXTURES / "blocks.csv").open() as file:
        return list(csv.DictReader(file))


@lru_cache
def computed_by_r() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FIXTURES / "r_survey.json").read_text())
    return found


def column(name: str) -> list[str]:
    return [row[name] for row in rows()]


def numbers(name: str) -> tuple[Numbers, Mask]:
    """The values, 0 where they are missing, and where they are not."""
    given = np.array([value != "NA" for value in column(name)])
    return np.array([float(value) if value != "NA" else 0.0 for value in column(name)]), given


def margin(name: str, targets: dict[str, int]) -> Margin:
    codes, labels = codes_of(column(name))
    named = tuple(map(str, labels))
    return Margin(name, codes, tuple(targets[label] for label in named), named)


def design(name: str) -> Design:
    n, weights = len(rows()), numbers("weight")[0]
    quarter, block, home = column("quarter"), column("block"), column("home")
    blocks, homes = numbers("blocks")[0], numbers("homes")[0]
    clusters = design_of(rows=n, weights=weights, strata=quarter, clusters=[block], populations=[blocks])
    return {
        "srs": lambda: design_of(rows=n, weights=weights),
        "strata": lambda: design_of(rows=n, weights=weights, strata=quarter),
        "clusters": lambda: clusters,
        "two_stages": lambda: design_of(rows=n, strata=quarter, clusters=[block, home], populations=[blocks, homes]),
        "with_replacement": lambda: design_of(rows=n, weights=weights, strata=quarter, clusters=[block, home]),
        "raked": lambda: rake(clusters, [margin("age", AGES), margin("sex", SEXES)], as_r_rake=True).design,
        "calibrated": lambda: rake(clusters, [margin("age", AGES), margin("sex", SEXES)]).design,
        "post": lambda: rake(clusters, [margin("age", AGES)]).design,
    }[name]()


DESIGNS = ("srs", "strata", "clusters", "two_stages", "with_replacement", "raked", "calibrated", "post")
