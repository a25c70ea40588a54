"""A course outside of this repository: the real command line, run in a folder of its own.

It is tests/courses/right, in English alone and with its solutions in another folder, as in a
repository that students may read.
"""

import json
import shutil
from pathlib import Path

import pytest

RIGHT = Path(__file__).parent / "courses" / "right"


@pytest.fixture(scope="module")
def outside(tmp_path_factory):
    """The course's folder, with a class of two beside it; the tests leave all as it is."""
    home = tmp_path_factory.mktemp("outside")
    course = Path(shutil.copytree(RIGHT, home / "doubles"))
    (course / "solutions").rename(home / "private")
    (course / "exercises" / "00_double" / "README.zh.md").unlink()
    text = (course / "course.toml").read_text(encoding="utf-8")
    text = text.replace('["en", "zh"]', '["en"]\nsolutions = "../private"')
    (course / "course.toml").write_text(text, encoding="utf-8")
    for student, answer in (("ada", "reference.py"), ("ben", "mutants/same.py")):
        (home / "class" / student).mkdir(parents=True)
        shutil.copyfile(
            home / "private" / "00_double" / answer, home / "class" / student / "double.py"
        )
    return course


def test_a_class_is_graded(nnkit, outside):
    done = nnkit("grade", "../class", "--format", "json", "--jobs", "1", cwd=outside)

    assert done.returncode == 0, done.stderr
    results = {each["student"]: each for each in map(json.loads, done.stdout.splitlines())}
    assert {name: each["score"] for name, each in results.items()} == {"ada": 10, "ben": 0}
    assert results["ben"]["exercises"][0]["checks"][0]["misconception"] == "same"


def test_the_public_tests_run_on_a_student_s_file(nnkit, outside):
    right = nnkit("check", "../class/ada/double.py", cwd=outside)
    stub = nnkit("check", "exercises/00_double/double.py", cwd=outside)

    assert (right.returncode, stub.returncode) == (0, 1)
    assert right.stdout.splitlines()[-1] == "1 of 1 public tests passed."
    assert "NotImplementedError: double" in stub.stdout


def test_hints_are_shown_one_by_one(nnkit, outside):
    shown = [nnkit("hint", "00_double", cwd=outside) for _ in range(2)]

    assert [len(done.stdout.splitlines()) for done in shown] == [1, 2]
    assert shown[0].stdout == "1. How often does the number go into the answer?\n"


@pytest.fixture(scope="module")
def verified(nnkit, outside):
    """The finished `nnkit verify`, as JSON and with a page."""
    return nnkit("verify", "--format", "json", "--out", "pages/matrix.html", cwd=outside)


def test_it_verifies_with_its_solutions_in_another_folder(verified):
    assert verified.returncode == 0
    assert json.loads(verified.stdout)["findings"] == []


def test_verify_as_json_gives_matrix_counts_and_seconds(verified, outside):
    report = json.loads(verified.stdout)

    assert report["schema"] == 1
    assert report["seconds"] > 0
    [exercise] = report["exercises"]
    assert (exercise["id"], exercise["checks"], exercise["mutants"]) == ("00_double", 2, 2)
    assert exercise["matrix"] == {
        "checks": ["test_whole_number", "test_fraction"],
        "rows": [
            {
                "mutant": "same",
                "killer": "test_whole_number",
                "outcomes": ["failed", "failed"],
                "verdict": "ok",
            },
            {
                "mutant": "whole_numbers_only",
                "killer": "test_fraction",
                "outcomes": ["passed", "failed"],
                "verdict": "ok",
            },
        ],
    }
    page = outside / "pages" / "matrix.html"
    assert "whole_numbers_only" in page.read_text(encoding="utf-8")
