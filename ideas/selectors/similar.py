"""Is there an idea like this one already? Compared by folded titles, quietly, so that neighbours find each other."""

from rapidfuzz import fuzz, process

from ideas.search import fold
from ideas.selectors.cards import IdeaCard, as_cards
from ideas.selectors.visible import visible_ideas
from participation.processes.models import Process

COMPARED, SHOWN, ALIKE = 2000, 3, 72


def similar_ideas(of: Process, title: str) -> list[IdeaCard]:
    """At most three, the most alike first; only the newest 2,000 titles are compared."""
    ideas = visible_ideas(of)
    titles = dict(ideas.order_by("-created_at").values_list("id", "title")[:COMPARED])
    folded = {pk: fold(text) for pk, text in titles.items()}
    found = process.extract(fold(title), folded, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=SHOWN)
    wanted = [pk for _text, _score, pk in found]
    cards = {card.id: card for _key, card in as_cards(ideas.filter(pk__in=wanted), {})} if wanted else {}
    return [cards[pk] for pk in wanted if pk in cards]
