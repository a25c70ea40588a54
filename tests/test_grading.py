"""From what was typed to what is graded."""

import pytest
from nnkit.course import load_course
from nnkit.errors import UsageError
from nnkit.grading import (
    course_of,
    default_jobs,
    find,
    find_own,
    has_findings,
)
from nnkit.results import ExerciseResult, Result, Verdict

COURSE = """\
name = "three"

[[assignment]]
name = "sums"
title = { en = "Sums" }
exercises = { 00_cumsum = 10, 01_mean = 5 }

[[assignment]]
name = "products"
title = { en = "Products" }
exercises = { 02_cumprod = 10 }
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of two assignments: nothing but what its files of settings say."""
    root = tmp_path_factory.mktemp("three")
    (root / "course.toml").write_text(COURSE, encoding="utf-8")
    for name in ("00_cumsum", "01_mean", "02_cumprod"):
        folder = root / "exercises" / name
        folder.mkdir(parents=True)
        settings = f'file = "{name[3:]}.py"\ntitle = {{ en = "{name}" }}\n'
        (folder / "exercise.toml").write_text(settings, encoding="utf-8")
    return load_course(root)


@pytest.fixture
def write(tmp_path):
    """Writes empty files below `tmp_path` and gives that."""

    def write(*names):
        for name in names:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(b"")
        return tmp_path

    return write


def ids(found):
    return [exercise.id for exercise in found.exercises]


def complaint(course, *paths, assignment=None, exercises=()):
    with pytest.raises(UsageError) as caught:
        find(course, paths, assignment, exercises)
    return str(caught.value)


# what is graded


def test_a_folder_is_graded_for_every_exercise_of_its_assignment(course, write):
    found = find(course, [write("ada/mean.py") / "ada"], None, ())

    assert found.assignment.name == "sums"
    assert ids(found) == ["00_cumsum", "01_mean"]


def test_the_assignment_is_the_first_that_has_one_of_the_files(course, write):
    found = find(course, [write("ada/cumprod.py") / "ada"], None, ())

    assert found.assignment.name == "products"


def test_a_folder_with_files_of_both_is_graded_for_the_first(course, write):
    found = find(course, [write("ada/cumprod.py", "ada/mean.py") / "ada"], None, ())

    assert found.assignment.name == "sums"


def test_an_assignment_may_be_named(course, write):
    root = write("ada/cumprod.py", "ada/mean.py")

    found = find(course, [root / "ada"], "products", ())

    assert (found.assignment.name, ids(found)) == ("products", ["02_cumprod"])


def test_a_single_file_is_graded_for_its_exercise_alone(course, write):
    found = find(course, [write("ada/mean.py") / "ada" / "mean.py"], None, ())

    assert ids(found) == ["01_mean"]


def test_several_files_are_graded_for_their_exercises(course, write):
    root = write("ada/mean.py", "ben/cumsum.ipynb")

    found = find(course, [root / "ada" / "mean.py", root / "ben" / "cumsum.ipynb"], None, ())

    assert ids(found) == ["00_cumsum", "01_mean"]


def test_an_exercise_that_is_named_is_graded_alone(course, write):
    found = find(course, [write("ada/mean.py") / "ada"], None, ["00_cumsum"])

    assert ids(found) == ["00_cumsum"]


def test_an_exercise_that_is_named_says_what_a_file_is(course, write):
    path = write("homework.py") / "homework.py"

    found = find(course, [path], None, ["02_cumprod"])

    assert (found.assignment.name, ids(found)) == ("products", ["02_cumprod"])


def test_exercises_stand_in_the_order_of_the_course_however_they_are_named(course, write):
    found = find(course, [write("ada/mean.py") / "ada"], None, ["01_mean", "00_cumsum"])

    assert ids(found) == ["00_cumsum", "01_mean"]


def test_a_class_gives_the_paths_of_its_students(course, write):
    root = write("class/ada/mean.py", "class/ben/cumsum.py")

    found = find(course, [root / "class"], None, ())

    assert [path.name for path in found.paths] == ["ada", "ben"]


def test_paths_come_in_the_order_in_which_they_were_typed(course, write):
    root = write("ben/mean.py", "ada/mean.py")

    found = find(course, [root / "ben", root / "ada"], None, ())

    assert [path.name for path in found.paths] == ["ben", "ada"]


