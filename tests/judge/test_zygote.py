"""The zygote's walls: which stand, what is found of them, how they are started."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import nnkit
import psutil
import pytest
from nnkit import levels
from nnkit.course import Limits
from nnkit.errors import BoxError
from nnkit.judge import cgroup, launch, listener, scratch
from nnkit.judge.zygote import Zygote

SIGHT = ("bubblewrap", "unshare")
PACKAGE = Path(nnkit.__file__).parent


def test_with_all_walls_the_level_is_full(zygote):
    assert (zygote.level, zygote.got_through) == ("full", ())
    assert zygote.walls >= levels.NAMES - {"unshare", "cgroup"}


@pytest.mark.parametrize(
    ("without", "level", "stands"),
    [
        (("bubblewrap",), "full", {"unshare", "landlock", "seccomp"}),
        (SIGHT, "strong", {"landlock", "seccomp"}),
        ((*SIGHT, "landlock"), "basic", {"seccomp"}),
        ((*SIGHT, "seccomp"), "basic", {"landlock"}),
    ],
    ids=["bubblewrap", "both", "both and landlock", "both and seccomp"],
)
def test_without_a_wall_the_level_falls(zygote_without, without, level, stands):
    box = zygote_without(*without)

    assert box.level == level
    assert box.walls >= stands
    assert not box.walls & {*without}


def test_without_landlock_the_box_finds_out_what_gets_through(zygote_without):
    assert set(zygote_without(*SIGHT, "landlock").got_through) >= {
        "read a file of this machine",
        "write to /tmp",
        "write to /dev/shm",
        "write beside its folder",
        "write into what was handed in",
    }


def test_without_seccomp_the_box_finds_out_what_gets_through(zygote_without):
    assert {*zygote_without(*SIGHT, "seccomp").got_through} >= {
        "change the mode of a file",
        "open a socket of this machine",
        "start a process",
        "lift a limit",
        "trace a process",
    }


def test_what_it_tries_on_itself_leaves_nothing(zygote_without):
    box = zygote_without(*SIGHT, "landlock")

    assert "write to /tmp" in box.got_through
    probes = [*Path("/tmp").glob("nnkit-probe-*"), *Path("/dev/shm").glob("nnkit-probe-*")]
    alive = [each for each in probes if psutil.pid_exists(int(each.name.rpartition("-")[2]))]
    # Those of other tests' boxes may be there, while they start.
    assert [each for each in probes if each not in alive and each.exists()] == []
    assert [*(scratch.base() / "scratch").glob("*probe*")] == []


@pytest.mark.parametrize("folder", [None, "/nonexistent"], ids=["it is not there", "it fails"])
def test_where_bubblewrap_does_not_work_own_calls_do(monkeypatch, tmp_path, folder):
    if folder:
        program = tmp_path / "bwrap"
        program.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    launch._bubblewrap.cache_clear()

    box = Zygote()
    try:
        box.wait()
    finally:
        box.close()
        launch._bubblewrap.cache_clear()

    assert box.level == "full"
    assert box.walls & {*SIGHT} == {"unshare"}


def test_the_command_names_the_walls_that_are_wanted():
    *_, device, _, walls = launch.command(5, "cpu", scratch.base(), {"cgroup", *SIGHT})

    assert device == "cpu"
    assert {*walls.split(",")} == levels.NAMES - {"cgroup", *SIGHT}


def test_a_closed_zygote_is_gone_with_all_that_stood_around_it():
    box = Zygote()
    box.wait()
    around = [psutil.Process(box._process.pid), psutil.Process(box.pid)]

    box.close()

    assert psutil.wait_procs(around, timeout=20)[1] == []


def test_a_zygote_can_be_closed_before_it_is_warm():
    box = Zygote()
    started = psutil.Process(box._process.pid)

    box.close()

    assert not started.is_running()
    with pytest.raises(BoxError, match="was closed before"):
        box.wait()


# An ordinary user, who may not reach what lies in root's own folder

LEVELS = """
import os
from nnkit.judge.zygote import Zygote

print(os.getuid())
for without in ((), ("bubblewrap",), ("bubblewrap", "unshare")):
    zygote = Zygote(without=without)
    zygote.wait()
    print(zygote.level)
    zygote.close()
"""


def opened(paths, keep):
    """Gives shell lines after which all may reach `paths`, whatever folder they lie in, and only
    they: in a mount namespace of their own, so that this machine's folders stay as they are."""
    lines = ["mount --make-rprivate /"]
    for number, path in enumerate(paths):
        closed = [folder for folder in path.parents if folder.stat().st_mode & 0o005 != 0o005]
        if closed:
            kept = keep / str(number)
            kept.mkdir()
            lines.append(f"mount --bind {path} {kept}")
            lines.append(f"mount -t tmpfs -o mode=755 none {closed[-1]}")
            lines += [f"mkdir -p {path}", f"mount --bind {kept} {path}"]
    return lines


