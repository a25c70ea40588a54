"""A class that is graded again and again: what is done once more, what is kept, what is told."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

SMALL = Path(__file__).parent / "course"
RIGHT = (SMALL / "solutions/00_cumsum/reference.py").read_text(encoding="utf-8")
WRONG = (SMALL / "solutions/00_cumsum/mutants/sums_columns.py").read_text(encoding="utf-8")
CHECK = "assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))\n\n\n@pytest.mark.points(2"
BROKEN = CHECK.replace("dim=1))", "dim=1) + 1)")


class Story:
    """A class of three, one of them with nothing, its course and its store."""

    def __init__(self, nnkit, root):
        self.course = Path(shutil.copytree(SMALL, root / "course"))
        self.store = root / "results.db"
        self.folder = root / "class"
        self._nnkit = nnkit
        self.hand_in(ada=RIGHT, ben=WRONG)
        (self.folder / "dan").mkdir()
        (self.folder / "dan" / "notes.txt").write_text("nothing yet", encoding="utf-8")

    def hand_in(self, **files):
        for student, text in files.items():
            (self.folder / student).mkdir(parents=True, exist_ok=True)
            (self.folder / student / "cumsum.py").write_text(text, encoding="utf-8")

    def change_checks(self, before, after):
        path = self.course / "solutions/00_cumsum/test_cumsum.py"
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    def grade(self, *options, form="json"):
        """Grades, and gives the scores that are told, those that were graded now, and the rest."""
        before = len(self.rows())
        done = self._nnkit(
            "-C", self.course, "grade", self.folder, "--store", self.store, "--format", form,
            "--jobs", 1, *options,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        if form == "json":
            told = map(json.loads, done.stdout.splitlines())
            done.scores = {each["student"]: each["score"] for each in told}
        done.graded = sorted(row["student"] for row in self.rows()[before:])
        return done

    def rows(self):
        if not self.store.exists():
            return []
        with closing(sqlite3.connect(self.store)) as connection:
            connection.row_factory = sqlite3.Row
            query = "SELECT student, number, submission, score, level FROM result ORDER BY id"
            return [dict(row) for row in connection.execute(query)]


@pytest.fixture(scope="module")
def told(nnkit, tmp_path_factory):
    """What was told at each step of a story."""
    story = Story(nnkit, tmp_path_factory.mktemp("story"))
    steps = {"first": story.grade(), "second": story.grade()}
    story.hand_in(ben=RIGHT)
    steps["ben again"] = story.grade("--diff", form="text")
    steps["one fresh"] = story.grade("--fresh", "--student", "ada")
    story.change_checks(CHECK, BROKEN)
    steps["other checks"] = story.grade("--diff")
    steps["only failed"] = story.grade("--only-failed")
    story.change_checks(BROKEN, CHECK)
    steps["the checks of before"] = story.grade()
    steps["rows"] = story.rows()
    return steps


def test_everybody_is_graded_at_first(told):
    assert told["first"].scores == {"ada": 10.0, "ben": 0.0, "dan": 0.0}
    assert told["first"].graded == ["ada", "ben", "dan"]


def test_what_is_stored_is_told_again_and_not_graded_again(told):
    assert told["second"].scores == told["first"].scores
    assert told["second"].graded == []


def test_whoever_hands_in_something_else_is_graded_again(told):
    assert told["ben again"].graded == ["ben"]


def test_the_difference_says_whose_points_changed_and_why(told):
    shown = told["ben again"].stdout

    [row] = [line for line in shown.splitlines() if "another submission" in line]
    assert row.split()[:4] == ["ben", "00_cumsum", "0", "10"]
    assert "test_cumsum.py::test_rows_do_not_mix: failed, now passed (0, now 4)" in shown
    assert "ada" not in shown.partition("another submission")[2]


def test_a_fresh_run_grades_again_and_keeps_what_was(told):
    assert told["one fresh"].scores == {"ada": 10.0}
    assert [row["number"] for row in told["rows"] if row["student"] == "ada"][:2] == [1, 2]


def test_other_checks_make_results_stale(told):
    assert told["other checks"].scores == {"ada": 6.0, "ben": 6.0, "dan": 0.0}
    assert told["other checks"].graded == ["ada", "ben", "dan"]
    assert "other checks, rules, limits or points" in told["other checks"].stderr


def test_only_what_lost_points_is_graded_again_when_asked_for(told):
    assert told["only failed"].graded == ["ada", "ben", "dan"]
    assert told["only failed"].scores == told["other checks"].scores


def test_results_of_the_checks_of_before_are_found_again(told):
    assert told["the checks of before"].graded == []
    assert told["the checks of before"].scores == {"ada": 10.0, "ben": 10.0, "dan": 0.0}


def test_nothing_is_ever_taken_away(told):
    students = [row["student"] for row in told["rows"]]

    assert {name: students.count(name) for name in ("ada", "ben", "dan")} == {
        "ada": 4,
        "ben": 4,
        "dan": 3,
    }
