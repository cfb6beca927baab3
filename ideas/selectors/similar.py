"""Is there an idea like this one already? So that neighbours find each other, and staff find what means the same.

How (ideas/likeness.py) is the same on both databases. Each server process keeps the words of a process's ideas and
reads again only what has changed since. It begins with that before anybody asks (`keep_words`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from django.db.models import Q, QuerySet

from ideas.likeness import Corpus, Words
from ideas.models import Idea
from ideas.search import matching
from ideas.selectors.cards import IdeaCard, as_cards
from ideas.selectors.visible import visible_ideas
from participation.processes.models import Phase, Process
from participation.processes.rules import is_open_for
from participation.stems import stems

COMPARED, SHOWN, SHOWN_AT_DESK, ALIKE = 5_000, 3, 6, 0.28
# Beyond this share of changed ideas, words are counted anew; so many processes are kept.
ANEW, KEPT = 0.2, 30
# Looked through for ideas that mean the same.
MORE = 4
# Offered to staff who search for ideas that mean the same; a longer number is none of ours.
MOST_FOUND, LONGEST = 20, 19


@dataclass(slots=True)
class _Kept:
    corpus: Corpus = field(default_factory=lambda: Corpus({}))
    stamps: dict[int, datetime] = field(default_factory=dict)


_kept: dict[int, _Kept] = {}
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes, or has written: `id` is an idea that is there already."""

    title: str
    text: str = ""
    field_id: int | None = None
    area_id: int | None = None
    id: int = 0


def similar_ideas(of: Process, draft: Draft, most: int = SHOWN) -> list[IdeaCard]:
    """The most alike first; the newest 5,000 are compared. A short or empty text is like nothing."""
    words = Words(tuple(stems(draft.title)), tuple(stems(draft.text)), draft.field_id or 0, draft.area_id or 0)
    if not words.title and not words.text:
        return []
    ideas = visible_ideas(of)
    stamps = _stamps(ideas)
    with _lock:
        corpus = _corpus_of(of.pk, stamps)
        found = corpus.alike(corpus.see(words), ALIKE)
    wanted = [number for number, _likeness in found if number in stamps and number != draft.id]
    return _once(_cards(wanted[: MORE * most], ideas))[:most]


def keep_words() -> None:
    """Of the processes that take ideas now, the newest first: counting the words of thousands takes a second."""
    for process in Process.objects.filter(state=Process.State.PUBLISHED).order_by("-pk")[:KEPT]:
        if is_open_for(process, Phase.Kind.COLLECT):
            stamps = _stamps(visible_ideas(process))
            with _lock:
                _corpus_of(process.pk, stamps)


def similar_to(idea: Idea) -> list[IdeaCard]:
    """For the desk: what else says the same?"""
    draft = Draft(idea.title, f"{idea.text} {idea.place_note}", idea.field_of_action_id, idea.area_id, idea.pk)
    return similar_ideas(idea.process, draft, SHOWN_AT_DESK)


def to_group_with(idea: Idea, words: str, chosen: Collection[int]) -> list[IdeaCard]:
    """What staff may tick: chosen already, found by words or number, and similar; none that is in a group."""
    free = visible_ideas(idea.process).filter(main__isnull=True).exclude(pk=idea.pk)
    found = Q(pk__in=chosen)
    if words:
        found |= Q(pk=int(words)) if words.isascii() and words.isdigit() and len(words) < LONGEST else matching(words)
    cards = [card for _key, card in as_cards(free.filter(found).order_by("pk")[:MOST_FOUND], {})]
    alike = {card.id: card for card in similar_to(idea)}
    alone = set(free.filter(pk__in=alike).values_list("pk", flat=True))
    return list({card.id: card for card in (*cards, *alike.values()) if card in cards or card.id in alone}.values())


def _stamps(ideas: QuerySet[Idea]) -> dict[int, datetime]:
    return dict(ideas.order_by("-created_at").values_list("id", "changed_at")[:COMPARED])


def _corpus_of(process_id: int, stamps: dict[int, datetime]) -> Corpus:
    kept = _kept.get(process_id, _Kept())
    changed = [number for number, stamp in stamps.items() if kept.stamps.get(number) != stamp]
    gone = kept.stamps.keys() - stamps.keys()
    if len(changed) + len(gone) > ANEW * len(kept.stamps):
        kept = _Kept(Corpus(dict(_words_of(stamps))))
    else:
        for number, words in _words_of(changed):
            kept.corpus.put(number, words)
    kept.stamps = stamps
    if process_id not in _kept and len(_kept) >= KEPT:
        _kept.clear()
    _kept[process_id] = kept
    return kept.corpus


def _words_of(numbers: Collection[int]) -> Iterable[tuple[int, Words]]:
    """`search_text` begins with the title: its stems count as title only."""
    if not numbers:
        return
    rows = Idea.objects.filter(pk__in=numbers).values_list(
        "pk", "title", "search_text", "field_of_action_id", "area_id"
    )
    for number, title, search_text, topic, area in rows:
        first, folded = tuple(stems(title)), tuple(search_text.split())
        rest = folded[len(first) :] if folded[: len(first)] == first else folded
        yield number, Words(first, rest, topic or 0, area or 0)


def _once(cards: Iterable[IdeaCard]) -> list[IdeaCard]:
    """Of ideas that mean the same, the one that is most alike."""
    shown: dict[int, IdeaCard] = {}
    for card in cards:
        shown.setdefault(card.main_id or card.id, card)
    return list(shown.values())


def _cards(wanted: list[int], ideas: QuerySet[Idea]) -> list[IdeaCard]:
    cards = {card.id: card for _key, card in as_cards(ideas.filter(pk__in=wanted), {})} if wanted else {}
    return [cards[number] for number in wanted if number in cards]
