import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea
from participation.files.xlsx_reading import read_xlsx
from participation.processes.models import Process
from tests.ideas.conftest import MakeIdea

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx", "json")


@pytest.fixture
def three(make_idea: MakeIdea) -> list[Idea]:
    """One begins as a formula does, one has no place, one is not published."""
    make_idea("Nicht geprüft", visibility=Idea.Visibility.PENDING)
    return [
        make_idea("Mehr Bänke", lat=49.5, lon=10.5, author_name="Rosa", source_url="https://example.org/1"),
        make_idea("Grün", text="- Bäume\n- Hecken", external_id="B2"),
    ]


def address(process: Process, kind: str) -> str:
    return f"/beteiligung/{process.slug}/ideen.{kind}"


def table(client: Client, process: Process, kind: str) -> list[dict[str, object]]:
    data = client.get(address(process, kind)).content
    if kind == "csv":
        return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    if kind == "json":
        return list(json.loads(data)["ideas"])
    head, *rows = read_xlsx(data)[0].rows
    return [dict(zip(head.cells, row.cells, strict=False)) for row in rows]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("kind", KINDS)
def test_everybody_takes_the_published_ideas_along(client: Client, process: Process, kind: str) -> None:
    rows = table(client, process, kind)
    assert [row["title"] for row in rows] == ["Mehr Bänke", "Grün"]
    assert float(str(rows[0]["lat"])) == 49.5
    assert "Rosa" not in str(rows), "a name is read on the page, not collected from a file"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("kind", KINDS)
def test_another_house_reads_the_file_and_writes_the_same(
    client: Client, tmp_path: Path, process: Process, kind: str
) -> None:
    file, before = tmp_path / f"ideas.{kind}", table(client, process, kind)
    call_command("export_ideas", process.slug, "--format", kind, "--output", str(file))
    Idea.objects.all().delete()
    call_command("import_ideas", str(file), "--process", process.slug, stdout=StringIO())
    assert Idea.objects.get(external_id="B2").text == "- Bäume\n- Hecken"
    assert table(client, process, kind) == before


@pytest.mark.usefixtures("three")
def test_no_cell_of_the_table_is_a_formula(client: Client, process: Process) -> None:
    assert str(table(client, process, "csv")[1]["text"]).startswith("'-")


def test_one_statement_reads_all(
    client: Client, process: Process, make_idea: MakeIdea, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        make_idea(f"Idee {number}")
    with django_assert_max_num_queries(4):
        client.get(address(process, "json"))


def test_the_file_says_where_the_support_of_a_grouped_idea_counts(
    client: Client, process: Process, three: list[Idea]
) -> None:
    Idea.objects.filter(pk__in=[one.pk for one in three]).update(main=three[1])
    rows = table(client, process, "json")
    assert [row["counts_at"] for row in rows] == ["B2", ""]


def test_neither_a_draft_nor_another_kind_is_a_file(client: Client, process: Process) -> None:
    assert client.get(address(process, "pdf")).status_code == 404
    Process.objects.update(state=Process.State.DRAFT)
    assert client.get(address(process, "csv")).status_code == 404


def test_a_process_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nirgends"):
        call_command("export_ideas", "nirgends", "--output", str(tmp_path / "x.csv"))
