"""R9: runs over one class and one store at once do no harm, though one of them is killed."""

import json
import subprocess

import pytest


@pytest.fixture(scope="module", params=["file", "server"])
def at_once(report, request):
    """What programs/two_runs.py found, with a store in a file and with one on a server."""
    url = [request.getfixturevalue("postgresql")()] if request.param == "server" else []
    return report("two_runs", "40", *url)


def test_two_runs_end_well_and_a_third_was_killed(at_once):
    assert at_once["ends"] == [0, 0, -9]
    assert at_once["said"] == ["", ""]


def test_each_run_tells_every_student(at_once):
    assert at_once["least_told"] >= 2


def test_what_either_told_is_stored(at_once):
    assert at_once["untrue"] == []


def test_a_key_has_one_result(at_once):
    assert at_once["doubles"] == []


def test_each_exercise_stands_as_after_one_run(at_once):
    assert at_once["others"] == []


def test_two_classes_that_are_graded_at_once_get_what_one_gets(
    nnkit_path, course_folder, small_class, graded_class, tmp_path
):
    words = (
        nnkit_path, "-C", course_folder, "grade", small_class, "--jobs", "1", "--format", "json",
        "--store", tmp_path / "results.db", "--quiet",
    )  # fmt: skip

    running = [
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = [each.communicate() for each in running]

    assert [each.returncode for each in running] == [0, 0], told
    for text, _ in told:
        results = {each["student"]: each for each in map(json.loads, text.splitlines())}
        assert results.keys() == graded_class.keys()
        for student, result in results.items():
            assert result | {"seconds": 0} == graded_class[student] | {"seconds": 0}
