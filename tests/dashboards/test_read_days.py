"""An official reads which days people named: by months, and by years or decades where there are too many."""

import pytest

from dashboards.panels.answers import answers_panel
from dashboards.panels.measure import Kind, Measure, Question
from dashboards.panels.panel import Panel
from dashboards.panels.reading import Reading
from participation.stats.uncertainty import Evidence

DAY = Question(code="D", text="Wann?", kind=Kind.DAY, options=(), measures=(Measure("D"),))


def _read(counts: dict[str, int]) -> Panel:
    cells = {"D": {"": {**counts, "_shown": sum(counts.values()) + 3, "_skipped": 3}}}
    return answers_panel(DAY, cells, Reading("", Evidence.OPEN, None))


def _rows(panel: Panel) -> list[list[object]]:
    assert panel.table is not None
    return [[row[0].text, row[1].value] for row in panel.table.rows]


def test_few_months_stand_one_by_one_oldest_first() -> None:
    panel = _read({"2026-11": 20, "2026-05": 30})
    assert _rows(panel) == [["Mai 2026", 30], ["Nov 2026", 20]]
    assert "Mai 2026" in panel.title


def test_many_months_are_counted_by_years() -> None:
    panel = _read({f"{year}-{month:02}": 5 for year in (2024, 2025, 2026) for month in range(1, 13)})
    assert _rows(panel) == [["2024", 60], ["2025", 60], ["2026", 60]]


def test_days_of_birth_are_counted_by_decades() -> None:
    panel = _read({f"{year}-03": 2 for year in range(1940, 2000)})
    assert _rows(panel)[0] == ["1940 bis 1949", 20]
    assert len(_rows(panel)) == 6


@pytest.mark.parametrize("few", [1, 2, 4])
def test_a_month_that_few_named_stays_hidden(few: int) -> None:
    panel = _read({"2026-05": 30, "2026-08": 20, "2026-11": few})
    hidden = [name for name, count in _rows(panel) if count is None]
    assert "Nov 2026" in hidden
    assert len(hidden) > 1, "the others and the sum would tell it"
