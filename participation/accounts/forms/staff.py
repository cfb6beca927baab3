"""What do people who work here enter to sign in?"""

from typing import Any

from allauth.account.forms import LoginForm


class StaffSignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """The page itself says where a forgotten password leads, and labels need no second copy in grey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (allauth's signature)
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
