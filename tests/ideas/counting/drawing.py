"""Small elections for Hypothesis."""

from hypothesis import strategies as st

from ideas.budgeting.election import Election, election_of

KEYS = "abcdefg"


@st.composite
def elections(draw: st.DrawFn, *, points: bool = False, voters: int = 12, projects: int = 6) -> Election:
    keys = KEYS[: draw(st.integers(1, projects))]
    costs = {key: draw(st.integers(0, 40)) for key in keys}
    most = 4 if points else 1
    ballot = st.dictionaries(st.sampled_from(keys), st.integers(1, most))
    return election_of(draw(st.integers(0, 90)), costs, draw(st.lists(ballot, max_size=voters)), by_points=points)
