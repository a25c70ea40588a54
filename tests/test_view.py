"""What of this machine's files the box sees."""

import sys
from pathlib import Path

import nnkit
import pytest
import torch
from nnkit import view

PACKAGE = Path(nnkit.__file__).parent


def covers(paths, place):
    return any(Path(place).resolve().is_relative_to(Path(path).resolve()) for path in paths)


def test_python_and_torch_can_be_read():
    readable = view.readable()

    for module in (sys.modules["os"], torch, pytest):
        assert covers(readable, module.__file__)


@pytest.mark.parametrize("path", ["/", "/etc", "/etc/passwd", "/root", "/home", "/tmp", "/proc"])
def test_what_is_this_machines_own_is_not_shown(path):
    assert not covers(view.visible(), path)


def test_the_course_is_not_shown():
    root = Path(__file__).parent.parent

    for name in ("course.toml", "solutions", "exercises", ".nnkit", "tests"):
        assert not covers(view.visible(), root / name)


def test_the_zygote_can_start_from_what_is_visible():
    assert covers(view.visible(), sys.executable)
    assert covers(view.visible(), PACKAGE / "box" / "zygote.py")


def test_no_path_is_named_twice_or_below_another():
    for paths in (view.readable(), view.visible(), view.devices("cpu")):
        assert all(Path(path).is_symlink() or Path(path).exists() for path in paths)
        assert not any(
            one != other and other.startswith(f"{one}/") for one in paths for other in paths
        )


def test_nnkit_among_the_packages_is_left_out(monkeypatch, tmp_path):
    for name in ("torch/nn/linear.py", "nnkit/box/zygote.py", "single.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(view, "_OWN", frozenset({tmp_path / "nnkit"}))
    monkeypatch.setattr(view, "readable", lambda: ["/usr/lib", str(tmp_path)])

    assert sorted(view.readable_but_nnkit()) == [
        *sorted([str(tmp_path / "single.py"), str(tmp_path / "torch")]),
        "/usr/lib",
    ]


def test_a_gpu_is_shown_where_it_is_used(monkeypatch, tmp_path):
    shown = gpus_shown(monkeypatch, tmp_path, "0")

    assert shown == {"cuda": ["nvidia0", "nvidia1"], "cpu": []}


def test_of_several_gpus_the_ones_that_are_meant_are_shown(monkeypatch, tmp_path):
    # The driver's numbers need not be in the order in which CUDA counts.
    assert gpus_shown(monkeypatch, tmp_path, "GPU-aaa")["cuda"] == ["nvidia1"]
    assert gpus_shown(monkeypatch, tmp_path, "GPU-bbb,GPU-aaa")["cuda"] == ["nvidia0", "nvidia1"]


def test_a_gpu_by_a_name_that_the_driver_does_not_know_is_not_hidden(monkeypatch, tmp_path):
    assert gpus_shown(monkeypatch, tmp_path, "MIG-ccc")["cuda"] == ["nvidia0", "nvidia1"]


def gpus_shown(monkeypatch, root, wanted):
    """Gives the device files that the box sees, on a machine with two GPUs."""
    for number, name in (("1", "GPU-aaa"), ("0", "GPU-bbb")):
        (root / f"nvidia{number}").touch()
        folder = root / "driver" / f"0000:0{number}:00.0"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "information").write_text(
            f"Model: \t\t NVIDIA made up\nIRQ:   \t\t 27\nGPU UUID: \t {name}\n"
            f"Bus Location: \t 0000:0{number}:00.0\nDevice Minor: \t {number}\n",
            encoding="utf-8",
        )
    monkeypatch.setattr(view, "_GPU", str(root / "nvidia"))
    monkeypatch.setattr(view, "_DRIVER", root / "driver")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", wanted)
    here = [(each, view.devices(each)) for each in ("cuda", "cpu")]
    return {each: [Path(p).name for p in paths if Path(p).parent == root] for each, paths in here}
