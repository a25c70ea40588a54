"""A release: what is in it, what never is, and that nothing of a student's is overwritten."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXERCISE = "exercises/00_cumsum"
NAMES = [
    "README.md", "README.zh.md", "course.toml", f"{EXERCISE}/README.md", f"{EXERCISE}/README.zh.md",
    f"{EXERCISE}/cumsum.ipynb", f"{EXERCISE}/cumsum.py", f"{EXERCISE}/exercise.toml",
    f"{EXERCISE}/test_cumsum.py", "nnkit-0.1.0-py3-none-any.whl", "release.json",
    "requirements.txt",
]  # fmt: skip


def names_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def digests(folder):
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in NAMES}


@pytest.fixture
def release(nnkit):
    """Runs `nnkit release sums` in a course."""
    return lambda course, *options: nnkit("-C", course, "release", "sums", *options)


@pytest.fixture(scope="module")
def released(nnkit, course_folder, tmp_path_factory):
    """The small course's release, and the folder that it stands in."""
    into = tmp_path_factory.mktemp("build")
    ended = nnkit("-C", course_folder, "release", "sums", "--into", into)
    assert ended.returncode == 0, ended.stderr
    return into


def test_it_holds_what_is_named_and_nothing_else(released):
    assert names_in(released / "sums") == sorted(NAMES)


def test_the_zip_holds_the_same_below_one_folder_named_after_the_content(released):
    with zipfile.ZipFile(released / "sums.zip") as archive:
        names = archive.namelist()

    release = json.loads((released / "sums" / "release.json").read_text())["release"]
    assert sorted(names) == sorted(f"{release}/{name}" for name in NAMES)


def test_the_student_s_course_says_nothing_of_solutions(released):
    text = (released / "sums" / "course.toml").read_text(encoding="utf-8")

    assert "solutions" not in text
    assert "00_cumsum = 10" in text


def test_what_nothing_names_does_not_go(own_course, release, tmp_path):
    folder = own_course / EXERCISE
    (folder / "notes_for_staff.txt").write_text("who copied last year", encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")

    release(own_course, "--into", tmp_path / "out")

    assert names_in(tmp_path / "out" / "sums") == sorted(NAMES)


def test_what_a_statement_names_goes(own_course, release, tmp_path):
    page = own_course / EXERCISE / "README.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSee `data.csv`.\n", encoding="utf-8")
    (own_course / EXERCISE / "data.csv").write_text("1,2\n", encoding="utf-8")

    release(own_course, "--into", tmp_path / "out")

    assert f"{EXERCISE}/data.csv" in names_in(tmp_path / "out" / "sums")


def test_a_link_is_refused(own_course, release, tmp_path):
    page = own_course / EXERCISE / "README.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSee `data.csv`.\n", encoding="utf-8")
    (own_course / EXERCISE / "data.csv").symlink_to(own_course / "solutions")

    ended = release(own_course, "--into", tmp_path / "out")

    assert ended.returncode == 2
    assert "data.csv: a release needs this file, and no link." in ended.stderr


def test_a_leak_is_refused_with_its_place_and_nothing_is_written(own_course, release, tmp_path):
    test = own_course / EXERCISE / "test_cumsum.py"
    test.write_text(
        test.read_text(encoding="utf-8") + "\n# total = torch.zeros_like(x[:, 0])\n",
        encoding="utf-8",
    )
    line = len(test.read_text(encoding="utf-8").splitlines())

    ended = release(own_course, "--into", tmp_path / "out")

    assert ended.returncode == 2
    assert f"test_cumsum.py:{line}: a line of 00_cumsum/reference.py" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_the_same_course_gives_the_same_bytes(released, course_folder, tmp_path):
    other = Path(shutil.copytree(course_folder, tmp_path / "elsewhere"))
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    umask = os.umask(0o077)
    try:
        command = [sys.executable, "-m", "nnkit", "-C", other, "release", "sums"]
        environment = {**os.environ, "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"}
        subprocess.run(command, check=True, env=environment, capture_output=True)
    finally:
        os.umask(umask)

    made = other / "build" / "release"
    assert digests(made / "sums") == digests(released / "sums")
    assert (made / "sums.zip").read_bytes() == (released / "sums.zip").read_bytes()


def test_a_second_run_writes_it_anew(own_course, release, tmp_path):
    release(own_course, "--into", tmp_path / "out")
    page = own_course / EXERCISE / "README.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne word more.\n", encoding="utf-8")

    ended = release(own_course, "--into", tmp_path / "out")

    assert ended.returncode == 0
    assert "One word more." in (tmp_path / "out" / "sums" / EXERCISE / "README.md").read_text()


