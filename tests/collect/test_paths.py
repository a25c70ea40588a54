"""What a path holds: a submission or a class, and every file that is not as it should be."""

import contextlib
import json
import os
import pickle
import shutil
import tempfile
from pathlib import Path, PurePosixPath

import pytest
from nnkit.collect.classes import collect
from nnkit.collect.paths import exercises_in, read_submission
from nnkit.collect.submissions import lay_out
from nnkit.course import Exercise, Limits, Text
from nnkit.errors import UsageError

LIMITS = Limits()
RIGHT = b"def cumulative_sum(x):\n    return x.cumsum(1)\n"


def exercise(name, limits=LIMITS):
    folder = Path("exercises") / name
    return Exercise(
        id=name,
        file=f"{name[3:]}.py",
        title=Text(name),
        folder=folder,
        solutions=Path("solutions") / name,
        limits=limits,
        forbid={},
        hints=(),
    )


CUMSUM, MEAN = exercise("00_cumsum"), exercise("01_mean")
BOTH = [CUMSUM, MEAN]


@pytest.fixture
def write(tmp_path):
    """Writes files below a folder of the test's own and gives the folder `top`."""

    def write(files, top="ada"):
        root = tmp_path / top
        root.mkdir(exist_ok=True)
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        return root

    return write


