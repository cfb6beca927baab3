"""What does a program need to know of an open data package? Its `datapackage.json` (Frictionless, version 1)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from dashboards.exports.origin import made_by, title_of
from dashboards.exports.results import Export
from dashboards.panels.protection import rule


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of the package."""

    name: str
    path: str
    columns: tuple[str, ...]
    rows: int
    content: bytes


def descriptor_of(export: Export, tables: Sequence[Table]) -> str:
    counted = export.counted_until
    licence = settings.DATA_LICENCE
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": f"{export.process.slug}-results",
        "title": title_of(export),
        "description": _("Released results of a participation process. Small groups are hidden."),
        "homepage": f"{settings.SITE_URL.rstrip('/')}/beteiligung/{export.process.slug}/ergebnisse/",
        "licenses": [{"name": licence.code, "title": licence.title, "path": licence.address}],
        "contributors": [{"title": made_by(export), "role": "publisher"}],
        "keywords": [_("participation"), _("survey"), _("neighbourhood")],
        "quartierstimme": _own(export),
        "resources": [_resource(table, joined=all(part.survey for part in export.released)) for table in tables],
    }
    if counted:
        made["created"] = counted.isoformat()
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _own(export: Export) -> dict[str, Any]:
    """How the figures were protected, and of how many people each survey speaks for whom."""
    limits = rule()
    return {
        "process": export.process.slug,
        "language": export.language,
        "protection": {
            "minimum_group_size": limits.min_group,
            "minimum_cell_in_crossed_tables": limits.min_cell,
            "minimum_doubt_about_hidden_cells": limits.span,
            "answers_counted_together_at_least": settings.MIXING_BATCH,
            "hidden_cells": "complementary suppression, audited by exact bounds",
            "opinions_of_everybody": "not suppressed",
        },
        "surveys": [
            {
                "survey": part.survey.slug,
                "title": part.survey.title,
                "version": part.survey.number,
                "random_sample_or_letter_to_everybody": part.survey.sampled,
                "invited": part.survey.invited,
                "minimum_age": part.survey.minimum_age,
            }
            for part in export.released
            if part.survey
        ],
    }


def _resource(table: Table, *, joined: bool) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name) for name in table.columns], "missingValues": [""]}
    if joined and table.name == "panels":
        schema["primaryKey"] = ["survey", "panel"]
    elif joined:
        reference = {"resource": "panels", "fields": ["survey", "panel"]}
        schema["foreignKeys"] = [{"fields": ["survey", "panel"], "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "title": _titles()[table.name],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.content),
        "hash": f"sha256:{sha256(table.content).hexdigest()}",
        "dialect": {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _titles() -> dict[str, str]:
    return {
        "figures": _("Figures, one line each"),
        "panels": _("Panels: what the figures mean"),
        "codebook": _("Codebook: questions, answers, columns"),
    }


def _field(name: str) -> dict[str, str]:
    kind = "number" if name == "value" else "string"
    return {"name": name, "type": kind, "description": _descriptions()[name]}


def _descriptions() -> dict[str, str]:
    return {
        "survey": _("short name of the survey; empty where only ideas were released"),
        "panel": _("short name of the panel; the same in all three tables"),
        "row": _("what the figure is about: an answer, a topic, a group, a period"),
        "column": _("what is counted; the codebook explains it"),
        "value": _("the figure, with a decimal point; empty: hidden, or words"),
        "text": _("the same as people read it"),
        "title": _("what the panel finds, in one sentence"),
        "question": _("what was asked"),
        "evidence": _("what may be concluded"),
        "base": _("how many people stand behind it"),
        "source": _("source and missing answers"),
        "note": _("limits, and why something is hidden"),
        "what": _("question, item, answer or column"),
        "code": _("its code in the survey and in files of answers"),
        "meaning": _("unit, and how to read it"),
    }
