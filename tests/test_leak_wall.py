"""The leak wall: a line of what is hidden is found with its place, whatever form it has."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import tarfile
import zipfile

import numpy as np
import pytest
from nnkit.course import load_course
from nnkit.errors import CourseError
from nnkit.leaks import Wall, check_leaks
from nnkit.release import released_files
from nnkit.wheel import package_files

LINE = "total = torch.zeros_like(x[:, 0])"  # of the reference
CHECK = "assert_close(submission.cumulative_sum(x), x.cumsum(dim=1))"
PLACE = "exercises/00_cumsum/notes.md"


TOLD = f"a line of 00_cumsum/reference.py: `{LINE}`"
PAGE = f"# Notes\n\n{LINE}\n".encode()  # it stands in line 3


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


def tar_of(**members):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def saved(save, *arrays):
    made = io.BytesIO()
    save(made, *arrays)
    return made.getvalue()


def coloured(text):
    """Gives a text as a traceback of IPython has it: a code before and after each word."""
    return " ".join(f"\x1b[38;5;241m{word[:2]}\x1b[39m{word[2:]}\x1b[0;1m" for word in text.split())


def page_of(text):
    """Gives a text as Pygments writes it: a tag around each word, and entities."""
    words = [html.escape(word).replace("=", "&#x3d;") for word in text.split(" ")]
    return "<pre>" + "&#32;".join(f'<span class="n">{word}</span>' for word in words) + "</pre>"


def test_a_line_of_the_reference_is_told_with_its_place(leaks_of):
    assert leaks_of(PAGE) == [f"{PLACE}:3: {TOLD}"]


FORMS = {
    "indented anew": f"if True:\n\t\t{LINE}",
    "wrapped": LINE.replace("(", "(\n    "),
    "without blanks": LINE.replace(" ", ""),
    "with the line ends of Windows": f"a\r\n{LINE}\r\n",
    "after a byte order mark": f"\ufeff{LINE}",
    "in a comment": f"# {LINE}",
    "in a sentence": f"Write `{LINE}` first.",
    "coloured": coloured(LINE),
    "with a title for the terminal": LINE.replace("zeros", "ze\x1b]0;title\x07ros"),
    "bold as in a manual": "".join(f"{each}\b{each}" for each in LINE),
    "with characters that nobody sees": "\u200b".join(LINE),
    "with blanks that do not break": LINE.replace(" ", "\xa0"),
    "in tags": page_of(LINE),
    "in tags and a comment of a page": f"<!-- {page_of(LINE)} -->",
    "in an attribute": f'<p data-code="{html.escape(LINE).replace("[", "&#91;")}">',
    "in colours as a string shows them": repr(coloured(LINE)),
    "in LaTeX": LINE.replace("_", "\\_"),
    "with escapes of JSON": "".join(f"\\u{ord(each):04x}" for each in LINE),
}


@pytest.mark.parametrize("form", FORMS)
def test_it_is_found(leaks_of, form):
    assert len(leaks_of(FORMS[form].encode())) == 1


@pytest.mark.parametrize("before", range(24))
def test_it_is_found_once_wherever_it_begins(leaks_of, before):
    assert len(leaks_of(b"x" * before + LINE.encode())) == 1


@pytest.mark.parametrize("form", [coloured, page_of])
def test_a_line_in_colours_or_tags_is_told_with_its_place(leaks_of, form):
    data = f"Traceback\n\n<p\n>{form(LINE)}</p>\n".encode()

    assert leaks_of(data) == [f"{PLACE}:4: {TOLD}"]


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_it_is_found_in_other_encodings(leaks_of, encoding):
    assert leaks_of(PAGE.decode().encode(encoding))[0] == f"{PLACE}:3: {TOLD}"


# A file's name, its bytes, and where the line is told to stand.
PACKED = {
    "a zip": ("a.zip", zip_of(notes=PAGE), "a.zip/notes:3"),
    "a zip after something else": ("a.exe", b"MZ" * 99 + zip_of(notes=PAGE), "a.exe/notes:3"),
    "a tar": ("a.tar", tar_of(notes=PAGE), "a.tar/notes:3"),
    "a tar by another name": ("a.bin", tar_of(notes=PAGE), "a.bin/notes:3"),
    "gzip": ("notes.md.gz", gzip.compress(PAGE), "notes.md.gz/notes.md:3"),
    "gzip, a second stream": (
        "a.gz", gzip.compress(b"\n") + gzip.compress(PAGE), "a.gz/a:4",
    ),
    "bzip2": ("notes.md.bz2", bz2.compress(PAGE), "notes.md.bz2/notes.md:3"),
    "xz": ("notes.md.xz", lzma.compress(PAGE), "notes.md.xz/notes.md:3"),
    "lzma": ("a.lzma", lzma.compress(PAGE, lzma.FORMAT_ALONE), "a.lzma/a:3"),
    "a packed tar": ("a.tgz", gzip.compress(tar_of(notes=PAGE)), "a.tgz/a/notes:3"),
    "an array": ("a.npy", saved(np.save, ["x", LINE]), "a.npy:2"),
    "an array of bytes": ("a.npy", saved(np.save, [b"x", LINE.encode()]), "a.npy:2"),
    "an array of letters": ("a.npy", saved(np.save, [*LINE]), "a.npy:1"),
    "big letters first": ("a.npy", saved(np.save, np.array(["x", LINE], ">U99")), "a.npy:2"),
    "columns": ("a.npy", saved(np.save, np.array([(1, LINE)], "i4,U99")), "a.npy:1"),
    "arrays": ("a.npz", saved(np.savez_compressed, ["x", LINE]), "a.npz/arr_0.npy:2"),
    "JSON": ("a.txt", json.dumps({"a": [1, f'"\n{LINE}']}).encode(), "a.txt[a][1]:2"),
    "base64": ("a.md", b"![](data:;base64," + base64.b64encode(PAGE) + b")", "a.md[base64]:3"),
    "wrapped base64": ("a.md", base64.encodebytes(PAGE + PAGE), "a.md[base64]:3"),
    "packed base64": (
        "a.py", base64.b64encode(gzip.compress(PAGE)), "a.py[base64]/a:3",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", PACKED)
def test_it_is_found_with_its_place_in(leaks_of, form):
    name, data, place = PACKED[form]

    assert leaks_of(data, name)[0] == f"{place}: {TOLD}"


@pytest.mark.parametrize(
    "cell",
    [
        {"source": LINE},
        {"source": ["x = 1\n", LINE]},
        {"outputs": [{"output_type": "stream", "name": "stdout", "text": [LINE]}]},
        {"metadata": {"answer": LINE}},
        {"metadata": {"answer": base64.b64encode(f"{LINE}\n{LINE}".encode()).decode()}},
        {"source": f"say('{LINE}')\n\"quoted\""},
        {"outputs": [{"output_type": "error", "traceback": ["-----", coloured(LINE)]}]},
        {"outputs": [{"data": {"text/html": ["<div>\n", page_of(LINE)]}}]},
        {"outputs": [{"data": {"application/zip": base64.b64encode(zip_of(a=PAGE)).decode()}}]},
        {"attachments": {"a.txt": {"text/plain": base64.encodebytes(PAGE).decode()}}},
    ],
)
def test_it_is_found_in_a_notebook(leaks_of, cell):
    assert leaks_of(notebook(**cell).encode(), "net.ipynb")


def test_a_notebook_s_line_is_told_with_its_cell(leaks_of):
    data = notebook(outputs=[{"output_type": "error", "traceback": ["-----\n", coloured(LINE)]}])

    assert leaks_of(data.encode(), "net.ipynb")[0] == (
        f"net.ipynb[cells][0][outputs][0][traceback]:2: {TOLD}"
    )


def test_a_key_of_a_notebook_is_no_name_of_a_file(leaks_of):
    data = notebook(metadata={"a/solutions/b.z": "x" * 24, "https://nowhere": "y" * 24})

    assert leaks_of(data.encode(), "net.ipynb") == []


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

    assert leaks_of(made.getvalue(), "a.zip")[0] == (
        "a.zip/link: a link or a device, which may lead anywhere: put the file itself in its place"
    )


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
    assert leaks_of(gzip.compress(b"\n" + form), "a.gz") == ["a.gz/a:2: the course's secret"]
    assert leaks_of(tar_of(a=b"\n" + form), "a.tar")[0] == "a.tar/a:2: the course's secret"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_secret_is_found_in_other_encodings(leaks_of, encoding):
    assert leaks_of(("\n" + "5e" * 32).encode(encoding)) == [f"{PLACE}:2: the course's secret"]


@pytest.mark.parametrize(
    "name",
    [
        "solutions/a.md", "exercises/00_cumsum/reference.py", "a/.git/config", "a/__pycache__/b",
        "cumsum.cpython-311.pyc", "../a", "/etc/a", ".nnkit/secret", "results.db-wal",
    ],
)  # fmt: skip
def test_a_name_that_has_no_business_there_is_refused(leaks_of, name):
    assert leaks_of(b"", name) == [f"{name}: no file of this name is for students"]


@pytest.mark.parametrize(
    "data", [zip_of(**{"solutions/a": b""}), tar_of(**{"solutions/a": b""}), tar_of(**{"/a": b""})]
)
def test_a_name_in_an_archive_is_refused_too(leaks_of, data):
    assert any("no file of this name is for students" in leak for leak in leaks_of(data, "a"))


def test_what_is_released_passes(course):
    files = released_files(course, course.assignments[0], ["en", "zh"])

    check_leaks(files, course, [data for _, data in package_files()])


def test_the_first_leak_stops_a_release(course):
    with pytest.raises(CourseError, match=r"notes\.md:1: a line of .*; nothing was written"):
        check_leaks({PLACE: LINE.encode()}, course)


def test_what_cannot_be_opened_stops_a_release(course):
    with pytest.raises(
        CourseError, match=r"^a\.7z: a 7-Zip archive, which .*; nothing was written"
    ):
        check_leaks({"a.7z": b"7z\xbc\xaf\x27\x1c"}, course)
