"""Is the vote well formed?"""

from django import forms


class VoteForm(forms.Form):
    value = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=int)
