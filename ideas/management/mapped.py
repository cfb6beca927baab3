"""How does the terminal say where people stand together: as one JSON object, or as lines for people?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ideas.landscape.agreement import Agreement, Side, majorities
from ideas.landscape.landscape import Landscape
from ideas.opinion_files import Conversation
from ideas.selectors.opinion_maps import WHY
from participation.web.phrases import number


@dataclass(frozen=True)
class Mapped:
    conversation: Conversation
    found: Landscape

    def as_dict(self) -> dict[str, Any]:
        opinions, found = self.conversation.opinions, self.found
        stability = found.stability
        return {
            "people": len(opinions.people),
            "statements": len(opinions.statements),
            "vote_rows": self.conversation.rows,
            "votes": int(opinions.counts().all.sum()),
            "moderated_out": self._hidden(),
            "clustered": found.grouped,
            "consensus": {
                "basis": "groups" if found.groups else "everybody",
                "agree": [self._agreement(one) for one in found.agreed],
                "disagree": [self._agreement(one) for one in found.rejected],
            },
            "majorities": {side.value: [self._agreement(one) for one in majorities(opinions, side)] for side in Side},
            "groups": self._groups() if found.groups else None,
            "no_groups": found.no_groups.value if found.no_groups else None,
            "stability": None
            if stability is None
            else {"mean": round(stability.mean, 4), "least": round(stability.least, 4), "times": stability.times},
            "silhouettes": {str(k): round(value, 4) for k, value in found.silhouettes.items()},
            "agreement": self._table(),
        }

    def as_text(self) -> str:
        return "\n".join(self._lines())

    def _hidden(self) -> list[int | str]:
        opinions = self.conversation.opinions
        return [_as_number(key) for key, shown in zip(opinions.statements, opinions.shown, strict=True) if not shown]

    def _agreement(self, one: Agreement) -> dict[str, Any]:
        key = self._key(one.statement)
        return {"statement": key, "count": one.count, "votes": one.votes, "value": round(one.value, 6)}

    def _groups(self) -> list[dict[str, Any]]:
        return [
            {
                "size": group.size,
                "typical": [
                    {
                        "statement": self._key(one.statement),
                        "side": one.side.value,
                        "share": round(one.share, 4),
                        "rest": round(one.rest, 4),
                    }
                    for one in group.typical
                ],
            }
            for group in self.found.groups
        ]

    def _table(self) -> list[dict[str, Any]]:
        """All statements that are shown, the most agreed one first."""
        opinions = self.conversation.opinions
        counts = opinions.counts()
        votes = zip(counts.agree.tolist(), counts.disagree.tolist(), counts.all.tolist(), strict=True)
        rows = [
            {"statement": _as_number(key), "agree": yes, "disagree": no, "pass": every - yes - no, "votes": every}
            for key, shown, (yes, no, every) in zip(opinions.statements, opinions.shown, votes, strict=True)
            if shown
        ]
        return sorted(rows, key=lambda row: -(row["agree"] + 1) / (row["votes"] + 2))

    def _key(self, statement: int) -> int | str:
        return _as_number(self.conversation.opinions.statements[statement])

    def _text(self, statement: int) -> str:
        key = self.conversation.opinions.statements[statement]
        text = " ".join(self.conversation.texts.get(key, "").split())
        return f"{key:>4}  {text[:90]}".rstrip()

    def _lines(self) -> Iterator[str]:
        opinions = self.conversation.opinions
        yield _("%(people)s people, %(statements)s statements, %(votes)s votes") % {
            "people": number(len(opinions.people)),
            "statements": number(len(opinions.statements)),
            "votes": number(int(opinions.counts().all.sum())),
        }
        across = bool(self.found.groups)
        yield from self._agreements(_("All groups agree:") if across else _("Most agree:"), self.found.agreed)
        yield from self._agreements(_("All groups disagree:") if across else _("Most disagree:"), self.found.rejected)
        yield ""
        if self.found.no_groups:
            yield str(WHY[self.found.no_groups])
        if self.found.stability:
            yield _("Stability of the groups: %(value)s (1 is the best, needed are 0.75)") % {
                "value": number(self.found.stability.mean, 2)
            }
        for place, group in enumerate(self.found.groups, start=1):
            yield _("Group %(place)s, %(size)s people. Typical:") % {"place": place, "size": number(group.size)}
            for one in group.typical:
                side = _("agree") if one.side is Side.AGREE else _("disagree")
                yield f"  {side} {_percent(one.share)} | {_percent(one.rest)}  {self._text(one.statement)}"

    def _agreements(self, title: str, agreements: Sequence[Agreement]) -> Iterator[str]:
        if not agreements:
            return
        yield ""
        yield title
        for one in agreements:
            yield f"  {number(one.count):>6} / {number(one.votes):<6} {self._text(one.statement)}"


def _as_number(key: str) -> int | str:
    """As the files write it."""
    return int(key) if key.isascii() and key.isdigit() else key


def _percent(share: float) -> str:
    return f"{number(share * 100, 0)} %"
