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
    (tmp_path / "nvidia0").touch()
    monkeypatch.setattr(view, "_CUDA", (str(tmp_path / "nvidia0"),))

    assert str(tmp_path / "nvidia0") in view.devices("cuda")
    assert str(tmp_path / "nvidia0") not in view.devices("cpu")
