"""Which file do all offers of an area make: CSV for every program, or an Excel workbook?"""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _

from participation.directory.columns import header, row_of
from participation.directory.models import Offering
from participation.spreadsheets import csv_bytes
from participation.workbooks import write_xlsx

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def offers_file(kind: str, offerings: Iterable[Offering]) -> bytes:
    """`kind`: one of KINDS. `import_offers` reads both."""
    rows = [row_of(one) for one in offerings]
    if kind == "csv":
        return csv_bytes(header(), rows)
    out = BytesIO()
    write_xlsx(out, [(_("Offers"), [header(), *rows])])
    return out.getvalue()
