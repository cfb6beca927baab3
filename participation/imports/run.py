"""How does an import stay whole? One transaction; a refused row or a trial rolls it back."""

from collections.abc import Callable

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from participation.imports.reading import UnreadableFileError
from participation.imports.report import ImportReport


def run_import(work: Callable[[ImportReport], None], *, source: str, dry_run: bool = False) -> ImportReport:
    """`work` reads the file, writes rows and fills the report; it may go on after a refusal to report them all."""
    report = ImportReport(source, dry_run)
    try:
        with transaction.atomic():
            work(report)
            if not report.applied:
                transaction.set_rollback(True)
    except UnreadableFileError as error:
        report.refuse(error.row, error.reason)
    except (DataError, IntegrityError) as error:
        # The last net: our own checks should have named the row.
        report.refuse(None, _("The database refused the data: %(why)s") % {"why": str(error).splitlines()[0]})
    return report
