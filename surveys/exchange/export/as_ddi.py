"""How is a data set described for archives? DDI Codebook 2.5: what each variable asks, of whom, with which values."""

from typing import IO
from xml.etree import ElementTree as ET

from participation.texts import Translations
from surveys.exchange.export.columns import Column, Holds
from surveys.exchange.export.dataset import NOT_ASKED_TEXT, Dataset

DDI = "ddi:codebook:2_5"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST_ID = 60


def write_dataset(out: IO[bytes], dataset: Dataset) -> None:
    book = ET.Element("codeBook", {"xmlns": DDI, "version": "2.5", XML_LANG: dataset.language})
    study = ET.SubElement(book, "stdyDscr")
    title = ET.SubElement(ET.SubElement(study, "citation"), "titlStmt")
    _say(title, "titl", dataset.title)
    _say(title, "IDNo", dataset.slug)
    info = ET.SubElement(study, "stdyInfo")
    for note in dataset.notes:
        _say(info, "abstract", note)
    dimensions = ET.SubElement(ET.SubElement(ET.SubElement(book, "fileDscr"), "fileTxt"), "dimensns")
    _say(dimensions, "caseQnty", str(dataset.number))
    _say(dimensions, "varQnty", str(len(dataset.columns)))
    data = ET.SubElement(book, "dataDscr")
    for place, column in enumerate(dataset.columns, start=1):
        _variable(data, dataset, column, f"V{place}")
    ET.indent(book)
    ET.ElementTree(book).write(out, encoding="utf-8", xml_declaration=True)


def _variable(data: ET.Element, dataset: Dataset, column: Column, mark: str) -> None:
    counted = column.holds in (Holds.NUMBER, Holds.COUNT)
    variable = ET.SubElement(
        data, "var", {"ID": mark, "name": column.name, "intrvl": "contin" if counted else "discrete"}
    )
    _say(variable, "labl", dataset.label(column), dataset.language)
    question = ET.SubElement(variable, "qstn")
    _say_all(question, "qstnLit", column.question)
    if column.condition:
        _say(variable, "universe", column.condition)
    for option in column.values:
        category = ET.SubElement(variable, "catgry", {"missing": "Y"} if option.missing else {})
        _say(category, "catValu", option.code)
        _say_all(category, "labl", option.text)
    if column.kind:
        category = ET.SubElement(variable, "catgry", {"missing": "Y"})
        _say(category, "catValu", NOT_ASKED_TEXT)
    numeric = column.holds in (Holds.NUMBER, Holds.COUNT, Holds.FLAG)
    ET.SubElement(variable, "varFormat", {"type": "numeric" if numeric else "character"})


def _say_all(parent: ET.Element, tag: str, texts: Translations) -> None:
    for language, text in texts.items():
        if text.strip():
            _say(parent, tag, text, language)


def _say(parent: ET.Element, tag: str, text: str, language: str = "") -> None:
    element = ET.SubElement(parent, tag, {XML_LANG: language} if language else {})
    element.text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")
