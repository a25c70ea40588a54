"""What is on record of a student, whether it holds today; and the verbs that look after a store."""

import json
import shutil
from importlib import metadata
from pathlib import Path

import pytest
from nnkit import __version__, record
from nnkit.course import load_course
from nnkit.digest import course_digest
from nnkit.errors import StoreError, UsageError
from nnkit.judge.secret import rotate_secret
from nnkit.keys import checks_digests
from nnkit.plan import Plan
from nnkit.record import records
from nnkit.results import ExerciseResult, Verdict
from nnkit.store.opening import store_url
from nnkit.store.place import note_store
from nnkit.store.rows import Entry, Key
from nnkit.store.store import open_store
from sqlalchemy import text

SMALL = Path(__file__).parent / "course"
TORCH = metadata.version("torch")
HANDED_IN = [("ada", "1", 3.0), ("ben", "2", 4.0), ("ada", "3", 9.0)]


class Graded:
    """A course, and a store in which ada was graded twice and ben once."""

    def __init__(self, root, twice=False):
        self.root = root / "course"
        self.path = root / "results.db"
        self.course = load_course(Path(shutil.copytree(SMALL, self.root)))
        plan = Plan(self.root, "sums", ("00_cumsum",), "cpu", "zh", False, twice=twice)
        checks = checks_digests(plan, TORCH)["00_cumsum"]
        with open_store(str(self.path)) as store:
            self.run = store.begin("sums", TORCH, "cpu", course_digest(self.course))
            for student, submission, score in HANDED_IN:
                key = Key(student, "sums", "00_cumsum", submission * 64, checks, "full")
                result = ExerciseResult(
                    id="00_cumsum", file="cumsum.py", sha256="aa", verdict=Verdict.OK, message="",
                    notes=[], score=score, max_score=10.0, checks=[],
                )  # fmt: skip
                late = submission == "3"
                at = "2026-03-01T10:00:00+00:00" if late else None
                store.write(self.run, [Entry(key, result, 0.5, at, late)])
            store.end(self.run)

    def record(self, student="ada", assignment=None):
        with open_store(str(self.path)) as store:
            [found] = records(store, load_course(self.root), student, assignment)
        return found

    def differs(self):
        [held] = self.record().standing
        return held.differs

    def change(self, statement):
        with open_store(str(self.path)) as store, store.engine.begin() as connection:
            connection.execute(text(statement))


@pytest.fixture
def graded(tmp_path):
    return Graded(tmp_path)


def test_what_counts_and_all_that_was_graded_is_on_record(graded):
    found = graded.record()

    assert [each.stored.result.score for each in found.standing] == [9.0]
    assert [each.result.score for each in found.history] == [3.0, 9.0]
    assert (found.student, found.assignment, found.store) == ("ada", "sums", str(graded.path))


@pytest.mark.parametrize("twice", [False, True])
def test_a_result_holds_while_nothing_changed_in_whatever_form_it_was_made(tmp_path, twice):
    assert Graded(tmp_path, twice).differs() == ()


def test_another_check_is_told(graded):
    path = graded.root / "solutions/00_cumsum/test_cumsum.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n# stricter\n", encoding="utf-8")

    assert graded.differs() == (
        "the exercise's checks, rules, limits or points are others, or the secret is",
    )


def test_another_statement_changes_nothing_that_a_result_depends_on(graded):
    path = graded.root / "exercises/00_cumsum/README.md"
    path.write_text("# Rewritten\n", encoding="utf-8")

    assert graded.differs() == ()


def test_another_secret_is_told(graded):
    rotate_secret(graded.root)

    assert graded.differs() == ("the course's files are the same, so the secret is another one",)


def test_e4_other_versions_are_told_and_the_checks_of_then_are_known(graded, monkeypatch):
    monkeypatch.setattr(record, "__version__", "99.0")
    monkeypatch.setattr(record.metadata, "version", lambda name: "99.1")

    assert graded.differs() == (
        f"nnkit was {__version__}, and is 99.0",
        f"torch was {TORCH}, and is 99.1",
    )


def test_an_exercise_that_is_gone_is_told(graded):
    path = graded.root / "course.toml"
    text_ = path.read_text(encoding="utf-8").replace("00_cumsum", "01_again")
    path.write_text(text_, encoding="utf-8")
    for room in ("exercises", "solutions"):
        (graded.root / room / "00_cumsum").rename(graded.root / room / "01_again")

    assert graded.differs() == ("the exercise is not in the assignment any more",)


