"""With what can somebody check a poll: the published files as one archive, and the own receipt with its proof?"""

import io
import json
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ideas.selectors.poll_page import voter_of
from ideas.services.poll_files import poll_files, receipt_of
from ideas.views.polls import public_poll
from participation.web.identity import browser_key, identity_of


@require_safe
def files(_request: HttpRequest, slug: str) -> HttpResponse:
    """While it is open: the tree alone. After the end: ballots, counts and winners, too."""
    poll = public_poll(slug)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in poll_files(poll).items():
            archive.writestr(f"{poll.slug}/{name}", text)
    return _download(out.getvalue(), "application/zip", f"{poll.slug}.zip")


@never_cache
@require_safe
def receipt_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Only to the person whose ballot it is."""
    poll = public_poll(slug)
    ballot = voter_of(poll, identity_of(request), browser_key(request)).ballot
    said = receipt_of(poll, ballot) if ballot else None
    if said is None:
        raise Http404
    data = json.dumps(said, indent=1).encode()
    return _download(data, "application/json", f"{poll.slug}-beleg.json")


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
