"""The template repository and Classroom 50's autograder, run as a program on a student's clone."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml


@pytest.fixture(scope="module")
def made(nnkit, course_folder, tmp_path_factory):
    into = tmp_path_factory.mktemp("github")
    ended = nnkit("-C", course_folder, "release", "sums", "--to", "github", "--into", into)
    assert ended.returncode == 0, ended.stderr
    return into / "sums"


@pytest.fixture
def clone(made, tmp_path):
    return Path(shutil.copytree(made / "template", tmp_path / "sums-ada"))


@pytest.fixture
def autograde(made):
    """Runs the autograder in a clone, as Classroom 50 does."""

    def run(clone):
        place = made / "classroom50" / "autograders" / "sums" / "autograder.py"
        environment = {
            **os.environ, "NNKIT_INSTALLED": "1", "CLASSROOM": "nn", "ASSIGNMENT": "sums",
            "SUBMISSION_TAG": "submit/1", "COMMIT_URL": "https://example.org/c",
        }  # fmt: skip
        ended = subprocess.run(
            [sys.executable, place], cwd=clone, env=environment, capture_output=True, check=False
        )
        return ended.returncode, json.loads((clone / "result.json").read_bytes())

    return run


@pytest.fixture
def release(nnkit, tmp_path):
    """Runs `nnkit release sums --to github` in a course."""

    def run(course):
        return nnkit("-C", course, "release", "sums", "--to", "github", "--into", tmp_path / "out")

    return run


@pytest.fixture
def template(tmp_path):
    """Where that writes the template."""
    return tmp_path / "out" / "sums" / "template"


def test_the_workflow_installs_and_runs_the_public_tests(made):
    text = (made / "template" / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["check"]["steps"]

    assert steps[-1] == {"run": "nnkit check"}
    assert (made / "template" / "requirements.txt").is_file()


def test_nothing_hidden_is_in_it(made):
    names = {path.name for path in made.rglob("*") if path.is_file()}

    assert not names & {"reference.py", "props.py"}
    assert {"cumsum.py", "test_cumsum.py", "course.toml", "autograder.py"} <= names


def test_the_stub_gets_no_point_and_the_run_is_fine(autograde, clone):
    code, told = autograde(clone)

    assert code == 0
    assert (told["score"], told["max-score"]) == (0, 2)
    assert told["schema"] == "classroom50/result/v1"
    assert (told["classroom"], told["assignment"], told["submission"]) == ("nn", "sums", "submit/1")


def test_the_reference_gets_all(autograde, clone, course_folder):
    reference = course_folder / "solutions" / "00_cumsum" / "reference.py"
    shutil.copy(reference, clone / "exercises" / "00_cumsum" / "cumsum.py")

    _, told = autograde(clone)

    assert told["score"] == told["max-score"] == 2
    assert all(test["passed"] for test in told["tests"])


def test_a_clone_is_collected_and_graded(nnkit, course_folder, clone):
    reference = course_folder / "solutions" / "00_cumsum" / "reference.py"
    shutil.copy(reference, clone / "exercises" / "00_cumsum" / "cumsum.py")

    options = ("--assignment", "sums", "--format", "json", "--unsafe")
    graded = json.loads(nnkit("-C", course_folder, "grade", clone, *options).stdout)

    assert (graded["student"], graded["score"]) == ("ada", 10)


def test_a_clone_is_handed_in_as_any_folder_is(nnkit, course_folder, clone):
    reference = course_folder / "solutions" / "00_cumsum" / "reference.py"
    shutil.copy(reference, clone / "exercises" / "00_cumsum" / "cumsum.py")

    ended = nnkit("submit", cwd=clone)

    assert ended.returncode == 0, ended.stderr
    assert ended.stderr == ""
    with zipfile.ZipFile(clone / "sums-submission.zip") as archive:
        assert "00_cumsum/cumsum.py" in archive.namelist()


def test_a_second_release_leaves_no_old_file_and_keeps_git(own_course, release, template):
    release(own_course)
    old = template / "exercises" / "00_cumsum" / "data.csv"
    page = own_course / "exercises" / "00_cumsum" / "README.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nSee `data.csv`.\n", encoding="utf-8")
    (page.parent / "data.csv").write_text("1,2\n", encoding="utf-8")
    release(own_course)
    assert old.is_file()
    (template / ".git").mkdir()
    (template / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (template / "LICENSE").write_text("mine", encoding="utf-8")
    page.write_text(text, encoding="utf-8")

    ended = release(own_course)

    assert ended.returncode == 0, ended.stderr
    assert not old.exists()
    assert (template / ".git" / "HEAD").is_file()
    assert (template / "LICENSE").read_text(encoding="utf-8") == "mine"
    assert "data.csv" not in (template / "release.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["template/README.md", "template/.github/workflows/check.yml",
                                  "classroom50/autograders/sums/autograder.py"])  # fmt: skip
def test_what_was_changed_by_hand_is_not_written_over(own_course, release, template, name):
    release(own_course)
    (template.parent / name).write_text("by hand", encoding="utf-8")
    page = own_course / "exercises" / "00_cumsum" / "README.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne word more.\n", encoding="utf-8")

    ended = release(own_course)

    assert ended.returncode == 2
    assert f"{name}: it is not as it was released" in ended.stderr
    assert (template.parent / name).read_text(encoding="utf-8") == "by hand"
    assert "One word more." not in (template / "exercises/00_cumsum/README.md").read_text()


def test_the_autograder_of_an_older_nnkit_is_replaced(own_course, release, template):
    release(own_course)
    folder = template.parent / "classroom50"
    place = folder / "autograders" / "sums" / "autograder.py"
    new = place.read_bytes()
    place.write_text("print('older')\n", encoding="utf-8")
    listed = json.loads((folder / "release.json").read_bytes())
    digest = hashlib.sha256(place.read_bytes()).hexdigest()
    listed["files"]["autograders/sums/autograder.py"] = digest
    (folder / "release.json").write_text(json.dumps(listed), encoding="utf-8")

    assert release(own_course).returncode == 0
    assert place.read_bytes() == new