def test_the_plan_says_what_a_worker_needs(course, write):
    found = find(course, [write("ada/mean.py") / "ada"], None, ())

    plan = found.plan("cpu", "zh", for_student=True)

    assert (plan.course, plan.assignment, plan.exercises) == (
        course.root,
        "sums",
        ("00_cumsum", "01_mean"),
    )
    assert (plan.device, plan.lang, plan.for_student) == ("cpu", "zh", True)


# what cannot be graded


def test_an_exercise_of_another_assignment_is_refused(course, write):
    root = write("ada/mean.py")

    assert complaint(course, root / "ada", assignment="sums", exercises=["02_cumprod"]) == (
        "`02_cumprod` is not in the assignment `sums`."
    )


def test_exercises_of_two_assignments_are_refused(course, write):
    root = write("ada/mean.py")

    assert complaint(course, root / "ada", exercises=["00_cumsum", "02_cumprod"]) == (
        "`02_cumprod` is not in the assignment `sums`."
    )


def test_a_file_of_no_exercise_is_refused(course, write):
    path = write("homework.py") / "homework.py"

    assert complaint(course, path) == (
        f"{path}: no exercise has a file of this name; asked for are "
        "`cumsum.py`, `mean.py`, `cumprod.py`; say which one it is with `--exercise NAME`."
    )


def test_a_file_of_no_exercise_among_others_is_refused(course, write):
    root = write("ada/mean.py", "ben/homework.py")

    assert complaint(course, root / "ada" / "mean.py", root / "ben" / "homework.py") == (
        f"{root}/ben/homework.py: no exercise has a file of this name; asked for are "
        "`cumsum.py`, `mean.py`; say which one it is with `--exercise NAME`."
    )


def test_a_file_of_no_exercise_of_the_assignment_is_refused(course, write):
    path = write("cumprod.py") / "cumprod.py"

    assert complaint(course, path, assignment="sums") == (
        f"{path}: no exercise has a file of this name; asked for are "
        "`cumsum.py`, `mean.py`; say which one it is with `--exercise NAME`."
    )


def test_a_folder_with_nothing_of_the_assignment_is_refused(course, write):
    folder = write("ada/cumprod.py") / "ada"

    assert complaint(course, folder, assignment="sums") == (
        f"{folder}: nothing in it belongs to the course, which asks for `cumsum.py`, `mean.py`."
    )


# defaults and ends


@pytest.mark.parametrize("submissions", [0, 1, 8])
def test_few_submissions_are_graded_by_one_worker(submissions):
    assert default_jobs(submissions) == 1


def test_no_class_has_more_workers_than_there_are_processors(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda process: {0, 1, 2})

    assert default_jobs(1000) == 3


def result(score, verdict=Verdict.OK):
    exercise = ExerciseResult(
        id="00_cumsum",
        file="cumsum.py",
        sha256=None,
        verdict=verdict,
        message="",
        notes=[],
        score=score,
        max_score=10.0,
        checks=[],
    )
    return Result(
        student="ada",
        assignment="sums",
        score=score,
        max_score=10.0,
        device="cpu",
        level="basic",
        torch="2.13.0",
        course="",
        seconds=0.0,
        exercises=[exercise],
    )


@pytest.mark.parametrize(
    ("results", "bar", "findings"),
    [
        ([], 5.0, False),
        ([result(0.0, Verdict.CRASHED)], None, False),
        ([result(5.0)], 5.0, False),
        ([result(5.0)], 5.5, True),
        ([result(10.0), result(4.0)], 5.0, True),
        ([result(10.0), result(None, Verdict.INTERNAL_ERROR)], None, True),
        ([result(None, Verdict.INTERNAL_ERROR)], 5.0, True),
    ],
    ids=[
        "nobody",
        "a zero without a bar",
        "at the bar",
        "below the bar",
        "one below the bar",
        "a fault of ours",
        "a fault of ours and a bar",
    ],
)
def test_the_shell_is_told_of_our_faults_and_of_scores_below_the_bar(results, bar, findings):
    assert has_findings(results, bar) is findings


# a student's own files


