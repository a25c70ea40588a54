"""Namespaces by own calls, tried on this kernel."""

import os
import socket
from pathlib import Path

import pytest
from nnkit import view
from nnkit.box import namespaces


@pytest.fixture
def root(tmp_path):
    (tmp_path / "root").mkdir()
    return str(tmp_path / "root")


@pytest.fixture
def shown(tmp_path):
    """A folder with a file in it, and a link to it."""
    (tmp_path / "shown").mkdir()
    (tmp_path / "shown" / "file").write_text("here", encoding="ascii")
    (tmp_path / "link").symlink_to("shown")
    return tmp_path / "shown"


@pytest.fixture
def inside(root, shown, tmp_path, in_a_child):
    """Runs something in new namespaces that show one folder, and have another to write in."""
    (tmp_path / "open").mkdir()
    open_ = [*view.DEVICES, str(tmp_path / "open")]
    if not namespaces.can_enter(root, [], open_):
        pytest.skip("this kernel lets nobody make namespaces here")

    def inside(work):
        def enter_and_work():
            namespaces.enter(root, [str(shown), str(tmp_path / "link")], open_)
            return work()

        return in_a_child(enter_and_work)

    return inside


def failure(work):
    try:
        work()
    except OSError as error:
        return type(error).__name__
    return "done"


def test_it_is_the_first_process_and_sees_no_other(inside):
    def work():
        numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
        return f"{os.getpid()} {os.getppid()} {numbers}"

    assert inside(work) == "1 0 [1]"


def test_only_what_is_shown_is_there(inside, shown):
    names = inside(lambda: sorted(path.name for path in Path("/").iterdir()))
    assert names == str(sorted({"dev", "proc", "tmp", shown.parts[1]}))
    assert inside((shown / "file").read_text) == "here"
    assert inside((shown.parent / "link" / "file").read_text) == "here"


def test_what_is_shown_cannot_be_written(inside, shown):
    assert inside(lambda: failure(lambda: (shown / "file").write_text("x"))) == "OSError"
    assert inside(lambda: failure(lambda: (shown / "file").chmod(0))) == "OSError"
    assert inside(lambda: failure(Path("/new").touch)) == "OSError"
    assert inside(lambda: failure(Path("/tmp/new").touch)) == "OSError"
    assert (shown / "file").read_text() == "here"


def test_what_is_open_can_be_written(inside, shown):
    place = shown.parent / "open" / "new"

    assert inside(lambda: place.write_text("new") and "done") == "done"
    assert place.read_text() == "new"


def test_the_network_is_empty_and_the_host_has_another_name(inside):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def connect():
            with socket.socket() as client:
                client.connect(address)

        assert inside(lambda: failure(connect)) == "OSError"
    assert inside(lambda: os.uname().nodename) == "box"


def test_the_user_stays_who_it_was(inside):
    assert inside(lambda: f"{os.geteuid()}") == f"{os.geteuid()}"


def test_devices_are_devices(inside):
    def work():
        with Path("/dev/zero").open("rb") as zero:
            return zero.read(2)

    assert inside(work) == str(b"\0\0")


def test_it_ends_as_the_process_inside_ends(root):
    pid = os.fork()
    if pid == 0:
        namespaces.enter(root, [], view.DEVICES)
        os._exit(7)

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 7


def test_that_it_cannot_be_done_is_found_by_trying(tmp_path):
    assert not namespaces.can_enter(str(tmp_path / "not there"), [], [])
