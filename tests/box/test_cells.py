"""A notebook's cell as Python."""

import pytest
from nnkit.box.cells import compile_cell


def run(source):
    names = {}
    exec(compile_cell(source, "net.ipynb, cell 1"), names)
    del names["__builtins__"]
    return names


@pytest.mark.parametrize(
    "line",
    [
        "%matplotlib inline",
        "%load_ext autoreload",
        "!pip install torch",
        "!echo it's there",
        "?torch.cumsum",
        "torch.cumsum?",
        "torch.cumsum??",
        "files = !ls",
        "a, b = %sx ls",
        "here = %pwd",
    ],
)
def test_a_magic_or_shell_line_is_left_out(line):
    assert run(f"first = 1\n{line}\nlast = 2") == {"first": 1, "last": 2}


def test_magics_of_several_kinds_are_all_left_out():
    assert run("%time\n!ls\nx = 1\n?x\n%who\ny = 2\n") == {"x": 1, "y": 2}


def test_a_magic_that_is_all_of_a_block_leaves_the_block_empty():
    assert run("x = 3\nif x > 2:\n    !ls\nelse:\n    x = 0") == {"x": 3}


def test_a_shell_line_goes_with_the_lines_that_continue_it():
    source = "!pip install torch \\\n    numpy \\\n    pandas\nx = 1"

    assert run(source) == {"x": 1}


def test_an_expression_that_goes_on_with_a_percent_sign_is_kept():
    assert run("x = (17\n    % 5)") == {"x": 2}


def test_a_text_that_looks_like_a_magic_is_kept():
    assert run('x = """\n%matplotlib inline\n!ls\n"""') == {"x": "\n%matplotlib inline\n!ls\n"}


@pytest.mark.parametrize("head", ["%%bash", "%%html", "%%writefile net.py", "%%timeit", "%%"])
def test_the_body_of_a_cell_magic_is_left_out(head):
    assert run(f"{head}\nx = 1") == {}


@pytest.mark.parametrize("head", ["%%time", "%%capture output", "\n%%prun"])
def test_the_body_of_a_cell_magic_that_runs_python_is_kept(head):
    assert run(f"{head}\nx = 1") == {"x": 1}


def test_the_lines_keep_their_numbers():
    source = "%%time\n!pip install torch \\\n    numpy\n\nx = 1 / 0"

    with pytest.raises(ZeroDivisionError) as caught:
        run(source)

    assert caught.traceback[-1].lineno + 1 == 5


def test_what_is_not_python_is_a_syntax_error_of_the_cell():
    with pytest.raises(SyntaxError) as caught:
        compile_cell("x = 1\nthis is no Python\n%who", "net.ipynb, cell 7")

    assert (caught.value.filename, caught.value.lineno) == ("net.ipynb, cell 7", 2)


def test_an_empty_cell_does_nothing():
    assert run("") == {}
