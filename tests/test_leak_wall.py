"""The leak wall: a line of what is hidden is found with its place, whatever form it has."""

import base64
import io
import json
import zipfile

import pytest
from nnkit.course import load_course
from nnkit.errors import CourseError
from nnkit.leaks import Wall, check_leaks
from nnkit.release import released_files
from nnkit.wheel import package_files

LINE = "total = torch.zeros_like(x[:, 0])"  # of the reference
CHECK = "assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))"
PLACE = "exercises/00_cumsum/notes.md"


@pytest.fixture(scope="module")
def course(course_folder):
    return load_course(course_folder)


@pytest.fixture(scope="module")
def leaks_of(course):
    wall = Wall(course)
    return lambda data, name=PLACE: [str(leak) for leak in wall.leaks(name, data)]


def notebook(**cell):
    made = {"cell_type": "code", "source": "", "metadata": {}, "outputs": [], **cell}
    return json.dumps({"cells": [made], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def zip_of(**members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def test_a_line_of_the_reference_is_told_with_its_place(leaks_of):
    data = f"# Notes\n\n{LINE}\n".encode()

    assert leaks_of(data) == [f"{PLACE}:3: a line of 00_cumsum/reference.py: `{LINE}`"]


FORMS = {
    "indented anew": f"if True:\n\t\t{LINE}",
    "wrapped": LINE.replace("(", "(\n    "),
    "without blanks": LINE.replace(" ", ""),
    "with the line ends of Windows": f"a\r\n{LINE}\r\n",
    "after a byte order mark": f"\ufeff{LINE}",
    "in a comment": f"# {LINE}",
    "in a sentence": f"Write `{LINE}` first.",
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_found(leaks_of, form):
    assert len(leaks_of(FORMS[form].encode())) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_it_is_found_in_other_encodings(leaks_of, encoding):
    assert leaks_of(LINE.encode(encoding))


@pytest.mark.parametrize(
    "cell",
    [
        {"source": LINE},
        {"source": ["x = 1\n", LINE]},
        {"outputs": [{"output_type": "stream", "name": "stdout", "text": [LINE]}]},
        {"metadata": {"answer": LINE}},
        {"metadata": {"answer": base64.b64encode(f"{LINE}\n{LINE}".encode()).decode()}},
        {"source": f"say('{LINE}')\n\"quoted\""},
    ],
)
def test_it_is_found_in_a_notebook(leaks_of, cell):
    assert leaks_of(notebook(**cell).encode(), "net.ipynb")


def test_it_is_found_in_a_zip_within_a_zip(leaks_of):
    data = zip_of(inner=zip_of(text=LINE.encode()))

    assert leaks_of(data, "data.npz") == [
        f"data.npz/inner/text:1: a line of 00_cumsum/reference.py: `{LINE}`"
    ]


def test_a_link_in_a_zip_is_refused(leaks_of):
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(entry, "../solutions")

    assert leaks_of(made.getvalue(), "a.zip") == [
        "a.zip/link: a symbolic link, which may lead anywhere"
    ]


@pytest.mark.parametrize(
    "text",
    [
        CHECK,
        '"""The totals run down the columns: dim 0 counts samples, dim 1 counts time.',
        "killed by: test_rows_do_not_mix",
        "### BEGIN SOLUTION",
        "# END HIDDEN TESTS",
        "x = 1  # SOLUTION",
    ],
)
def test_checks_mutants_and_marks_are_found(leaks_of, text):
    assert leaks_of(text.encode())


@pytest.mark.parametrize("form", [bytes.fromhex("5e" * 32), b"5e" * 32, b"5E" * 32])
def test_the_secret_is_found_in_any_form(leaks_of, form):
    assert leaks_of(b"key: " + form) == [f"{PLACE}:1: the course's secret"]


@pytest.mark.parametrize(
    "name",
    [
        "solutions/a.md", "exercises/00_cumsum/reference.py", "a/.git/config", "a/__pycache__/b",
        "cumsum.cpython-311.pyc", "../a", "/etc/a", ".nnkit/secret", "results.db-wal",
    ],
)  # fmt: skip
def test_a_name_that_has_no_business_there_is_refused(leaks_of, name):
    assert leaks_of(b"", name) == [f"{name}: no file of this name is for students"]


def test_what_is_released_passes(course):
    files = released_files(course, course.assignments[0], ["en", "zh"])

    check_leaks(files, course, [data for _, data in package_files()])


def test_the_first_leak_stops_a_release(course):
    with pytest.raises(CourseError, match=r"notes\.md:1: a line of .*; nothing was written"):
        check_leaks({PLACE: LINE.encode()}, course)
