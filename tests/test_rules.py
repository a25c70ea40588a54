"""Rules and adjustments by the command line: a late class, `adjust`, `explain`, and what each
system gets of it."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from nnkit.course import load_course
from nnkit.pack import pack_assignment, pack_course

RULES = """
[rules]
time_zone = "Europe/Berlin"

[rules.late]
per_day = 0.1
cap = 0.5

[rules.extensions.cleo]
sums = "2026-12-03 12:00"

[rules.extensions.nobody]
sums = "2026-12-03 12:00"
"""
HANDED_IN = {  # due at 11:00 UTC
    "ada": "2026-12-02 11:00:01 UTC",  # two days begun
    "ben": "2026-12-01 11:00:00 UTC",
    "cleo": "2026-12-03 10:59:00 UTC",
    "dan": "2026-11-30 11:00:00 UTC",
}
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def late(nnkit, course_folder, tmp_path_factory):
    """A course with rules, three students' hand-ins, graded; gives what runs nnkit on it."""
    root = tmp_path_factory.mktemp("rules")
    course = Path(shutil.copytree(course_folder, root / "course"))
    text = (course / "course.toml").read_text(encoding="utf-8")
    due = 'due = "2026-12-01 12:00"\n\n[assignment.exercises]'
    text = text.replace("[assignment.exercises]", due)
    (course / "course.toml").write_text(text + RULES, encoding="utf-8")
    reference = course / "solutions" / "00_cumsum" / "reference.py"
    for name, at in HANDED_IN.items():
        folder = root / "nb" / "submitted" / name / "sums"
        folder.mkdir(parents=True)
        shutil.copy(reference, folder / "cumsum.py")
        (folder / "timestamp.txt").write_text(at, encoding="ascii")
    store = root / "results" / "results.db"

    def run(verb, *arguments, **options):
        return nnkit("-C", course, verb, *arguments, "--store", store, **options)

    store.parent.mkdir()
    graded = run("grade", root / "nb" / "submitted", "--assignment", "sums", "--unsafe")
    assert graded.returncode == 0, graded.stderr
    return SimpleNamespace(run=run, nnkit=nnkit, course=course, nb=root / "nb")


def table(late):
    ended = late.run("export", "--to", "csv")
    return {row["student"]: row for row in csv.DictReader(io.StringIO(ended.stdout))}


def test_the_table_has_the_score_and_what_it_is_made_of(late):
    rows = table(late)

    taken = {name: (row["00_cumsum"], row["late_points"], row["score"], row["late"])
             for name, row in rows.items() if name != "dan"}  # fmt: skip
    assert taken == {
        "ada": ("10", "-2", "8", "yes"), "ben": ("10", "0", "10", "no"),
        "cleo": ("10", "0", "10", "no"),
    }  # fmt: skip
    assert rows["ada"]["handed_in"] == "2026-12-02 12:00:01+01:00"


def test_an_extension_of_nobody_is_told(late):
    said = late.run("export", "--to", "csv").stderr

    assert "an extension, and nothing handed in: nobody\n" in said


def test_explain_shows_rule_by_rule(late):
    lines = late.run("explain", "ada").stdout.splitlines()

    assert lines[-5:] == [
        "  10 of 10",
        "  -2  late: 2026-12-02 12:00:01+01:00, due 2026-12-01 12:00+01:00: 2 days begun, 0.1 a "
        "day and 0.5 at most, of 10",
        "  = 8 of 10",
        "",
        "8 = 8 of 10",
    ]


def test_an_adjustment_is_on_record_and_in_the_score(late):
    ended = late.run("adjust", "dan", "--points", "-0.75", "--exercise", "00_cumsum",
                     "--reason", "talked it over", "--author", "prof")  # fmt: skip
    late.run("adjust", "dan", "--points", "1", "--reason", "helped others", "--author", "prof")

    assert (ended.returncode, ended.stdout) == (0, "dan, sums: 10 -> 9.25 of 10\n"), ended.stderr
    dan = table(late)["dan"]
    assert (dan["00_cumsum"], dan["adjusted_points"], dan["score"]) == ("10", "0.25", "10.25")
    lines = late.run("explain", "dan").stdout.splitlines()
    assert lines[-5].startswith("  = 9.25 of 10")
    assert lines[-2].startswith("+1  adjusted by prof, 2026-")
    assert lines[-2].endswith(": helped others")
    assert lines[-1] == "= 10.25 of 10"
    assert "and all 2 adjustments are as they were written" in late.nnkit(
        "-C", late.course, "store", "check", "--store", late.nb.parent / "results" / "results.db"
    ).stdout.replace("\n", " ")


REFUSED = {
    ("ned", "1", "why"): "there is no result of `ned` in `sums`",
    ("ada", "0", "why"): "`--points 0` is no number of points; write it like 1.5 or -2.",
    ("ada", "nan", "why"): "`--points nan` is no number of points",
    ("ada", "1e9", "why"): "`--points 1e9` is no number of points",
    ("ada", "a lot", "why"): "`--points a lot` is no number of points",
    ("ada", "0.1234567", "why"): "has more than 6 places after the point",
    ("ada", "1", "  "): "`--reason` is empty; say why, for whoever asks later.",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_what_cannot_be_adjusted_is_one_sentence(late, typed):
    student, points, reason = typed

    ended = late.run("adjust", student, "--points", points, "--reason", reason)

    assert ended.returncode == 2
    assert REFUSED[typed] in ended.stderr
    assert "Traceback" not in ended.stderr


def test_canvas_gets_the_score_after_all_rules(late, tmp_path):
    (tmp_path / "canvas.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,Sums (77)\nA,1,ada,ada,S,\n", encoding="utf-8"
    )

    ended = late.run("export", "--to", "canvas", "--template", tmp_path / "canvas.csv")

    assert ended.stdout.splitlines()[1] == "A,1,ada,ada,S,8"


def test_an_export_without_a_place_for_rules_says_whom_that_concerns(late, tmp_path):
    said = late.run("export", "--to", "classroom50", "--into", tmp_path).stderr

    assert "the checks' scores alone, without rules and adjustments: ada" in said
    assert json.loads((tmp_path / "ada" / "result.json").read_bytes())["score"] == 10


@pytest.mark.filterwarnings("default")
def test_nbgrader_takes_off_what_the_rules_take_off(late):
    made = late.nnkit("-C", late.course, "release", "sums", "--to", "nbgrader", "--into", late.nb)
    assert made.returncode == 0, made.stderr

    for _ in range(2):
        ended = late.run("export", "--to", "nbgrader", "--into", late.nb)
        assert ended.returncode == 0, ended.stderr
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}
    told = subprocess.run([BIN / "nbgrader", "export"], cwd=late.nb, env=environment, check=False)

    assert told.returncode == 0
    with (late.nb / "grades.csv").open() as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    ada = rows["ada"]
    assert [float(ada[name]) for name in ("raw_score", "late_submission_penalty", "score")] == [
        10, 2, 8,
    ]  # fmt: skip
    assert ada["duedate"].startswith("2026-12-01 11:00:00")
    assert float(rows["cleo"]["score"]) == 10


def test_who_has_an_extension_does_not_leave_with_the_course(late):
    course = load_course(late.course)

    for packed in (pack_course(course), pack_assignment(course, course.assignments[0], b"s" * 32)):
        assert b"extensions" not in packed
        assert b'time_zone = "Europe/Berlin"' in packed
