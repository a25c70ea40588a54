"""The helper process that reads source: asked, dead, started again."""

import os
import signal
from pathlib import PurePosixPath

import pytest
from nnkit.collect.submissions import Handed
from nnkit.judge.reading import Reader, Reading, Sign

FORBID = {"sgd_step": ["optim"]}
USES = "import torch\ndef sgd_step(p): torch.optim.SGD(p).step()\n"


@pytest.fixture
def reader():
    reader = Reader()
    yield reader
    reader.close()


@pytest.fixture
def read(reader, write):
    """Has a file read and gives what was found."""

    def read(text, forbid=FORBID, **helpers):
        place = write(text, **helpers)
        names = [(PurePosixPath(f"{name}.py"), b"") for name in helpers]
        reader.ask(forbid, place, Handed("net.py", helpers=tuple(names)))
        return reader.answer()

    return read


def test_proof_comes_back(read):
    assert read(USES).proved == {"sgd_step": "optim"}
    assert read("def sgd_step(p): pass") == Reading()


def test_nothing_is_started_where_nothing_is_forbidden(reader, read):
    assert read(USES, forbid={}) == Reading()
    assert reader._process is None


def test_one_process_reads_many_files(reader, read):
    read(USES)
    first = reader._process.pid

    read("def sgd_step(p): pass")

    assert reader._process.pid == first


def test_helper_files_are_read_too(read):
    assert read("import a\ndef sgd_step(p): a.go(p)", a=USES.replace("sgd_step", "go")).proved


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(reader, tmp_path):
    os.mkfifo(tmp_path / "net.py")

    reader.ask(FORBID, tmp_path / "net.py", Handed("net.py"))

    assert reader.answer() == Reading()


def test_a_reader_that_died_is_started_again(reader, read):
    read(USES)
    os.kill(reader._process.pid, signal.SIGKILL)
    os.waitid(os.P_PID, reader._process.pid, os.WEXITED | os.WNOWAIT)

    assert read(USES).proved == {"sgd_step": "optim"}


def test_a_source_that_ends_the_reader_is_unread_and_the_next_is_read(reader, read, write):
    place = write(USES)
    reader.ask(FORBID, place, Handed("net.py"))
    os.kill(reader._process.pid, signal.SIGKILL)
    os.waitid(os.P_PID, reader._process.pid, os.WEXITED | os.WNOWAIT)
    first = reader.answer()

    assert first.unread == "the reader ended" or first.proved
    assert read(USES).proved == {"sgd_step": "optim"}


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "-" * 200_000 + "1",
        "x = " + "[" * 90 + "]" * 90,
        "x = " + "+".join(["1"] * 50_000),
        "a.b" + ".c" * 100_000,
        "def f():\n" + "".join(" " * i + "if x:\n" for i in range(1, 99)) + " " * 99 + "pass",
    ],
)
def test_source_made_to_exhaust_a_parser_gives_an_answer(read, text):
    found = read(text)

    assert found.proved == {}
    assert read(USES).proved == {"sgd_step": "optim"}


def test_notes_are_of_functions_that_earned_points():
    reading = Reading(signs=[Sign("mse", "loss.py", 3, "eval"), Sign("", "loss.py", 1, "import *")])

    assert reading.notes([]) == []
    assert reading.notes(["mse"]) == [
        "loss.py, line 3: `eval` may go around what `mse` may not use",
        "loss.py, line 1: `import *` may go around what a function may not use",
    ]


def test_a_source_that_was_not_read_is_a_note():
    assert Reading(unread="SyntaxError").notes(["mse"]) == [
        "the source could not be read for what is forbidden (SyntaxError)"
    ]
