"""A small .pb file, whole, to be changed in one place."""

from pathlib import Path

SMALL = """META
key;value
description;A small town
country;Germany
unit;Altmühlbach
instance;2026
num_projects;3
num_votes;4
budget;100
vote_type;approval
rule;greedy
date_begin;01.06.2026
date_end;15.06.2026
PROJECTS
project_id;cost;votes;name;selected;neighborhood
p1;60;3;"Swing, ""large"" one";1;Anger
p2;50;2;Bench;0;Anger
p3;30;1;Tree;1;
VOTES
voter_id;vote;age;voting_method
v1;p1;34;internet
v2;p1,p2;;paper
v3;p1, p3;61;internet
v4;p2;20;internet
"""


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def written(folder: Path, text: str | bytes, name: str = "town.pb") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
