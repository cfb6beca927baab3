"""Is a .pb file read as it is meant, and if that cannot be known, is it said where?"""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideas.budgeting.greedy import by_votes
from ideas.pabulib.amounts import number_in
from ideas.pabulib.reading import PabulibFile, parse_pabulib
from ideas.pabulib.variants import caution_of, variant_of
from ideas.pabulib.writing import write_pabulib
from participation.imports.reading import UnreadableFileError
from tests.ideas.counting.files import SMALL, changed

POINTS = changed("approval", "cumulative")


def winners(text: str) -> list[str]:
    file = parse_pabulib(text)
    return file.election.keys_of(by_votes(file.election, variant=variant_of(file)).winners)


def voted(file: PabulibFile) -> list[int]:
    return list(file.election.votes)


def test_all_of_it_is_there() -> None:
    file = parse_pabulib(SMALL)
    assert (file.meta["unit"], file.meta["instance"]) == ("Altmühlbach", "2026")
    assert [(p.key, p.cost) for p in file.election.projects] == [("p1", 60), ("p2", 50), ("p3", 30)]
    assert (file.election.budget, file.election.voters, voted(file)) == (100, 4, [3, 2, 1])
    assert file.projects.rows[0]["name"] == 'Swing, "large" one'
    assert file.votes.rows[0].cells == {"voter_id": "v1", "vote": "p1", "age": "34", "voting_method": "internet"}
    assert file.official == frozenset({"p1", "p3"})
    assert file.notes == []


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        SMALL.replace("\n", "\n\n"),
        SMALL.replace("META\n", "META;;;\n").replace("VOTES\n", "votes;;;\n"),
        SMALL.replace("\n", " \n"),
        SMALL.replace("vote;age", "Vote;AGE"),
        SMALL.rstrip("\n"),
    ],
    ids=["windows", "mark", "blank-lines", "spreadsheet", "blanks", "capitals", "no-last-line-end"],
)
def test_small_differences_change_nothing(text: str) -> None:
    file = parse_pabulib(text.removeprefix("\ufeff"))
    assert voted(file) == [3, 2, 1]
    assert file.notes == []


def test_columns_may_stand_in_any_order_and_have_any_names() -> None:
    text = SMALL.replace(
        "project_id;cost;votes;name;selected;neighborhood", "project_id;cost;votes;name;selected;target"
    )
    assert parse_pabulib(text).projects.columns[-1] == "target"


def test_decimals_are_exact() -> None:
    file = parse_pabulib(changed("budget;100", "budget;100.10").replace("p1;60;", "p1;60,05;"))
    assert (file.election.unit, file.election.budget, file.election.projects[0].cost) == (20, 2002, 1201)
    assert file.election.money(file.election.budget) == Fraction("100.1")


def test_an_empty_ballot_is_a_voter_and_is_told() -> None:
    file = parse_pabulib(changed("v4;p2;20", "v4;;20").replace("p2;50;2", "p2;50;1"))
    assert (file.election.voters, voted(file)) == (4, [3, 1, 1])
    assert file.notes == ["Ein Stimmzettel ist leer. Er zählt als eine Person. Zeile 24."]


def test_a_project_twice_on_a_ballot_counts_once() -> None:
    file = parse_pabulib(changed("v1;p1;34", "v1;p1,p1;34"))
    assert voted(file) == [3, 2, 1]
    assert "Zeile 21" in file.notes[0]


def test_a_vote_for_an_unknown_project_is_left_out_and_told() -> None:
    file = parse_pabulib(changed("v1;p1;34", "v1;p1,p9;34"))
    assert voted(file) == [3, 2, 1]
    assert "p9" in file.notes[0]
    assert "Zeile 21" in file.notes[0]


def test_what_the_file_says_itself_is_compared() -> None:
    file = parse_pabulib(changed("num_votes;4", "num_votes;5").replace("p1;60;3", "p1;60;4"))
    assert len(file.notes) == 2
    assert "num_votes" in file.notes[0]
    assert "Zeile 16" in file.notes[1]


def test_broken_limits_are_told_and_counted() -> None:
    file = parse_pabulib(changed("budget;100", "budget;100\nmax_length;1\nmax_sum_cost;100"))
    assert voted(file) == [3, 2, 1]
    assert len(file.notes) == 2


def test_many_odd_lines_are_one_sentence() -> None:
    file = parse_pabulib(SMALL + "v;p9\n" * 30)
    assert len([note for note in file.notes if "p9" in note]) == 1


def test_no_official_result_where_nobody_wrote_one() -> None:
    assert parse_pabulib(SMALL.replace(";selected;", ";chosen;")).official is None
    empty = SMALL.replace('one";1;', 'one";;').replace("Bench;0;", "Bench;;").replace("Tree;1;", "Tree;;")
    assert parse_pabulib(empty).official is None


def points_file(vote_type: str, *votes: str) -> str:
    head = SMALL[: SMALL.index("VOTES")].replace("approval", vote_type).replace(";votes;", ";was;")
    return head + "VOTES\nvoter_id;vote;points\n" + "".join(f"v{n};{vote}\n" for n, vote in enumerate(votes))


def test_points_are_summed() -> None:
    file = parse_pabulib(points_file("cumulative", "p1,p2;3,1", "p2;5", ";"))
    assert (file.election.by_points, file.election.scores, file.election.votes) == (True, (3, 6, 0), (1, 2, 0))


def test_points_may_have_decimals_and_thresholds_fit_them() -> None:
    text = points_file("cumulative", "p1,p2;0.5,2").replace(
        "rule;greedy", "min_project_score_threshold;1\nrule;greedy-threshold"
    )
    assert parse_pabulib(text).election.scores == (1, 4, 0)
    assert winners(text) == ["p2"]