def test_a_row_that_was_edited_is_no_record(graded):
    graded.change("UPDATE result SET score = 10.0 WHERE id = 3")

    with pytest.raises(StoreError, match=r"result 3 \(`ada`, 00_cumsum\) is not what was written"):
        graded.record()


def test_a_student_of_whom_there_is_nothing_is_told(graded):
    with pytest.raises(UsageError) as refused:
        graded.record("eve")

    assert str(refused.value) == f"{graded.path}: there is no result of `eve` in this course."


# as programs


def test_record_shows_digests_and_that_they_hold(nnkit, graded):
    done = nnkit("-C", graded.root, "record", "ada", "--store", graded.path)

    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert lines[:4] == [
        "ada  sums",
        "",
        "00_cumsum  9/10  ok",
        f"  submission  {'3' * 64}, 2026-03-01T10:00:00+00:00, late",
    ]
    assert "  today       it holds: the same checks, torch and nnkit are here" in lines
    assert f"  with        nnkit {__version__}, torch {TORCH}, cpu, level full" in lines
    assert sum("3/10" in line for line in lines) == 1  # in the history


def test_record_is_one_object_for_programs(nnkit, graded):
    rotate_secret(graded.root)

    done = nnkit("-C", graded.root, "record", "ada", "--store", graded.path, "--format", "json")

    told = json.loads(done.stdout)
    [exercise] = told["exercises"]
    assert (exercise["submission"], exercise["score"], exercise["holds"]) == ("3" * 64, 9.0, False)
    assert exercise["differs"] == ["the course's files are the same, so the secret is another one"]
    assert [each["row"] for each in told["history"]] == [1, 3]
    assert exercise["by"] == graded.run.who


def test_store_check_ends_with_0_when_all_is_whole(nnkit, graded):
    done = nnkit("-C", graded.root, "store", "check", "--store", graded.path)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{graded.path}: all 3 results are as they were written (runs: 1).\n"


def test_store_check_ends_with_1_and_says_what_can_be_saved(nnkit, graded):
    graded.change("UPDATE result SET score = 10.0 WHERE id = 2")
    graded.change("UPDATE run SET ended = NULL")

    done = nnkit("-C", graded.root, "store", "check", "--store", graded.path)

    assert (done.returncode, done.stderr) == (1, "")
    first, second, third, last = done.stdout.splitlines()
    assert first == "✗ result 2 (`ben`, 00_cumsum) is not what was written"
    assert second.startswith("✗ what counts for `ben` in 00_cumsum is a result that is not there")
    assert third.startswith("! the run of 20")
    assert third.endswith("or is still at it; the same `nnkit grade` does what is left.")
    assert last == (
        f"{graded.path}: 2 of 3 results can be read and are as written; `nnkit store rescue NEW` "
        "copies them."
    )


def test_store_rescue_copies_what_is_whole(nnkit, graded, tmp_path):
    graded.change("UPDATE result SET score = 10.0 WHERE id = 2")
    new = tmp_path / "new.db"

    done = nnkit("-C", graded.root, "store", "rescue", new, "--store", graded.path)
    later = nnkit("-C", graded.root, "store", "check", "--store", new)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{new}: 2 results were copied, each as it was written.",
        "Left behind, for they are not what was written: 1.",
        "Places at which results are missing: 1.",
        "`nnkit grade` with `--store` and this name grades what is missing.",
    ]
    assert later.returncode == 0
    assert later.stdout == (
        f"{new}: all 2 results are as they were written (runs: 1); places at which results were "
        "lost before it was rescued: 1.\n"
    )


@pytest.mark.parametrize("words", [["store", "check"], ["record", "ada"], ["store", "rescue", "x"]])
def test_without_a_store_one_is_asked_to_name_it(nnkit, own_course, words):
    done = nnkit("-C", own_course, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "nnkit: no class of this course was graded yet; name a store with `--store`.\n"
    )


def test_the_store_of_the_last_class_is_found(nnkit, graded):
    note_store(graded.root, store_url(str(graded.path)))

    assert nnkit("-C", graded.root, "record", "ben").returncode == 0
