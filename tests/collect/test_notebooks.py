"""Notebooks: code cells in order, and a sentence for what is no notebook."""

import json
import subprocess
import sys

import pytest
from nnkit.collect.notebooks import read_cells
from nnkit.errors import CollectError, UsageError


def code(source, **more):
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return {**cell, "source": source, **more}


def other(kind, source):
    return {"cell_type": kind, "metadata": {}, "source": source}


def notebook(*cells, version=4, minor=4):
    whole = {"cells": list(cells), "metadata": {}, "nbformat": version, "nbformat_minor": minor}
    return json.dumps(whole).encode()


def old_notebook(*worksheets):
    sheets = [
        {"cells": [{"cell_type": "code", "input": text, "outputs": []} for text in sheet]}
        for sheet in worksheets
    ]
    return json.dumps({"metadata": {}, "nbformat": 3, "worksheets": sheets}).encode()


def test_the_code_cells_come_in_order():
    data = notebook(code("x = 1"), other("markdown", "# Title"), code("y = 2"), other("raw", "z"))

    assert read_cells(data, "net.ipynb") == ("x = 1", "y = 2")


def test_a_source_may_be_a_list_of_lines():
    assert read_cells(notebook(code(["x = 1\n", "y = 2"])), "net.ipynb") == ("x = 1\ny = 2",)


def test_a_notebook_without_code_has_no_cells():
    assert read_cells(notebook(other("markdown", "text")), "net.ipynb") == ()


def test_outputs_are_dropped():
    picture = {"output_type": "display_data", "data": {"image/png": "aGk="}, "metadata": {}}

    assert read_cells(notebook(code("plot()", outputs=[picture])), "net.ipynb") == ("plot()",)


def test_magics_stay_for_the_box_to_leave_out():
    data = notebook(code("%matplotlib inline\n!pip install torch"))

    assert read_cells(data, "net.ipynb") == ("%matplotlib inline\n!pip install torch",)


def test_a_byte_order_mark_is_read_over():
    data = b"\xef\xbb\xbf" + notebook(code("x = 1"))

    assert read_cells(data, "net.ipynb") == ("x = 1",)


def test_a_notebook_of_version_three_is_read():
    data = old_notebook(["x = 1"], [["y = 2\n", "z = 3"]])

    assert read_cells(data, "net.ipynb") == ("x = 1", "y = 2\nz = 3")


def test_cells_without_an_id_are_read_in_silence(recwarn):
    data = notebook(code("x = 1"), code("y = 2", id="a"), code("z = 3", id="a"), minor=5)

    assert read_cells(data, "net.ipynb") == ("x = 1", "y = 2", "z = 3")
    assert recwarn.list == []


def test_a_notebook_that_only_its_schema_refuses_is_read():
    cell = {"cell_type": "code", "metadata": {}, "source": "x = 1", "colour": "red"}

    assert read_cells(notebook(cell), "net.ipynb") == ("x = 1",)


def test_the_most_cells_are_read():
    data = notebook(*[code("x")] * 2000)

    assert len(read_cells(data, "net.ipynb")) == 2000


BROKEN = {
    "an empty file": b"",
    "half a notebook": notebook(code("x = 1"))[:-20],
    "a Python file": b"x = 1\n",
    "a list": b"[]",
    "null": b"null",
    "a number": b"3",
    "no cells": b'{"nbformat": 4, "nbformat_minor": 4, "metadata": {}}',
    "cells that are a text": b'{"nbformat": 4, "nbformat_minor": 4, "cells": "abc"}',
    "a cell that is null": b'{"nbformat": 4, "nbformat_minor": 4, "cells": [null]}',
    "a cell without a kind": notebook({"source": "x"}),
    "a cell without a source": notebook({"cell_type": "code"}),
    "a source that is a number": notebook(code(3)),
    "a source of numbers": notebook(code([3])),
    "a source that is an object": notebook(code({"x": 1})),
    "half a character": notebook(code("x = '\ud800'")),
    "a version that is not known": notebook(code("x"), version=99),
    "a version that is a text": notebook(code("x"), version="4"),
    "not UTF-8": "求和".encode("gbk"),
    "UTF-16": notebook(code("x = 1")).decode().encode("utf-16"),
    "a hundred thousand brackets": b"[" * 100_000,
    "a number of five thousand digits": b'{"nbformat": ' + b"9" * 5000 + b"}",
    "an old one without cells": b'{"nbformat": 3, "worksheets": [{}], "metadata": {}}',
    "one cell too many": notebook(*[code("x")] * 2001),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_notebook_is_told_in_one_sentence(name):
    with pytest.raises(CollectError) as caught:
        read_cells(BROKEN[name], "net.ipynb")

    sentence = str(caught.value)
    assert sentence.startswith("`net.ipynb` ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_broken_notebook_says_what_to_do():
    with pytest.raises(CollectError) as caught:
        read_cells(b"x = 1\n", "net.ipynb")

    assert str(caught.value) == (
        "`net.ipynb` is not a notebook that can be read (NotJSONError); save it again in Jupyter."
    )


def test_nothing_is_said_of_an_odd_notebook_that_can_be_read(tmp_path):
    cell = {"cell_type": "code", "input": "x = 1", "outputs": [], "language": 4}
    old = {"nbformat": 3, "metadata": {}, "worksheets": [{"cells": [cell]}]}
    (tmp_path / "net.ipynb").write_text(json.dumps(old), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from nnkit.collect.notebooks import read_cells; "
        "print(read_cells(Path(sys.argv[1]).read_bytes(), 'net.ipynb'))"
    )
    command = [sys.executable, "-c", program, tmp_path / "net.ipynb"]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("('x = 1',)\n", "")


def test_without_nbformat_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "nbformat", None)

    with pytest.raises(UsageError) as caught:
        read_cells(notebook(code("x = 1")), "net.ipynb")

    assert str(caught.value) == (
        "a notebook is read with nbformat, which is not installed; "
        "type `pip install 'nnkit[instructor]'`."
    )
