"""Which survey stands in an .lss file, the dump of LimeSurvey's tables? Old ones keep texts beside, new ones apart."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from participation.files.safe_xml import tree_of
from participation.files.tables import UnreadableError
from surveys.definition.document import Texts
from surveys.exchange.limesurvey.model import LimeGroup, LimeQuestion, LimeSurvey, Part
from surveys.exchange.report import Place

Record = dict[str, str]


def read_lss(data: bytes) -> LimeSurvey:
    root = tree_of(data)
    kind = (root.findtext("LimeSurveyDocType") or "").strip()
    if kind != "Survey":
        if kind:
            raise UnreadableError(_("This is no whole survey of LimeSurvey, but: %(kind)s.") % {"kind": kind[:40]})
        raise UnreadableError(_("This XML is no survey of LimeSurvey."))
    return _Tables(root).survey()


def language(code: str) -> str:
    """Without its manners: “de-informal” is German."""
    return code.split("-", maxsplit=1)[0].lower()[:8]


class _Tables:
    def __init__(self, root: Element) -> None:
        self.tables = {table.tag: _records(table) for table in root}
        self.root = root

    def of(self, name: str) -> list[Record]:
        return self.tables.get(name, [])

    def survey(self) -> LimeSurvey:
        settings = self.of("surveys")[0] if self.of("surveys") else {}
        spoken = [settings.get("language", ""), *settings.get("additional_languages", "").split()]
        spoken = [one for one in spoken if one] or [one.text or "" for one in self.root.iter("language")]
        titles = {language(row["surveyls_language"]): row for row in self.of("surveys_languagesettings")}
        made = LimeSurvey(
            id=settings.get("sid", ""),
            languages=list(dict.fromkeys(language(one) for one in spoken if one)),
            title={code: row.get("surveyls_title", "") for code, row in titles.items()},
            welcome={code: row.get("surveyls_welcometext", "") for code, row in titles.items()},
            quotas=len(self.of("quota")),
        )
        made.groups = self._groups(made.languages[0] if made.languages else "en")
        return made

    def _groups(self, first: str) -> list[LimeGroup]:
        names = _texts(self.of("group_l10ns"), "gid", ("group_name", "description"), first)
        own = _texts(self.of("groups"), "gid", ("group_name", "description"), first)
        questions = self._questions(first)
        groups: dict[str, LimeGroup] = {}
        for row in sorted(self.of("groups"), key=lambda row: _number(row.get("group_order"))):
            gid = row["gid"]
            texts = names.get(gid) or own.get(gid) or {}
            groups.setdefault(
                gid,
                LimeGroup(
                    gid,
                    Place("groups", 0, "", gid),
                    texts.get("group_name", {}),
                    texts.get("description", {}),
                    row.get("grelevance", ""),
                    [question for group, question in questions if group == gid],
                ),
            )
        return list(groups.values())

    def _questions(self, first: str) -> list[tuple[str, LimeQuestion]]:
        columns = ("question", "help")
        texts = _texts(self.of("question_l10ns"), "qid", columns, first)
        own = _texts([*self.of("questions"), *self.of("subquestions")], "qid", columns, first)
        made: dict[str, tuple[str, LimeQuestion]] = {}
        order = sorted(self.of("questions"), key=lambda row: _number(row.get("question_order")))
        for row in order:
            qid = row["qid"]
            if row.get("parent_qid", "0") not in ("", "0") or qid in made:
                continue
            found = texts.get(qid) or own.get(qid) or {}
            made[qid] = (
                row.get("gid", ""),
                LimeQuestion(
                    id=qid,
                    code=row.get("title", ""),
                    type=row.get("type", ""),
                    place=Place("questions", 0, "", row.get("title", "")),
                    text=found.get("question", {}),
                    help=found.get("help", {}),
                    relevance=row.get("relevance", ""),
                    pattern=row.get("preg", ""),
                    mandatory=row.get("mandatory", "N"),
                    other=row.get("other") == "Y",
                ),
            )
        for row in _by_order([*self.of("subquestions"), *self.of("questions")], "question_order"):
            parent = made.get(row.get("parent_qid", ""))
            if parent is not None:
                text = (texts.get(row["qid"]) or own.get(row["qid"]) or {}).get("question", {})
                _add(parent[1].parts, Part(row.get("title", ""), text, _number(row.get("scale_id"))))
        self._answers({qid: question for qid, (_group, question) in made.items()}, first)
        return list(made.values())

    def _answers(self, questions: dict[str, LimeQuestion], first: str) -> None:
        texts = _texts(self.of("answer_l10ns"), "aid", ("answer",), first)
        for row in _by_order(self.of("answers"), "sortorder"):
            question = questions.get(row.get("qid", ""))
            if question is None:
                continue
            text = texts.get(row.get("aid", ""), {}).get("answer", {})
            if "answer" in row:
                text = {language(row.get("language", "") or first): row["answer"]}
            _add(question.answers, Part(row.get("code", ""), text, _number(row.get("scale_id"))))
        for row in self.of("question_attributes"):
            question = questions.get(row.get("qid", ""))
            if question is None or not row.get("value"):
                continue
            if row.get("language"):
                question.texts.setdefault(row["attribute"], {})[language(row["language"])] = row["value"]
            else:
                question.attributes[row["attribute"]] = row["value"]
        spoken = {row.get("dvid"): row.get("defaultvalue", "") for row in self.of("defaultvalue_l10ns")}
        for row in self.of("defaultvalues"):
            question = questions.get(row.get("qid", ""))
            if question is not None and row.get("sqid", "0") in ("", "0"):
                question.default = row.get("defaultvalue", "") or spoken.get(row.get("dvid"), "")


def _records(table: Element) -> list[Record]:
    rows = table.find("rows")
    if rows is None:
        return []
    return [{cell.tag: cell.text or "" for cell in row} for row in rows]


def _by_order(rows: Iterable[Record], column: str) -> list[Record]:
    return sorted(rows, key=lambda row: (_number(row.get("scale_id")), _number(row.get(column))))


def _add(parts: list[Part], part: Part) -> None:
    """Old files have a row for each language."""
    for known in parts:
        if (known.code, known.scale) == (part.code, part.scale):
            known.text |= part.text
            return
    parts.append(part)


def _texts(rows: Iterable[Record], key: str, columns: tuple[str, ...], first: str) -> dict[str, dict[str, Texts]]:
    found: dict[str, dict[str, Texts]] = {}
    for row in rows:
        for column in columns:
            if row.get(column):
                texts = found.setdefault(row.get(key, ""), {}).setdefault(column, {})
                texts.setdefault(language(row.get("language", "") or first), row[column])
    return found


def _number(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdigit() and len(text) < 10 else 0  # noqa: PLR2004 (no order is longer)
