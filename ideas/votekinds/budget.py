"""Which projects shall have the money? Ticks with costs; a rule that was fixed before decides."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ideas.votekinds.kind import Choices, Setting, Sheet
from ideas.votekinds.picks import Picks


class Budget(Picks):
    """With `within` 1, what somebody ticks must not cost more than there is."""

    key = "budget"
    label = gettext_lazy("Budget")
    explained = gettext_lazy("Everybody ticks projects. Each one costs something, and the money is limited.")
    most = "ticks"
    numbers = (
        Setting(
            "ticks", gettext_lazy("Projects for each person"), 0, 200, 0, gettext_lazy("Empty: as many as they like.")
        ),
        Setting(
            "within",
            gettext_lazy("Nobody can choose more than the money pays for"),
            0,
            1,
            0,
            gettext_lazy("Without this everybody may choose as much as they like, and the rule alone decides."),
        ),
    )
    on_walls = False
    with_money = True

    def problems(self, choices: Choices, sheet: Sheet) -> Iterator[str]:
        yield from super().problems(choices, sheet)
        if sheet.of("within") and self.cost(choices, sheet) > sheet.budget:
            yield _("What you have ticked costs more than there is. Please take something out.")

    def cost(self, choices: Choices, sheet: Sheet) -> int:
        """In cents."""
        chosen = set(self.chosen(choices))
        return sum(option.cost for option in sheet.options if option.code in chosen)

    def setting_problems(self, sheet: Sheet) -> Iterator[str]:
        yield from super().setting_problems(sheet)
        if sheet.budget <= 0:
            yield _("How much money is there? The sum is missing.")
        if any(option.cost <= 0 for option in sheet.options):
            yield _("Every project needs its cost.")
