"""Which panel shows the answers to a question?"""

from dashboards.panels.choice import choice_panel
from dashboards.panels.matrix import matrix_panel
from dashboards.panels.measure import Cells, Kind, Question
from dashboards.panels.open_answers import number_panel, text_panel
from dashboards.panels.order import order_panel
from dashboards.panels.panel import Panel
from dashboards.panels.reading import Reading
from dashboards.panels.spans import by_spans
from dashboards.panels.weighted import Weighting


def answers_panel(question: Question, cells: Cells, reading: Reading, weighting: Weighting | None = None) -> Panel:
    if question.kind is Kind.TEXT:
        return text_panel(question, cells, reading)
    if question.kind is Kind.NUMBER:
        return number_panel(question, cells, reading)
    if question.kind is Kind.ORDER:
        return order_panel(question, cells, reading)
    if question.kind is Kind.SCALE and len(question.measures) > 1:
        return matrix_panel(question, cells, reading)
    if question.kind is Kind.DAY:
        return choice_panel(*by_spans(question, cells), reading, weighting)
    return choice_panel(question, cells, reading, weighting)