def test_scores_may_be_below_zero_and_fill_up_with_a_default() -> None:
    text = points_file("scoring", "p1,p2;-2,1").replace("budget", "default_score;3\nbudget")
    assert parse_pabulib(text).election.scores == (-2, 1, 3)


def test_an_order_gives_points_by_place() -> None:
    text = points_file("ordinal", "p2,p1").replace("budget", "max_length;3\nbudget")
    assert parse_pabulib(text).election.scores == (2, 3, 0)


def test_the_town_counts_by_its_own_variant() -> None:
    assert winners(changed("rule;greedy", "rule;greedy-no-skip")) == ["p1"]
    assert winners(changed("rule;greedy", "rule;greedy-threshold\nmin_project_score_threshold;2")) == ["p1"]
    assert winners(SMALL) == ["p1", "p3"]


def test_a_rule_that_the_file_does_not_say_whole_is_a_caution() -> None:
    assert "greedy-custom" in caution_of(parse_pabulib(changed("rule;greedy", "rule;greedy-custom")))
    assert caution_of(parse_pabulib(SMALL)) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("hello\n" + SMALL, 1),
        (changed("VOTES\n", ""), None),
        (changed("PROJECTS\n", ""), None),
        ("META\nkey;value\nPROJECTS\nVOTES\n", 3),
        (changed("budget;100\n", ""), None),
        (changed("budget;100", "budget;a lot"), None),
        (changed("budget;100", "budget;-1"), None),
        (changed("budget;100", "budget;100\nbudget;200"), 10),
        (changed("approval", "telepathy"), None),
        (changed("vote_type;approval\n", ""), None),
        (changed("project_id;cost", "project_id;price"), 15),
        (changed("voter_id;vote;", "voter_id;voted;"), 20),
        (changed("p2;50;", "p2;fifty;"), 17),
        (changed("p2;50;", "p2;-50;"), 17),
        (changed("p2;50;", "p2;NaN;"), 17),
        (changed("p2;50;", "p2;1e400;"), 17),
        (changed("p2;50;", "p2;" + "9" * 5000 + ";"), 17),
        (changed("p2;50;", "p1;50;"), 17),
        (changed("p2;50;", ";50;"), 17),
        (changed("voter_id;vote;age", "voter_id;vote;vote"), 20),
        (changed("v1;p1;34", 'v1;"p1;34'), 21),
        (changed("p2;50;2;Bench", 'p2;50;2;"Bench'), 17),
        (changed("PROJECTS\n", "PROJECTS\nproject_id;cost\nPROJECTS\n"), 16),
        (POINTS, 20),
        (points_file("cumulative", "p1,p2;3"), 21),
        (points_file("cumulative", "p1;-3"), 21),
        (points_file("cumulative", "p1;many"), 21),
        (points_file("scoring", "p1,p2;0.000000001,100000000"), 19),
        (changed("v1;p1;34", "v1;" + "x" * 1_100_000), 21),
    ],
)
def test_where_counting_would_be_guessing_it_is_refused(text: str, line: int | None) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        parse_pabulib(text)
    assert refused.value.row == line
    assert refused.value.reason.endswith(".")
    assert len(refused.value.reason) < 200


@given(
    st.text(alphabet=st.sampled_from('META\nPROJECTSVOTES;,"key value project_id cost voter_id 0123.-'), max_size=400)
)
def test_noise_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableFileError):
        parse_pabulib(text)


@given(st.integers(0, len(SMALL) - 1), st.characters(codec="utf-8"))
def test_one_wrong_letter_is_read_or_refused_in_words(place: int, letter: str) -> None:
    with suppress(UnreadableFileError):
        assert parse_pabulib(SMALL[:place] + letter + SMALL[place + 1 :]).election.voters <= 5


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("12.50", Fraction(25, 2)), ("12,5", Fraction(25, 2)), (" 7 ", 7), ("1.33E7", 13_300_000), ("+3", 3)],
)
def test_numbers_are_read(text: str, number: Fraction) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", "x", "1e99", "inf", "nan", "0x10", "1_000", "١٢", "1.000.000", "1/3", "9" * 16])
def test_other_things_are_no_numbers(text: str) -> None:
    assert number_in(text) is None


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cs"]), min_size=1, max_size=12)
KEY = st.text("abcdefghijklmnop0123456789-", min_size=1, max_size=6)


@given(
    st.lists(st.tuples(KEY, st.integers(0, 10**9), CELL), min_size=1, max_size=6, unique_by=lambda one: one[0]),
    st.data(),
)
def test_what_is_written_is_read_again(projects: list[tuple[str, int, str]], data: st.DataObject) -> None:
    keys = [key for key, _, _ in projects]
    ballots = data.draw(st.lists(st.lists(st.sampled_from(keys), unique=True), max_size=8))
    text = write_pabulib(
        {"budget": "1000", "vote_type": "approval", "rule": "greedy", "unit": data.draw(CELL)},
        ["project_id", "cost", "name"],
        [{"project_id": key, "cost": str(cost), "name": name} for key, cost, name in projects],
        ["voter_id", "vote"],
        [{"voter_id": str(number), "vote": ",".join(ballot)} for number, ballot in enumerate(ballots)],
    )
    file = parse_pabulib(text)
    assert [(row["project_id"], int(row["cost"]), row["name"]) for row in file.projects.rows] == projects
    assert [row["vote"] for row in file.votes.rows] == [",".join(ballot) for ballot in ballots]
    again = write_pabulib(
        file.meta,
        file.projects.columns,
        [row.cells for row in file.projects.rows],
        file.votes.columns,
        [row.cells for row in file.votes.rows],
    )
    assert again == text
