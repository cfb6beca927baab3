"""What could not come along with questions of the library, in sentences?"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from participation.texts import localized
from surveys.drafting.bringing import Brought, Loss
from surveys.drafting.tree import Document, questions_of
from surveys.selectors.library import readable

SENTENCES: dict[str, Callable[[], str]] = {
    "show_if": lambda: _("“%(question)s”: the condition stayed behind. Everybody gets this question now."),
    "required_if": lambda: _("“%(question)s”: when it is needed stayed behind."),
    "constraint": lambda: _("“%(question)s”: the check of the answer stayed behind."),
    "default": lambda: _("“%(question)s”: the first value stayed behind."),
    "choice_filter": lambda: _("“%(question)s”: the filter of the answers stayed behind. All are offered now."),
    "text": lambda: _("“%(question)s”: a text named an answer that is not asked here. There stands “…” now."),
    "question": lambda: _("A calculated value stayed behind: it needs questions that did not come along."),
    "page": lambda: _("The condition of the page stayed behind. Everybody gets this page now."),
}


def losses_in_words(brought: Brought, draft: Document) -> list[str]:
    """Each with the question as it stands in the draft now."""
    texts = {one["code"]: readable(localized(one.get("text"))) for one in questions_of(draft)}
    return list(dict.fromkeys(_sentence(loss, texts) for loss in brought.losses))


def _sentence(loss: Loss, texts: dict[str, str]) -> str:
    return SENTENCES[loss.part]() % {"question": texts.get(loss.code, _("The new page"))[:80]}
