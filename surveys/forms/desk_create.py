"""Is the input for a new survey well formed?"""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Process
from participation.texts import Translations, localized
from surveys.models import SurveyTemplate

LANGUAGES = (("de", _("German")), ("en", _("English")))
LANGUAGE_NAMES = dict(LANGUAGES)


class CreateSurveyForm(forms.Form):
    process = forms.ChoiceField(label=_("For which process?"))
    template_key = forms.ChoiceField(label=_("What do you begin with?"), widget=forms.RadioSelect, required=False)
    title_de = forms.CharField(label=_("Title in German"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)

    def __init__(
        self,
        data: object = None,
        *,
        processes: Iterable[Process],
        templates: Iterable[SurveyTemplate],
        initial: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)  # type: ignore[arg-type]  # request.POST or None
        self.fields["process"].choices = [(str(each.pk), localized(each.title)) for each in processes]  # type: ignore[attr-defined]
        ready = [(template.key, localized(template.title)) for template in templates]
        self.fields["template_key"].choices = [*ready, ("", _("An empty survey"))]  # type: ignore[attr-defined]

    def titles(self) -> Translations:
        texts = {"de": self.cleaned_data["title_de"], "en": self.cleaned_data["title_en"]}
        return {language: text for language, text in texts.items() if text}
