"""From which platform is a table of ideas, and which of its columns is what? One layout per platform.

Names of columns as the platforms' own exports write them (adhocracy4 `exports/mixins`, Decidim `ProposalSerializer`,
CONSUL `Proposal.public_columns_for_api` and `Budget::Investment::Exporter`), in small letters, English and German.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

# Where a column exists once per language ("title/de"), these come first.
LANGUAGES = ("de", "en")
OUR_COLUMNS = ("external_id", "title", "text", "url", "lat", "lon", "category", "created")


@dataclass(frozen=True, slots=True)
class Layout:
    """`columns`: ours to theirs, the first that says something counts; "title/*" stands for any language.

    It is this layout when each group of `proof` has a name in the header. `withdrawn`: columns in which any of these
    words, or any word at all (empty set), tells that nobody proposes this any more.
    """

    name: str
    proof: tuple[tuple[str, ...], ...]
    columns: Mapping[str, tuple[str, ...]]
    withdrawn: Mapping[str, frozenset[str]] = field(default_factory=dict)


ADHOCRACY = Layout(
    name="adhocracy+",
    proof=(("link",), ("title", "titel", "name"), ("positive ratings", "positive bewertungen", "labels", "merkmale")),
    columns={
        "external_id": ("reference no.", "referenznr.", "referenznummer", "id", "link"),
        "title": ("title", "titel", "name"),
        "text": ("description", "beschreibung"),
        "url": ("link",),
        "lat": ("location (latitude)", "ort (breitengrad)"),
        "lon": ("location (longitude)", "ort (längengrad)"),
        "category": ("category", "kategorie"),
        "created": ("created", "erstellt", "erstellt am"),
    },
)
DECIDIM = Layout(
    name="Decidim",
    proof=(("id",), ("title", "title/*"), ("body", "body/*"), ("participatory_space/id", "component/id")),
    columns={
        "external_id": ("reference", "id"),
        "title": ("title/*", "title"),
        "text": ("body/*", "body"),
        "url": ("url",),
        "lat": ("latitude",),
        "lon": ("longitude",),
        "category": ("category/name/*", "taxonomies/name/*", "scope/name/*"),
        "created": ("published_at", "created_at"),
    },
    withdrawn={
        "state": frozenset({"withdrawn"}),
        "withdrawn": frozenset({"true"}),
        "withdrawn_at": frozenset(),
        "is_amend": frozenset({"true"}),
    },
)
CONSUL = Layout(
    name="CONSUL",
    proof=(
        ("id",),
        ("title", "titel", "título"),
        ("description", "beschreibung", "descripción"),
        ("cached_votes_up", "geozone_id", "supports", "unterstützungen", "administrator", "valuator", "gutachter"),
    ),
    columns={
        "external_id": ("id",),
        "title": ("title", "titel", "título"),
        "text": ("description", "beschreibung", "descripción", "summary"),
        "created": ("created_at",),
    },
    withdrawn={"retired_at": frozenset()},
)
LAYOUTS = (DECIDIM, CONSUL, ADHOCRACY)


def layout_of(names: Sequence[str]) -> Layout | None:
    """None: the file has our own columns, or nobody's."""
    if "external_id" in names:
        return None
    return next((one for one in LAYOUTS if all(_has(names, group) for group in one.proof)), None)


def used_names(layout: Layout, names: Sequence[str]) -> set[str]:
    wanted = [pattern for patterns in layout.columns.values() for pattern in patterns] + list(layout.withdrawn)
    return {name for pattern in wanted for name in _matching(names, pattern)}


def cell_of(cells: Mapping[str, str], patterns: Sequence[str]) -> str:
    return next((cells[name] for one in patterns for name in _matching(tuple(cells), one) if cells[name]), "")


def is_withdrawn(layout: Layout, cells: Mapping[str, str]) -> bool:
    return any(
        cells.get(name, "") and (not words or cells[name].lower() in words) for name, words in layout.withdrawn.items()
    )


def _has(names: Sequence[str], group: Sequence[str]) -> bool:
    return any(_matching(names, pattern) for pattern in group)


def _matching(names: Sequence[str], pattern: str) -> list[str]:
    if not pattern.endswith("/*"):
        return [pattern] if pattern in names else []
    found = [name for name in names if name.startswith(pattern[:-1]) and "/" not in name[len(pattern) - 1 :]]
    return sorted(found, key=lambda name: (_rank(name), name))


def _rank(name: str) -> int:
    language = name.rpartition("/")[2]
    return LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
