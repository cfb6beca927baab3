from tests.ideas.conftest import idea, make_idea  # noqa: F401 (fixtures)