@pytest.fixture
def locked():
    """Gives a folder to fill, and a context in which permission bits bind, for root too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)

    @contextlib.contextmanager
    def as_nobody():
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    yield folder, as_nobody
    for path in sorted(folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


def notebook(*sources):
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": each,
        }
        for each in sources
    ]
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    return json.dumps(whole).encode()


def find_submissions(path, exercises):
    """Gives where the submissions lie that are collected at a path."""
    with collect([path], exercises) as collected:
        return [hand_in.place for hand_in in collected.hand_ins()]


def complaint(path, exercises=BOTH):
    with pytest.raises(UsageError) as caught:
        find_submissions(path, exercises)
    return str(caught.value).replace(f"{path}", "PATH")


def problem(path, each=CUMSUM):
    """Gives what is wrong with the one file of a submission."""
    return read_submission(path, [each]).files[each.id].problem


# which submissions there are


@pytest.mark.parametrize(
    "name",
    ["cumsum.py", "00_cumsum/cumsum.py", "cumsum.ipynb", "00_cumsum/cumsum.ipynb", "mean.py"],
)
def test_a_folder_with_any_file_of_the_course_is_one_submission(write, name):
    root = write({name: RIGHT, "notes.txt": b""})

    assert find_submissions(root, BOTH) == [root]


@pytest.mark.parametrize("name", ["cumsum.py", "cumsum.ipynb", "my-homework.py"])
def test_one_file_is_one_submission(write, name):
    path = write({name: RIGHT}) / name

    assert find_submissions(path, BOTH) == [path]


def test_a_folder_of_folders_is_a_class_in_the_order_of_the_names(write):
    root = write(
        {"cleo/cumsum.py": b"", "ada/01_mean/mean.py": b"", "ben/mean.ipynb": b""}, "class"
    )

    found = find_submissions(root, BOTH)

    assert found == [root / "ada", root / "ben", root / "cleo"]


def test_a_student_without_any_file_is_still_in_the_class(write):
    root = write({"ada/cumsum.py": b"", "ben/notes.txt": b""}, "class")

    assert find_submissions(root, BOTH) == [root / "ada", root / "ben"]


def test_hidden_and_left_over_folders_are_no_students(write):
    files = {".git/config": b"", "__MACOSX/x": b"", "__pycache__/x": b"", "ada/cumsum.py": b""}
    root = write(files, "class")

    assert find_submissions(root, BOTH) == [root / "ada"]


def test_a_link_in_a_class_is_no_student(write):
    root = write({"ada/cumsum.py": b""}, "class")
    (root / "mallory").symlink_to(root / "ada")

    assert find_submissions(root, BOTH) == [root / "ada"]


def test_a_path_that_is_not_there_is_told(tmp_path):
    assert complaint(tmp_path / "nowhere") == (
        "PATH: there is no such file or folder; name a submission or a class."
    )


def test_a_link_to_nothing_is_told_as_not_there(tmp_path):
    (tmp_path / "link.py").symlink_to(tmp_path / "nowhere")

    assert complaint(tmp_path / "link.py") == (
        "PATH: there is no such file or folder; name a submission or a class."
    )


def test_an_empty_folder_is_told_with_what_it_should_hold(write):
    assert complaint(write({})) == (
        "PATH: the folder is empty; it should hold `cumsum.py`, `mean.py`."
    )


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": b""},
        {"cumsum_final.py": b""},
        {"homework/week1/monday/cumsum.py": b""},
        {"00_cumsum/other.py": b""},
        {".hidden": b""},
    ],
    ids=["other files", "another name", "too deep", "other file in the folder", "hidden file"],
)
def test_a_folder_with_nothing_that_belongs_is_told(write, files):
    assert complaint(write(files)) == (
        "PATH: nothing in it belongs to the course, which asks for `cumsum.py`, `mean.py`."
    )


@pytest.mark.parametrize("name", ["class.tar", "cumsum.txt", "cumsum"])
def test_a_file_of_another_kind_is_told(write, name):
    assert complaint(write({name: b""}) / name) == (
        "PATH: not a .py file, a notebook, a zip or a folder; unpack it first."
    )


def test_a_folder_that_may_not_be_read_is_told(locked):
    folder, as_nobody = locked
    (folder / "ada").mkdir(mode=0o000)

    with as_nobody():
        sentence = complaint(folder / "ada")

    assert sentence == "PATH: the folder cannot be read (Permission denied)."


def test_a_path_below_a_folder_that_may_not_be_entered_is_told(locked):
    folder, as_nobody = locked
    (folder / "class" / "ada").mkdir(parents=True)
    (folder / "class").chmod(0o000)

    with as_nobody():
        sentence = complaint(folder / "class" / "ada")

    assert sentence == "PATH: there is no such file or folder; name a submission or a class."


# which exercises are in one


def test_the_exercises_of_a_folder_are_those_with_a_file(write):
    root = write({"01_mean/mean.ipynb": b""})

    assert exercises_in(root, BOTH) == [MEAN]


@pytest.mark.parametrize("name", ["mean.py", "mean.ipynb"])
def test_the_exercise_of_a_file_is_that_of_its_name(write, name):
    path = write({name: b""}) / name

    assert exercises_in(path, BOTH) == [MEAN]


def test_a_file_of_another_name_has_no_exercise(write):
    path = write({"homework.py": b""}) / "homework.py"

    assert exercises_in(path, BOTH) == []


# what is in a file


@pytest.mark.parametrize("name", ["cumsum.py", "00_cumsum/cumsum.py"])
def test_a_file_is_read_with_its_digest(write, name):
    handed = read_submission(write({name: b"x = 1\n"}), BOTH).files["00_cumsum"]

    assert (handed.name, handed.data, handed.cells, handed.problem) == (
        "cumsum.py",
        b"x = 1\n",
        None,
        "",
    )
    assert handed.sha256 == "9e26bf369911c45c243c684147b23fc9e1dcfcf257d299a1c632016a6fcd33f4"


@pytest.mark.parametrize("name", ["cumsum.ipynb", "00_cumsum/cumsum.ipynb"])
def test_a_notebook_is_read_as_its_cells(write, name):
    handed = read_submission(write({name: notebook("x = 1", "y = 2")}), BOTH).files["00_cumsum"]

    assert (handed.name, handed.cells) == ("cumsum.ipynb", ("x = 1", "y = 2"))


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (["cumsum.py", "00_cumsum/cumsum.py"], "cumsum.py"),
        (["cumsum.py", "cumsum.ipynb"], "cumsum.py"),
        (["00_cumsum/cumsum.py", "cumsum.ipynb"], "00_cumsum/cumsum.py"),
        (["cumsum.ipynb", "00_cumsum/cumsum.ipynb"], "cumsum.ipynb"),
    ],
)
def test_of_two_files_the_first_of_flat_folder_notebook_counts(write, names, counts):
    root = write({name: notebook(name) for name in names})

    handed = read_submission(root, BOTH).files["00_cumsum"]

    assert counts.encode() in handed.data


def test_what_is_not_handed_in_is_not_there(write):
    submission = read_submission(write({"mean.py": b""}), BOTH)

    assert list(submission.files) == ["01_mean"]


def test_the_student_is_the_folders_name(write):
    assert read_submission(write({"mean.py": b""}, "ada lovelace"), BOTH).student == "ada lovelace"


def test_the_student_of_a_single_file_is_the_name_of_its_folder(write):
    assert read_submission(write({"mean.py": b""}) / "mean.py", [MEAN]).student == "ada"


@pytest.mark.parametrize(("path", "student"), [(".", "ada"), ("01_mean/..", "ada")])
def test_a_relative_path_has_a_student_too(write, monkeypatch, path, student):
    monkeypatch.chdir(write({"01_mean/mean.py": b""}))

    assert read_submission(Path(path), BOTH).student == student


def test_a_student_with_a_hostile_name_is_shown_with_escapes(write):
    root = write({"mean.py": b""}, "ada\x1b[31m\n")

    assert read_submission(root, BOTH).student == "ada\\x1b[31m\\n"


def test_a_single_file_stands_for_the_exercise_that_is_named(write):
    path = write({"homework.py": b"x = 1\n"}) / "homework.py"

    handed = read_submission(path, [MEAN]).files["01_mean"]

    assert (handed.name, handed.data) == ("homework.py", b"x = 1\n")


def test_a_single_file_of_an_exercise_stands_for_no_other(write):
    path = write({"mean.py": b"x = 1\n"}) / "mean.py"

    assert list(read_submission(path, BOTH).files) == ["01_mean"]


# what is wrong with a file


def test_a_folder_where_a_file_should_be_is_told(write):
    root = write({"cumsum.py/x.txt": b""})

    assert problem(root) == "`cumsum.py` is a folder, not a file."


def test_a_link_is_not_followed(write, tmp_path):
    root = write({"notes.txt": b""})
    (tmp_path / "secret.py").write_bytes(b"secret")
    (root / "cumsum.py").symlink_to(tmp_path / "secret.py")

    handed = read_submission(root, BOTH).files["00_cumsum"]

    assert (handed.data, handed.problem) == (b"", "`cumsum.py` is a link or a device, not a file.")


def test_a_link_to_nothing_is_told(write):
    root = write({"notes.txt": b""})
    (root / "cumsum.py").symlink_to("nowhere")

    assert problem(root) == "`cumsum.py` is a link or a device, not a file."


def test_a_folder_that_is_a_link_is_not_followed(write, tmp_path):
    write({"00_cumsum/cumsum.py": b"ben's"}, "ben")
    root = write({"mean.py": b""})
    (root / "00_cumsum").symlink_to(tmp_path / "ben" / "00_cumsum")

    assert list(read_submission(root, BOTH).files) == ["01_mean"]


def test_a_pipe_does_not_block(write):
    root = write({"notes.txt": b""})
    os.mkfifo(root / "cumsum.py")

    assert problem(root) == "`cumsum.py` is a link or a device, not a file."


def test_a_pipe_named_by_itself_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "cumsum.py")

    assert problem(tmp_path / "cumsum.py") == "`cumsum.py` is a link or a device, not a file."


def test_a_device_is_told():
    assert problem(Path("/dev/zero")) == "`zero` is a link or a device, not a file."


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_a_file_that_fails_to_be_read_is_told():
    assert problem(Path("/proc/self/mem")) == "`mem` cannot be read (Input/output error)."


def test_a_file_that_may_not_be_read_is_told(locked):
    folder, as_nobody = locked
    (folder / "cumsum.py").write_bytes(RIGHT)
    (folder / "cumsum.py").chmod(0o000)

    with as_nobody():
        sentence = problem(folder)

    assert sentence == "`cumsum.py` cannot be read (Permission denied)."


def test_a_file_of_the_most_bytes_is_read(write):
    root = write({"cumsum.py": b""})
    os.truncate(root / "cumsum.py", 16 << 20)

    assert problem(root) == ""


def test_a_file_of_one_byte_more_is_told(write):
    root = write({"cumsum.py": b""})
    os.truncate(root / "cumsum.py", (16 << 20) + 1)

    assert problem(root) == "`cumsum.py` is larger than 16 MiB."


def test_a_broken_notebook_is_told_and_the_other_exercise_is_read(write):
    root = write({"cumsum.ipynb": b"{", "mean.py": RIGHT})

    files = read_submission(root, BOTH).files

    assert files["00_cumsum"].problem == (
        "`cumsum.ipynb` is not a notebook that can be read (NotJSONError); "
        "save it again in Jupyter."
    )
    assert (files["01_mean"].data, files["01_mean"].problem) == (RIGHT, "")


def test_a_file_that_is_not_utf_8_is_left_to_the_box(write):
    root = write({"cumsum.py": "# 求和\n".encode("gbk")})

    assert problem(root) == ""


# helper files


def helpers(root):
    return [str(name) for name, _ in read_submission(root, [CUMSUM]).files["00_cumsum"].helpers]


def test_files_beside_the_exercises_own_are_its_helpers(write):
    files = {"cumsum.py": b"", "tools.py": b"", "data/table.csv": b"", "mean.py": b""}

    assert helpers(write(files)) == ["data/table.csv", "mean.py", "tools.py"]


def test_in_the_exercises_folder_only_its_files_are_helpers(write):
    files = {"00_cumsum/cumsum.py": b"", "00_cumsum/tools.py": b"", "other.py": b""}

    assert helpers(write(files)) == ["tools.py"]


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        ".git/config",
        "__pycache__/tools.cpython-311.pyc",
        "venv/x.py",
        "fast.so",
        "FAST.SO",
        "tools.pyc",
        "site.pth",
        "fast.pyd",
    ],
)
def test_what_no_submission_needs_is_left_out(write, name):
    assert helpers(write({"cumsum.py": b"", name: b"", "tools.py": b""})) == ["tools.py"]


def test_links_and_pipes_are_no_helpers(write, tmp_path):
    root = write({"cumsum.py": b"", "tools.py": b""})
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.py").write_bytes(b"secret")
    (root / "key.py").symlink_to(tmp_path / "secret" / "key.py")
    (root / "secret").symlink_to(tmp_path / "secret")
    os.mkfifo(root / "pipe")

    assert helpers(root) == ["tools.py"]


def test_of_too_many_helpers_the_first_are_taken_and_that_is_noted(write):
    root = write({"cumsum.py": b"", **{f"x{number:04}.txt": b"" for number in range(1001)}})

    handed = read_submission(root, [CUMSUM]).files["00_cumsum"]

    assert len(handed.helpers) == 1000
    assert handed.notes == ("only the first 1000 files beside it were taken",)


def test_more_folders_in_folders_than_python_can_recurse_are_no_trouble(write, monkeypatch):
    root = write({"cumsum.py": b"", "tools.py": b""})
    monkeypatch.chdir(root)
    for _ in range(1500):
        Path("d").mkdir()
        os.chdir("d")

    found = helpers(root)

    for _ in range(1500):  # pytest could not take them away either
        os.chdir("..")
        Path("d").rmdir()
    assert found == ["tools.py"]


def test_a_folder_of_helpers_that_may_not_be_entered_is_left_out(locked):
    folder, as_nobody = locked
    (folder / "cumsum.py").write_bytes(b"")
    (folder / "closed").mkdir()
    (folder / "closed" / "tools.py").write_bytes(b"")
    (folder / "closed").chmod(0o444)

    with as_nobody():
        found = helpers(folder)

    assert found == []


# laid out for the box


def laid_out(root, tmp_path, each=CUMSUM):
    """Lays a submission's exercise out and gives what lies there then."""
    handed = read_submission(root, [each]).files[each.id]
    place = lay_out(handed, each, tmp_path / "box")
    assert place == tmp_path / "box" / each.file
    return {
        str(path.relative_to(tmp_path / "box")): path.read_bytes()
        for path in sorted((tmp_path / "box").rglob("*"))
        if path.is_file()
    }


