"""What are answers in own words about? How many people name each topic, in which tone, and what some of them say."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.charts.bars import Bar, Bars, Tone, horizontal_bars
from dashboards.panels.evidence import evidence_label
from dashboards.panels.panel import Cell, Line, Panel, Quoted, Table, text_cell
from dashboards.panels.protection import rule
from dashboards.panels.reading import Reading, base_words
from dashboards.panels.words import FEW, count_cell, hidden_word, numbers, share_cell, share_words
from participation.stats.agreement import RELIABLE, TENTATIVE, Agreement
from participation.stats.disclosure import protect_table
from surveys.selectors.coded import CodeCount, CodedWords

MOST = 15  # bars of one picture; the table has all
TONES = ("praise", "problem", "proposal", "question")


def coded_panel(key: str, question: str, words: CodedWords | None, reading: Reading) -> Panel:
    """For everybody only: a filter would put own words beside the part and the channel of a person."""
    if reading.wanted or words is None:
        return _nothing(key, question, _("Topics of own words are counted for all answers only."))
    if words.coded < rule().min_group:
        return _nothing(key, question, _few(words))
    shown = {one.name: _shown(one.count, words.coded) for one in words.codes}
    codes = sorted(words.codes, key=lambda one: (-(shown[one.name] or 0), one.name.casefold()))
    bars = tuple(_bar(one, shown[one.name], words.coded) for one in codes[:MOST])
    none = _shown(words.without.count, words.coded)
    return Panel(
        key=key,
        title=_title(codes, shown, words),
        question=question,
        figure=horizontal_bars(Bars(_("Bars"), bars, shares=words.coded >= FEW), numbers()) if bars else None,
        table=_table([*codes, _without(words)], {**shown, _without(words).name: none}, words),
        base=base_words(words.coded),
        source=_read(words),
        note=_note([*shown.values(), none], len(codes), words.agreement),
        label=evidence_label(reading.evidence),
        quotes=tuple(Quoted(one.words, ", ".join(one.codes)) for one in words.quotes),
        lines_say=_read(words),
        lines=tuple(_line(bar, words.coded) for bar in bars),
        facts={"n": words.coded, "cells": shown, "question": question, "own_words": True},
    )


def _nothing(key: str, question: str, said: str) -> Panel:
    return Panel(key=key, title=_("Answers in own words"), question=question, empty=said)


def _shown(count: int, base: int) -> int | None:
    """Few who name something, and few who do not, are somebody's neighbours."""
    least = rule().min_cell
    return None if 0 < count < least or 0 < base - count < least else count


def _bar(one: CodeCount, count: int | None, base: int) -> Bar:
    if count is None:
        return Bar(one.name, None, hidden_word(), Tone.QUIET)
    if base < FEW:
        return Bar(one.name, count, numbers().number(count))
    return Bar(one.name, count / base, f"{numbers().percent(count / base)} ({numbers().number(count)})")


def _line(bar: Bar, base: int) -> Line:
    if bar.value is None:
        return Line(bar.label, bar.text, None)
    share = bar.value if base >= FEW else bar.value / base
    return Line(bar.label, share_words(share, base), share)


def _table(codes: Sequence[CodeCount], shown: Mapping[str, int | None], words: CodedWords) -> Table:
    tones = [tone for tone in TONES if words.tones.get(tone)]
    rows = [_row(one, shown[one.name], tones, words.coded) for one in codes]
    every = CodeCount(_("all answers"), words.coded, words.tones)
    labels = {
        "praise": _("praise"),
        "problem": _("problem"),
        "proposal": _("proposal"),
        "question": _("question"),
    }
    columns = (_("topic"), _("people"), _("share"), *(labels[tone] for tone in tones))
    return Table(columns, (*rows, _row(every, words.coded, tones, words.coded)))


def _row(one: CodeCount, count: int | None, tones: Sequence[str], base: int) -> tuple[Cell, ...]:
    own = _tones_of(one, count, tones)
    share = None if count is None or base < FEW else count / base
    return text_cell(one.name), count_cell(count), share_cell(share), *(count_cell(own[tone]) for tone in tones)


def _tones_of(one: CodeCount, count: int | None, tones: Sequence[str]) -> Mapping[str, int | None]:
    """Each row is a table of its own: who names this, by tone. Its total is known."""
    if count is None:
        return dict.fromkeys(tones)
    columns = [*tones, ""]
    counts = {(one.name, tone): one.tones.get(tone, 0) for tone in columns}
    return protect_table(counts, rows=[one.name], columns=columns, rule=rule()).row(one.name)


def _without(words: CodedWords) -> CodeCount:
    return CodeCount(_("nothing of the codebook"), words.without.count, words.without.tones)


def _title(codes: Sequence[CodeCount], shown: Mapping[str, int | None], words: CodedWords) -> str:
    if not codes or not shown[codes[0].name]:
        return _("No topic stands out in own words")
    first = shown[codes[0].name] or 0
    most = [one.name for one in codes if shown[one.name] == first]
    if len(most) > 1:
        return _("In own words, equally often: %(topics)s") % {"topics": " · ".join(most[:3])}
    share = share_words(first / words.coded, words.coded)
    return _("In own words most often: %(topic)s (%(share)s)") % {"topic": most[0], "share": share}


def _read(words: CodedWords) -> str:
    if words.coded == words.answers:
        return ngettext("%(n)s answer read", "All %(n)s answers read", words.coded) % {
            "n": numbers().number(words.coded)
        }
    return _("%(n)s of %(all)s answers read so far, drawn by lot") % {
        "n": numbers().number(words.coded),
        "all": numbers().number(words.answers),
    }


def _note(shown: Sequence[int | None], codes: int, agreed: Agreement | None) -> str:
    notes = [_("One answer can be about several topics, so the shares add up to more than 100 percent.")]
    notes += _agreed(agreed)
    if codes > MOST:
        notes.append(_("The picture shows the %(number)d topics that are named most.") % {"number": MOST})
    if None in shown:
        least = numbers().number(rule().min_cell)
        notes.append(
            _("“Hidden”: fewer than %(least)s name it, or fewer do not. Nobody works them out.") % {"least": least}
        )
    return " ".join(notes)


def _agreed(found: Agreement | None) -> list[str]:
    """A few pairs say nothing of reliability."""
    if found is None or found.alpha is None or found.units < rule().min_group:
        return []
    words = {"n": numbers().number(found.units), "alpha": numbers().number(found.alpha, 2)}
    said = _("Two people read %(n)s answers apart from each other. Krippendorff’s alpha: %(alpha)s.") % words
    if found.alpha >= RELIABLE:
        return [said, _("The topics are reliable.")]
    if found.alpha >= TENTATIVE:
        return [said, _("Conclude with care.")]
    return [said, _("The topics are not reliable yet.")]


def _few(words: CodedWords) -> str:
    if words.answers >= rule().min_group:
        return _("Too few answers were read so far. The survey desk shows how many are left.")
    return _("Too few people answered this. Small groups are not shown.")