@pytest.mark.skipif(os.geteuid() != 0, reason="it runs as an ordinary user already")
def test_the_box_works_for_an_ordinary_user(tmp_path_factory):
    folder = tmp_path_factory.getbasetemp().parent.parent / f"nnkit-user-{os.getpid()}"
    folder.mkdir(mode=0o755)
    (folder / "own").mkdir()
    nobody = pwd.getpwnam("nobody")
    os.chown(folder / "own", nobody.pw_uid, nobody.pw_gid)
    ids = f"--reuid={nobody.pw_uid} --regid={nobody.pw_gid} --clear-groups"
    python = f"setpriv {ids} env TMPDIR={folder}/own {sys.executable} -c '{LEVELS}'"
    places = [Path(sys.base_prefix), Path(sys.prefix), PACKAGE.parent]
    lines = " && ".join([*opened(places, folder), python])
    try:
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", lines], capture_output=True, text=True, check=False
        )
    finally:
        shutil.rmtree(folder)

    assert done.stdout.split() == [str(nobody.pw_uid), "full", "full", "strong"], done.stderr


# A container without privileges: root in name only, and no user namespaces to be had

LEVEL = """
from nnkit.judge.zygote import Zygote

zygote = Zygote()
zygote.wait()
print(zygote.level, zygote.got_through, sorted({"bubblewrap", "unshare"} & zygote.walls))
zygote.close()
"""


@pytest.mark.skipif(not shutil.which("bwrap"), reason="bubblewrap stands for a container's engine")
def test_in_a_container_without_privileges_the_box_is_strong():
    command = [
        "bwrap", "--dev-bind", "/", "/", "--proc", "/proc", "--unshare-user", "--unshare-pid",
        "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL", "--disable-userns",
        sys.executable, "-c", LEVEL,
    ]  # fmt: skip

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.stdout == "strong () []\n", done.stderr


# A cgroup


@pytest.fixture
def own_cgroup():
    """A cgroup around a child that waits, or none where none is delegated."""
    child = subprocess.Popen(["sleep", "60"])
    made = cgroup.delegated(child.pid)
    yield made, child
    child.kill()
    child.wait()
    if made:
        made.remove()


def test_a_cgroup_holds_who_was_put_into_it(own_cgroup):
    made, child = own_cgroup
    if made is None:
        pytest.skip("no cgroup is delegated to this process")
    made.limit(1 << 20, 3)

    for folder in (made.memory, made.threads):
        assert str(child.pid) in (folder / "cgroup.procs").read_text().split()
    assert (made.threads / "pids.max").read_text().strip() == "14"
    assert not made.ran_out_of_memory()


def test_a_cgroup_is_taken_away(own_cgroup):
    made, child = own_cgroup
    if made is None:
        pytest.skip("no cgroup is delegated to this process")
    child.kill()
    child.wait()

    made.remove()

    assert not made.memory.exists()
    assert not made.threads.exists()


def test_where_no_cgroup_can_be_made_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setattr(cgroup, "_ROOT", tmp_path / "not there")

    assert cgroup.delegated(os.getpid()) is None


def test_the_second_version_has_its_own_files(monkeypatch, tmp_path):
    """No kernel here has its controllers in version 2: folders and files stand for them."""
    own = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    path = next((line.split(":", 2)[2] for line in own if line.startswith("0::")), "/").lstrip("/")
    monkeypatch.setattr(cgroup, "_ROOT", tmp_path)
    parent = tmp_path / path
    parent.mkdir(parents=True, exist_ok=True)
    real = Path.mkdir

    def mkdir(folder, *args, **options):
        real(folder, *args, **options)
        for name in ("memory.max", "pids.max", "cgroup.procs"):
            (folder / name).touch()
        (folder / "memory.events").write_text("low 0\noom 1\noom_kill 1\n", encoding="ascii")

    monkeypatch.setattr(Path, "mkdir", mkdir)
    made = cgroup.delegated(1234)
    made.limit(1 << 20, 3)

    assert made.memory == made.threads
    assert made.memory.parent == parent
    assert (made.memory / "cgroup.procs").read_text() == "1234"
    assert (made.memory / "memory.max").read_text() == str((1 << 20) + cgroup._SPARE)
    assert made.ran_out_of_memory()
    assert not made.ran_out_of_memory()  # not since it was last asked


def test_a_listener_without_a_process_tells_nothing():
    reading, writing = os.pipe()

    assert listener.hear(reading) == ""
    os.close(reading)
    os.close(writing)


def test_a_forbidden_call_is_told_by_its_name(zygote, in_scratch):
    from nnkit import wire
    from nnkit.errors import StudentGone

    file = in_scratch / "one" / "net.py"
    file.parent.mkdir()
    file.write_text("import ctypes\nctypes.CDLL(None).ptrace(0, 0, 0, 0)", encoding="ascii")
    process = zygote.fork(in_scratch, Limits())
    request = wire.Request(1, "load", [str(file), None, None])

    with pytest.raises(StudentGone) as caught:
        process.ask(wire.encode([request], wire.Caps()), 10.0)

    assert (caught.value.verdict, caught.value.key) == ("violation", "forbidden_call")
    assert caught.value.values == {"name": "ptrace"}
    process.end()


def test_bubblewrap_is_here():
    """The tests of the best level want it; a machine without it reaches the same by own calls."""
    assert shutil.which("bwrap"), "apt install bubblewrap"
