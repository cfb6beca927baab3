"""Do number and code of a receipt belong together, or is it the code of a slip for following?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from ideas.services.follow_slips import slip_of_code
from ideas.services.receipts import is_code_of
from participation.allowed import Refused


class CodeForm(forms.Form):
    number = forms.IntegerField(
        label=_("Number of the idea"),
        required=False,
        help_text=_("Leave it empty when your slip has only a code."),
        min_value=1,
        max_value=2**62,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    code = forms.CharField(label=_("Code"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    idea_id = 0
    slip_id: int | None = None

    def __init__(self, *args: Any, refused: Refused | None = None, **kwargs: Any) -> None:  # noqa: ANN401 (a form's)
        """`refused` says why nothing is compared; what was typed stays."""
        super().__init__(*args, **kwargs)
        self.refused = refused

    def clean(self) -> dict[str, Any]:
        """One sentence for an unknown number and a wrong code: nothing is learnt by trying."""
        values = super().clean() or {}
        if self.refused is not None:
            raise forms.ValidationError(str(self.refused.reason), code=self.refused.code)
        if self.errors:
            return values
        number, code = values["number"], values["code"]
        if number is None:
            self.slip_id = slip_of_code(code)
            if self.slip_id is None:
                raise forms.ValidationError(
                    _("We do not know this code. Check it. From a receipt we need the number, too."), code="wrong"
                )
            return values
        stored = Idea.objects.filter(pk=number).values_list("receipt_hash", flat=True).first()
        if not is_code_of(code, stored or ""):
            raise forms.ValidationError(_("Number and code do not belong together. Check both."), code="wrong")
        self.idea_id = number
        return values
