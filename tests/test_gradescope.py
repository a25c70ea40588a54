"""Gradescope's autograder zip, laid out as its container has it and run as a program, offline."""

import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest

ZEROES = "import torch\n\n\ndef cumulative_sum(x):\n    return torch.zeros_like(x)\n"


@pytest.fixture(scope="module")
def autograder(nnkit, course_folder, tmp_path_factory):
    """The zip, and what its setup.sh would leave: all but the installation."""
    into = tmp_path_factory.mktemp("gradescope")
    made = nnkit("-C", course_folder, "release", "sums", "--to", "gradescope", "--into", into)
    assert made.returncode == 0, made.stderr
    root = into / "autograder"
    with zipfile.ZipFile(into / "sums.zip") as archive:
        archive.extractall(root / "source")
        (root / "run_autograder").write_bytes(archive.read("run_autograder"))
    (root / "run_autograder").chmod(0o755)
    (root / "course").mkdir(mode=0o700)
    with tarfile.open(root / "source" / "course.tar") as packed:
        packed.extractall(root / "course", filter="data")
    return root


@pytest.fixture
def run(autograder, tmp_path):
    """Runs it on a submission, without a network where this machine allows it."""

    def run(**files):
        submission = autograder / "submission"
        subprocess.run(["rm", "-rf", submission, autograder / "results"], check=True)
        submission.mkdir()
        for name, text in files.items():
            place = submission / (name if "." in name else f"{name}.py")
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        (autograder / "submission_metadata.json").write_text('{"id": 1}', encoding="utf-8")
        offline = ["unshare", "-n"] if os.geteuid() == 0 else []
        environment = {**os.environ, "AUTOGRADER": autograder, "NNKIT_PYTHON": sys.executable}
        command = [*offline, autograder / "run_autograder"]
        ended = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
        told = json.loads((autograder / "results" / "results.json").read_bytes())
        return ended, told

    return run


def reference(course_folder):
    path = course_folder / "solutions" / "00_cumsum" / "reference.py"
    return path.read_text(encoding="utf-8")


def test_its_programs_lie_at_the_root_and_may_be_run(autograder):
    with zipfile.ZipFile(autograder.parent / "sums.zip") as archive:
        entries = {each.filename: each for each in archive.infolist()}

        assert entries["run_autograder"].external_attr >> 16 == 0o100755
        assert b"\r" not in archive.read("setup.sh") + archive.read("run_autograder")
        assert archive.read("run_autograder").startswith(b"#!")
        assert set(entries) >= {"setup.sh", "course.tar"}


def test_the_course_s_own_secret_is_not_in_it(autograder, course_folder):
    secret = (course_folder / ".nnkit" / "secret").read_text().strip()
    packed = (autograder / "source" / "course.tar").read_bytes()

    assert secret.encode() not in packed
    assert bytes.fromhex(secret) not in packed
    assert b".nnkit/secret" in packed


def test_a_right_answer_gets_all_points(run, course_folder):
    ended, told = run(cumsum=reference(course_folder))

    assert ended.returncode == 0, ended.stderr
    assert told["score"] == 10
    assert {test["status"] for test in told["tests"]} == {"passed"}


def test_several_folders_are_one_student_s_and_none_is_guessed(run, course_folder):
    right = reference(course_folder)

    ended, told = run(**{"a/cumsum.py": right, "b/cumsum.py": ZEROES})

    assert ended.returncode == 0, ended.stderr
    assert told["score"] == 0
    assert "`cumsum.py` is there more than once" in told["tests"][0]["output"]


def test_an_archive_that_is_not_read_is_told_and_no_fault_of_ours(run):
    ended, told = run(**{"homework.rar": "Rar!"})

    assert ended.returncode == 0, ended.stderr
    assert told["score"] == 0
    assert "hand in a zip, or the files" in told["tests"][0]["output"]


def test_a_file_that_does_not_start_is_told_as_such(run):
    _, told = run(cumsum="def cumulative_sum(x):\nreturn x\n")

    assert told["score"] == 0
    assert told["output"].startswith("00_cumsum: ")
    assert "IndentationError" in told["output"]


def test_a_wrong_answer_gets_hints_and_no_hidden_value(run):
    _, told = run(cumsum=ZEROES)

    assert told["score"] < 10
    assert any(test["output"] for test in told["tests"])
    assert "expected" not in json.dumps(told)


def test_nothing_handed_in_is_0_with_a_sentence(run):
    _, told = run()

    assert told["score"] == 0
    assert "was not handed in" in told["tests"][0]["output"]


def test_what_a_student_prints_is_no_result(run):
    fake = "print('{\"score\": 10}')\nraise SystemExit(0)\n"

    assert run(cumsum=fake)[1]["score"] == 0


def test_a_grader_that_fails_leaves_no_score(run, autograder):
    settings = autograder / "course" / "course.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("broken", encoding="utf-8")
    try:
        ended, told = run(cumsum=ZEROES)
    finally:
        settings.write_text(text, encoding="utf-8")

    assert ended.returncode != 0
    assert "score" not in told
    assert told["output"] == "nnkit failed, not you; your instructor has to grade this again."


def test_it_is_not_written_where_releases_are(nnkit, own_course):
    into = own_course / "build" / "release"

    ended = nnkit("-C", own_course, "release", "sums", "--to", "gradescope", "--into", into)

    assert ended.returncode == 2
    assert "write it where no release is" in ended.stderr


def test_it_holds_one_assignment_alone(autograder):
    data = (autograder / "source" / "course.tar").read_bytes()
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        names = {each.name.split("/")[0] for each in packed}

    assert names == {"course.toml", "exercises", "solutions", ".nnkit"}