def test_a_folder_in_which_somebody_worked_is_left_alone(own_course, release, tmp_path):
    release(own_course, "--into", tmp_path / "out")
    file = tmp_path / "out" / "sums" / EXERCISE / "cumsum.py"
    file.write_text("my work", encoding="utf-8")

    ended = release(own_course, "--into", tmp_path / "out")

    assert ended.returncode == 2
    assert "cumsum.py: it is not as it was released" in ended.stderr
    assert file.read_text(encoding="utf-8") == "my work"


def test_a_newer_release_unpacked_over_work_leaves_it(own_course, release, tmp_path):
    release(own_course, "--into", tmp_path / "out")
    home = tmp_path / "home"
    zipfile.ZipFile(tmp_path / "out" / "sums.zip").extractall(home)
    [file] = home.glob(f"*/{EXERCISE}/cumsum.py")
    file.write_text("my work", encoding="utf-8")
    stub = own_course / EXERCISE / "cumsum.py"
    stub.write_text(stub.read_text(encoding="utf-8") + "\n# newer\n", encoding="utf-8")
    release(own_course, "--into", tmp_path / "out")

    zipfile.ZipFile(tmp_path / "out" / "sums.zip").extractall(home)

    assert len([*home.iterdir()]) == 2
    assert file.read_text(encoding="utf-8") == "my work"


def test_a_language_that_the_course_does_not_have_is_one_sentence(own_course, release):
    settings = own_course / "course.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('["en", "zh"]', '["en"]'), encoding="utf-8"
    )

    ended = release(own_course, "--lang", "zh")

    assert ended.returncode == 2
    assert "the course has no `zh`; there are `en`." in ended.stderr


@pytest.mark.parametrize(
    ("assignment", "form"),
    [
        ("neural-networks", ()),
        ("neural-networks", ("--to", "nbgrader")),
        ("layers", ()),
        ("capstone", ()),
        *(
            pytest.param(assignment, ("--to", to), marks=pytest.mark.soak)
            for assignment, to in [
                ("layers", "nbgrader"), ("capstone", "nbgrader"), ("neural-networks", "github"),
                ("layers", "github"), ("capstone", "github"),
            ]
        ),
    ],
)  # fmt: skip
def test_the_repository_s_own_assignments_are_released(nnkit, tmp_path, assignment, form):
    ended = nnkit("-C", ROOT, "release", assignment, *form, "--into", tmp_path)

    assert ended.returncode == 0, ended.stderr
    assert any(tmp_path.rglob("course.toml"))


@pytest.fixture(scope="module")
def student(released, tmp_path_factory):
    """A student's machine: the unpacked zip, and nnkit installed from its wheel in a fresh
    environment that borrows torch and the other libraries, and no nnkit, of this one."""
    home = tmp_path_factory.mktemp("student")
    zipfile.ZipFile(released / "sums.zip").extractall(home)
    [folder] = home.iterdir()
    venv.create(home / "venv", with_pip=True)
    python = home / "venv" / "bin" / "python"
    install = ["-m", "pip", "install", "--no-deps", "--no-index", "--quiet", "-r"]
    subprocess.run([python, *install, "requirements.txt"], cwd=folder, check=True)
    [site] = (home / "venv" / "lib").glob("*/site-packages")
    (site / "borrowed.pth").write_text(f"{Path(pytest.__file__).parents[1]}\n")

    def run(*arguments):
        command = [python, "-I", "-m", "nnkit", *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    run.folder = folder
    run.python = python
    return run


def test_its_nnkit_is_the_wheel_s(student):
    command = [student.python, "-I", "-c", "import nnkit; print(nnkit.__file__)"]

    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "/venv/lib/" in said


def test_the_stub_fails_kindly_and_the_reference_passes(student, course_folder):
    file = student.folder / EXERCISE / "cumsum.py"
    stub = student("check", file)
    file.write_bytes((course_folder / "solutions" / "00_cumsum" / "reference.py").read_bytes())
    right = student("check", file)

    assert stub.returncode == 1
    assert "NotImplementedError: cumulative_sum" in stub.stdout
    assert "Traceback" not in stub.stdout + stub.stderr
    assert right.returncode == 0, right.stdout


def test_hints_are_there(student):
    ended = student("hint", "00_cumsum")

    assert ended.returncode == 0
    assert ended.stdout.startswith("1. ")
