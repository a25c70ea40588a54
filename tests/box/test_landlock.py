"""Landlock, tried on this kernel: what is granted can be done, and nothing else."""

import os
import socket

import pytest
from nnkit.box import kernel, landlock

VERSION = landlock.version()
pytestmark = pytest.mark.skipif(
    VERSION < landlock.ENOUGH, reason="this kernel has no Landlock of version 3"
)


@pytest.fixture
def place(tmp_path):
    """A folder with a file in it, and another one beside it."""
    for name in ("own", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("here", encoding="ascii")
    return tmp_path


@pytest.fixture
def attempt(place, in_a_child):
    """Says what comes of an attempt in a child that has been granted some rights."""

    def attempt(what, rights=landlock.READ, version=VERSION):
        def work():
            kernel.give_up_new_privileges()
            landlock.restrict([(str(place / "own"), rights)], version)
            try:
                what()
            except OSError as error:
                return type(error).__name__
            return "done"

        return in_a_child(work)

    return attempt


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_what_is_granted_can_be_read(attempt, place):
    assert attempt((place / "own" / "file").read_bytes) == "done"
    assert attempt(lambda: names_in(place / "own")) == "done"


def test_what_is_not_granted_cannot(attempt, place):
    assert attempt((place / "other" / "file").read_bytes) == "PermissionError"
    assert attempt(lambda: names_in(place / "other")) == "PermissionError"


@pytest.mark.parametrize("name", ["own", "other"])
def test_reading_is_not_writing(attempt, place, name):
    file = place / name / "file"
    assert attempt(lambda: file.write_text("x")) == "PermissionError"
    assert attempt(lambda: os.truncate(file, 0)) == "PermissionError"
    assert attempt((place / name / "new").touch) == "PermissionError"
    assert attempt((place / name / "new").mkdir) == "PermissionError"
    assert attempt(file.unlink) == "PermissionError"
    assert file.read_text() == "here"


def test_writing_is_all_that_a_folder_of_ones_own_is_for(attempt, place):
    def work():
        (place / "own" / "folder").mkdir()
        (place / "own" / "folder" / "new").write_text("new", encoding="ascii")
        (place / "own" / "folder" / "new").rename(place / "own" / "moved")
        (place / "own" / "link").symlink_to("moved")
        (place / "own" / "file").unlink()
        (place / "own" / "folder").rmdir()

    assert attempt(work, landlock.WRITE) == "done"
    assert (place / "own" / "moved").read_text() == "new"


def test_nothing_is_moved_out_of_it_or_linked_in(attempt, place):
    moved = place / "other" / "moved"
    assert attempt(lambda: (place / "own" / "file").rename(moved), landlock.WRITE) != "done"
    link = place / "own" / "link"
    assert attempt(lambda: link.hardlink_to(place / "other" / "file"), landlock.WRITE) != "done"
    assert not moved.exists()
    assert not link.exists()


def test_a_folder_to_write_in_is_no_folder_to_execute_from(attempt, place):
    program = place / "own" / "program"
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o755)

    assert attempt(lambda: os.execv(program, ["program"]), landlock.WRITE) == "PermissionError"


def test_a_path_that_is_not_there_is_left_out(in_a_child, place):
    def work():
        kernel.give_up_new_privileges()
        landlock.restrict([("/not/there", landlock.READ), (str(place), landlock.LIST)], VERSION)
        return names_in(place)

    assert in_a_child(work) == "['other', 'own']"


def test_a_single_file_can_be_granted(in_a_child, place):
    def work():
        kernel.give_up_new_privileges()
        landlock.restrict([(str(place / "own" / "file"), landlock.WRITE)], VERSION)
        return (place / "own" / "file").read_text()

    assert in_a_child(work) == "here"


@pytest.mark.skipif(VERSION < 4, reason="this kernel's Landlock knows no TCP")
def test_tcp_is_denied(attempt):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        assert attempt(lambda: socket.create_connection(address)) == "PermissionError"
        assert attempt(lambda: socket.create_server(("127.0.0.1", 0))) == "PermissionError"


@pytest.mark.skipif(VERSION < 6, reason="this kernel's Landlock knows no scopes")
def test_signals_and_abstract_sockets_of_others_are_out_of_reach(attempt):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0nnkit-test-{os.getpid()}")
        server.listen()

        def connect():
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(server.getsockname())

        assert attempt(connect) == "PermissionError"
        assert attempt(lambda: os.kill(os.getppid(), 0)) == "PermissionError"


@pytest.mark.parametrize("version", [v for v in (1, 2, 3, 4, 5, 6) if v <= VERSION])
def test_an_older_version_does_what_it_knows(attempt, place, version):
    other = (place / "other" / "file").read_bytes
    assert attempt(other, version=version) == "PermissionError"
    assert attempt((place / "own" / "file").read_bytes, version=version) == "done"


def test_without_landlock_the_same_goes_through(in_a_child, place):
    assert in_a_child((place / "other" / "file").read_text) == "here"