def test_a_file_and_its_helpers_are_laid_out_as_they_were(write, tmp_path):
    files = {"cumsum.py": b"x = 1\r\n", "data/table.csv": b"\xff\x00", "tools.py": b""}

    assert laid_out(write(files), tmp_path) == files


def test_a_notebooks_cells_are_laid_out_as_one_file(write, tmp_path):
    root = write({"cumsum.ipynb": notebook("x = '求'", "y = 2")})

    assert laid_out(root, tmp_path) == {"cumsum.py": "x = '求'\n\ny = 2".encode()}


def test_helpers_beyond_the_scratch_space_are_left_out(write, tmp_path):
    small = exercise("00_cumsum", Limits(scratch_bytes=1000))
    root = write({"cumsum.py": b"", "a.bin": bytes(600), "b.bin": bytes(600)})

    assert list(laid_out(root, tmp_path, small)) == ["a.bin", "cumsum.py"]


def test_a_submission_needs_the_folder_no_longer_once_it_is_read(write, tmp_path):
    root = write({"cumsum.py": RIGHT, "tools.py": b"x = 1\n"})
    handed = pickle.loads(pickle.dumps(read_submission(root, [CUMSUM]).files["00_cumsum"]))
    shutil.rmtree(root)

    lay_out(handed, CUMSUM, tmp_path / "box")

    assert (tmp_path / "box" / "tools.py").read_bytes() == b"x = 1\n"


def test_helpers_keep_their_names_below_the_folder(write):
    [helper] = (
        read_submission(write({"cumsum.py": b"", "a/b.py": b"x"}), [CUMSUM])
        .files["00_cumsum"]
        .helpers
    )

    assert helper == (PurePosixPath("a/b.py"), b"x")
