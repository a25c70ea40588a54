"""From what was typed to what is graded."""

import pytest
from nnkit.course import load_course
from nnkit.errors import UsageError
from nnkit.grading import Typed, course_of, default_jobs, find, find_own, store_of

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


def look(course, *paths, **options):
    """Gives what is found, and who handed in."""
    with find(course, Typed(paths=paths, **options)) as found:
        found.collected.students = [each.students[0] for each in found.collected.hand_ins()]
        return found


def ids(found):
    return [exercise.id for exercise in found.exercises]


def complaint(course, *paths, **options):
    with pytest.raises(UsageError) as caught:
        look(course, *paths, **options)
    return str(caught.value)


# what is graded


def test_a_folder_is_graded_for_every_exercise_of_its_assignment(course, write):
    found = look(course, write("ada/mean.py") / "ada")

    assert found.assignment.name == "sums"
    assert ids(found) == ["00_cumsum", "01_mean"]


def test_the_assignment_is_the_first_that_has_one_of_the_files(course, write):
    found = look(course, write("ada/cumprod.py") / "ada")

    assert found.assignment.name == "products"


def test_a_folder_with_files_of_both_is_graded_for_the_first(course, write):
    found = look(course, write("ada/cumprod.py", "ada/mean.py") / "ada")

    assert found.assignment.name == "sums"


def test_an_assignment_may_be_named(course, write):
    root = write("ada/cumprod.py", "ada/mean.py")

    found = look(course, root / "ada", assignment="products")

    assert (found.assignment.name, ids(found)) == ("products", ["02_cumprod"])


def test_a_single_file_is_graded_for_its_exercise_alone(course, write):
    found = look(course, write("ada/mean.py") / "ada" / "mean.py")

    assert ids(found) == ["01_mean"]


def test_several_files_are_graded_for_their_exercises(course, write):
    root = write("ada/mean.py", "ben/cumsum.ipynb")

    found = look(course, root / "ada" / "mean.py", root / "ben" / "cumsum.ipynb")

    assert ids(found) == ["00_cumsum", "01_mean"]


def test_an_exercise_that_is_named_is_graded_alone(course, write):
    found = look(course, write("ada/mean.py") / "ada", exercise=("00_cumsum",))

    assert ids(found) == ["00_cumsum"]


def test_an_exercise_that_is_named_says_what_a_file_is(course, write):
    path = write("homework.py") / "homework.py"

    found = look(course, path, exercise=("02_cumprod",))

    assert (found.assignment.name, ids(found)) == ("products", ["02_cumprod"])


def test_exercises_stand_in_the_order_of_the_course_however_they_are_named(course, write):
    found = look(
        course,
        write("ada/mean.py") / "ada",
        exercise=(
            "01_mean",
            "00_cumsum",
        ),
    )

    assert ids(found) == ["00_cumsum", "01_mean"]


def test_a_class_gives_the_paths_of_its_students(course, write):
    root = write("class/ada/mean.py", "class/ben/cumsum.py")

    found = look(course, root / "class")

    assert found.collected.students == ["ada", "ben"]


def test_several_paths_make_one_class(course, write):
    root = write("ben/mean.py", "ada/mean.py")

    found = look(course, root / "ben", root / "ada")

    assert sorted(found.collected.students) == ["ada", "ben"]


def test_a_student_who_did_not_hand_in_is_told(course, write):
    root = write("class/ada/mean.py", "class/ben/mean.py")

    assert complaint(course, root / "class", student=("ada", "eve")) == (
        "nobody of the name `eve` handed in; `--dry-run` shows who did."
    )


def test_the_plan_says_what_a_worker_needs(course, write):
    found = look(course, write("ada/mean.py") / "ada")

    plan = found.plan(Typed(paths=(), device="cpu", lang="zh", audience="student"))

    assert (plan.course, plan.assignment, plan.exercises) == (
        course.root,
        "sums",
        ("00_cumsum", "01_mean"),
    )
    assert (plan.device, plan.lang, plan.for_student) == ("cpu", "zh", True)


# what cannot be graded


def test_an_exercise_of_another_assignment_is_refused(course, write):
    root = write("ada/mean.py")

    assert complaint(course, root / "ada", assignment="sums", exercise=("02_cumprod",)) == (
        "`02_cumprod` is not in the assignment `sums`."
    )


def test_exercises_of_two_assignments_are_refused(course, write):
    root = write("ada/mean.py")

    assert complaint(course, root / "ada", exercise=("00_cumsum", "02_cumprod")) == (
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


# where results are kept


def test_a_class_is_stored_beside_the_course(own_course):
    course = load_course(own_course)

    assert store_of(course, Typed(paths=())) == str(own_course / ".nnkit" / "results.db")
    assert (own_course / ".nnkit" / ".gitignore").read_text() == "*\n"


def test_a_store_may_be_named_or_a_folder_for_it(course, tmp_path):
    out = tmp_path / "autumn" / "results"

    assert store_of(course, Typed(paths=(), store="a.db")) == "a.db"
    assert store_of(course, Typed(paths=(), out=out)) == str(out / "results.db")
    assert out.is_dir()


def test_two_names_for_one_store_are_refused(course, tmp_path):
    with pytest.raises(UsageError) as caught:
        store_of(course, Typed(paths=(), store="a.db", out=tmp_path))

    assert str(caught.value) == "`--store` and `--out` both name a store; type one of them."


def test_a_folder_that_cannot_be_made_is_told(course, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(UsageError) as caught:
        store_of(course, Typed(paths=(), out=tmp_path / "file"))

    assert str(caught.value) == f"{tmp_path}/file: the folder cannot be made (File exists)."


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