def test_the_own_file_is_found_by_its_name(course, write):
    root = write("mean.py")

    exercises, folders = find_own(course, root / "mean.py", None)

    assert [exercise.id for exercise in exercises] == ["01_mean"]
    assert folders == (root,)


def test_the_own_files_of_a_folder_lie_flat_or_in_the_exercises_folder(course, write):
    root = write("mean.py", "00_cumsum/cumsum.py")

    exercises, folders = find_own(course, root, None)

    assert [exercise.id for exercise in exercises] == ["00_cumsum", "01_mean"]
    assert folders == (root / "00_cumsum", root)


def test_in_a_course_the_own_files_are_those_of_its_exercises(course, write):
    root = write("exercises/00_cumsum/cumsum.py", "exercises/01_mean/mean.py")

    exercises, folders = find_own(course, root, None)

    assert [exercise.id for exercise in exercises] == ["00_cumsum", "01_mean"]
    assert folders == (root / "exercises" / "00_cumsum", root / "exercises" / "01_mean")


def test_of_the_own_files_one_exercise_may_be_named(course, write):
    exercises, _ = find_own(course, write("mean.py", "cumsum.py"), "01_mean")

    assert [exercise.id for exercise in exercises] == ["01_mean"]


def test_the_own_file_that_is_not_there_is_told(course, tmp_path):
    with pytest.raises(UsageError) as caught:
        find_own(course, tmp_path / "mean.py", None)

    assert str(caught.value) == f"{tmp_path}/mean.py: there is no such file or folder."


def test_an_own_file_of_no_exercise_is_told(course, write):
    path = write("homework.py") / "homework.py"

    with pytest.raises(UsageError) as caught:
        find_own(course, path, None)

    assert str(caught.value) == (
        f"{path}: no file of an exercise; it should be, or hold, "
        "`cumsum.py`, `mean.py`, `cumprod.py`."
    )


def test_the_course_of_an_own_file_is_the_one_around_it(course):
    assert course_of(course.root / "exercises" / "01_mean" / "exercise.toml") == course.root


def test_an_own_file_outside_every_course_has_none(write):
    assert course_of(write("mean.py") / "mean.py") is None


def test_without_a_file_there_is_no_course_around_it(tmp_path):
    assert course_of(None) is None
    assert course_of(tmp_path / "mean.py") is None


# graded, with everything real


SITUATIONS = {"ada": 10, "ben": 0, "cleo": 10, "dan": 0, "eve": 0, "fay": 0, "gil": 0}


@pytest.mark.parametrize("student", SITUATIONS)
def test_a_student_of_the_small_class_has_the_score_of_the_work(graded_class, student):
    assert graded_class[student]["score"] == SITUATIONS[student]


def test_whoever_hands_in_nothing_is_missing_with_a_sentence(graded_class):
    [exercise] = graded_class["dan"]["exercises"]

    assert (exercise["verdict"], exercise["message"], exercise["score"], exercise["checks"]) == (
        "missing",
        "`cumsum.py` was not handed in.",
        0,
        [],
    )


def test_after_a_failed_import_every_check_is_errored(graded_class):
    for student in ("eve", "fay"):
        [exercise] = graded_class[student]["exercises"]
        assert [check["outcome"] for check in exercise["checks"]] == ["errored"] * 5


def test_a_cell_that_raises_is_noted_and_skipped(graded_class):
    [exercise] = graded_class["cleo"]["exercises"]

    assert exercise["notes"] == ["cell 3 was skipped: NameError"]
    assert exercise["file"] == "cumsum.ipynb"


def test_every_student_is_graded_by_the_same_course(graded_class):
    assert len({result["course"] for result in graded_class.values()}) == 1


def test_the_points_of_the_checks_add_up_to_the_score(graded_class):
    for result in graded_class.values():
        [exercise] = result["exercises"]
        assert sum(check["points"] for check in exercise["checks"]) == exercise["score"]
        assert result["score"] == exercise["score"]


def test_staff_are_told_what_was_seen(graded_class):
    [exercise] = graded_class["ben"]["exercises"]

    first = exercise["checks"][0]["message"]
    assert first.startswith("The values are not right. the answer: ")
    assert " values are off: " in first
