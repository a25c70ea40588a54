"""What this machine can do."""

import importlib.metadata
from pathlib import Path

import pytest
from nnkit import __version__, doctor
from nnkit.doctor import Found, examine, find_device, has_cuda
from nnkit.errors import UsageError
from nnkit.levels import NAMES, WALLS

HAS_DRIVER = Path("/dev/nvidiactl").exists()


@pytest.fixture(scope="module")
def found():
    """Everything that is looked for, the box with a real zygote."""
    return {each.what: each for each in examine()}


def test_everything_that_matters_is_looked_for(found):
    assert list(found) == [
        "nnkit",
        "Python",
        "torch",
        "numpy",
        "pytest",
        "nbformat",
        "processors",
        "CUDA",
        *(wall.name for wall in WALLS),
        "box",
    ]


def test_versions_are_those_that_are_installed(found):
    assert found["nnkit"].seen == __version__
    assert found["torch"].seen == importlib.metadata.version("torch")
    assert found["pytest"].seen == importlib.metadata.version("pytest")


def test_the_box_tells_its_level(found):
    assert found["box"] == Found("box", True, "level full")


def test_each_wall_says_what_it_stops_and_how_it_is_got(found):
    for wall in WALLS:
        if wall.name != "unshare":
            assert (found[wall.name].seen, found[wall.name].repair) == (wall.stops, wall.repair)
    assert found["unshare"] == Found("unshare", False, "not needed beside bubblewrap")


def test_a_wall_that_is_missing_is_told_and_what_got_through(monkeypatch):
    monkeypatch.setenv("NNKIT_WITHOUT", "landlock")

    *walls, box = examine()

    assert [each.what for each in walls if not each.here and each.what in NAMES] == [
        "unshare",
        "landlock",
    ]
    assert (box.what, box.here) == ("box", False)
    assert box.seen.startswith("level basic; it let through: read a file of this machine, ")
    assert box.repair == "hidden checks are run by `--unsafe` alone"


def test_there_is_one_processor_at_least(found):
    assert int(found["processors"].seen) >= 1


def test_a_package_that_is_not_there_comes_with_what_to_type(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)

    packages = [each for each in first_of_examine() if each.what == "nbformat"]

    assert packages == [
        Found(
            "nbformat", False, "not installed", "pip install 'nnkit[instructor]', to read notebooks"
        )
    ]


def first_of_examine():
    """Gives what is looked for before anything is started."""
    for each in examine():
        if each.what == "processors":
            return
        yield each


def test_a_system_without_a_box_says_what_still_runs(monkeypatch):
    monkeypatch.setattr("platform.system", lambda: "Darwin")

    *_, box = examine()

    assert box == Found("box", False, "it needs Linux", "grade on Linux; `nnkit check` runs here")


def test_a_box_that_does_not_start_is_told(monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho 'no module named torch' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(broken))

    *_, box = examine()

    assert (box.what, box.here) == ("box", False)
    assert "no module named torch" in box.seen
    assert box.repair


def test_the_cpu_is_there_whatever_else_is():
    assert find_device("cpu") == "cpu"


@pytest.mark.skipif(HAS_DRIVER, reason="there is a GPU here")
def test_without_a_gpu_auto_is_the_cpu():
    assert not has_cuda()
    assert find_device("auto") == "cpu"


@pytest.mark.skipif(HAS_DRIVER, reason="there is a GPU here")
@pytest.mark.parametrize("wanted", ["cuda", "both"])
def test_without_a_gpu_cuda_is_refused_with_what_to_type(wanted):
    with pytest.raises(UsageError) as caught:
        find_device(wanted)

    assert str(caught.value) == (
        "there is no CUDA device that torch can use here; grade with `--device cpu`."
    )


@pytest.mark.skipif(HAS_DRIVER, reason="there is a GPU here")
def test_a_driver_without_a_gpu_is_asked_about_through_torch(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "_DRIVERS", (str(tmp_path),))

    assert not has_cuda()


@pytest.mark.gpu
@pytest.mark.skipif(not has_cuda(), reason="needs a GPU that torch can use")
@pytest.mark.parametrize(
    ("wanted", "device"), [("auto", "cuda"), ("cuda", "cuda"), ("both", "both")]
)
def test_with_a_gpu_it_is_taken(wanted, device):
    assert find_device(wanted) == device
