"""What does a panel say to a program? Its words and the values of its table; a hidden figure is null."""

from typing import Any

from dashboards.panels.panel import Panel


def facts_of(panel: Panel) -> dict[str, Any]:
    table = panel.table and {
        "columns": panel.table.columns,
        "rows": [[cell.value for cell in row] for row in panel.table.rows],
    }
    return {
        "key": panel.key,
        "title": panel.title,
        "question": panel.question,
        "evidence": panel.label,
        "base": panel.base,
        "source_words": panel.source,
        "note": " ".join(part for part in (panel.mark, panel.note) if part),
        "table": table,
    }
