"""How do the answers of a survey leave? As one file of a format, and the record says who took them."""

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import IO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.spreadsheets import BOM
from surveys.desk_rules import may_take_answers
from surveys.exchange.export import as_csv, as_ddi, as_r, as_sav, as_xlsx, codebook
from surveys.exchange.export.dataset import Dataset
from surveys.models import Survey

Write = Callable[[IO[bytes], Dataset], None]


@dataclass(frozen=True, slots=True)
class Format:
    """`name` takes the survey's short name; `mark`: Excel needs the mark at the beginning to read umlauts."""

    name: str
    kind: str
    write: Write
    mark: bool = False


def _in_pieces(pieces: Callable[[Dataset], Iterable[str]]) -> Write:
    def write(out: IO[bytes], dataset: Dataset) -> None:
        for piece in pieces(dataset):
            out.write(piece.encode())

    return write


def _codebook(dataset: Dataset) -> Iterable[str]:
    return as_csv.table_as_csv(codebook.header(), codebook.codebook(dataset))


def _r(dataset: Dataset) -> Iterable[str]:
    return as_r.script(dataset, f"{dataset.slug}.csv")


def _sav(out: IO[bytes], dataset: Dataset) -> None:
    as_sav.write_dataset(out, dataset, timezone.localtime())


def _zip(out: IO[bytes], dataset: Dataset) -> None:
    """Everything but the workbook, which holds the same once more."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for key in BUNDLE:
            with bundle.open(FORMATS[key].name % dataset.slug, "w", force_zip64=True) as part:
                write_export(part, dataset, key, bom=True)


_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "csv": Format("%s.csv", _CSV, _in_pieces(as_csv.rows_as_csv), mark=True),
    "xlsx": Format("%s.xlsx", _XLSX, as_xlsx.write_dataset),
    "sav": Format("%s.sav", "application/x-spss-sav", _sav),
    "words": Format("%s-words.csv", _CSV, _in_pieces(as_csv.words_as_csv), mark=True),
    "codebook": Format("%s-codebook.csv", _CSV, _in_pieces(_codebook), mark=True),
    "r": Format("%s.R", "text/plain; charset=utf-8", _in_pieces(_r)),
    "ddi": Format("%s-ddi.xml", "application/xml", as_ddi.write_dataset),
    "zip": Format("%s.zip", "application/zip", _zip),
}
TEXTS = ("csv", "words", "codebook", "r", "ddi")
BUNDLE = ("csv", "words", "codebook", "sav", "r", "ddi")


def write_export(out: IO[bytes], dataset: Dataset, key: str, *, bom: bool = False) -> None:
    """Row by row: memory does not grow with the number of answers."""
    with override(dataset.language):
        if bom and FORMATS[key].mark:
            out.write(BOM.encode())
        FORMATS[key].write(out, dataset)


@transaction.atomic
def record_export(*, account: Account, survey: Survey, key: str, number: int) -> None:
    """Ask the rule and note who takes which answers, before a byte leaves."""
    require(may_take_answers(account, survey))
    record_act(
        actor=account,
        action="survey.answers_exported",
        subject=f"surveys.survey:{survey.pk}",
        area=survey.process.area,
        details={"format": key, "rows": number},
    )
