"""What does somebody hear whose group has enough answers? Thanks, before the long part; and the choice to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from participation.texts import localized
from surveys.selectors.drafts import draft_at, path_of
from surveys.selectors.places import full_group
from surveys.views.around import around, language_for, public_survey
from surveys.views.draft_key import key_of
from surveys.views.kiosk import kiosk_context


@never_cache
@require_safe
def enough(request: HttpRequest, slug: str, page_key: str) -> HttpResponse:
    """Nothing is stored and nothing is lost: the draft stays as it is."""
    draft = draft_at(slug, key_of(request, slug))
    path = path_of(draft) if draft else None
    step = path.step(page_key) if path else None
    if draft is None or path is None or step is None:
        return redirect("surveys:resume", public_survey(slug).slug)
    survey = draft.version.survey
    later = path.steps[path.position(page_key) + 1 :]
    group = full_group(survey, step.questions, path.kept)
    if group is None or not later:
        return redirect("surveys:resume", slug)
    texts = language_for(path.definition, draft.language)
    context = {
        **around(survey),
        **kiosk_context(request, survey),
        **texts,
        "group": localized(group.text, texts["language"]),
        "page_key": page_key,
        "next_key": later[0].page.key,
    }
    return render(request, "surveys/enough.html", context)
