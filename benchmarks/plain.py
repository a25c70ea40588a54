"""The hidden checks as plain pytest runs them: the student's module in the process of the checks.

A pytest plugin (`-p benchmarks.plain`), for the peers of this benchmark only: nothing here keeps a
student's code away from anything. The folder of the submission is in NNKIT_BENCH_SUBMISSION.
"""

import importlib.util
import os
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import nnkit.judge
import pytest
import torch
from nnkit.judge import compare
from nnkit.judge.secret import load_secret
from nnkit.judge.seeds import Rng, seed_of

from benchmarks.clock import ROOT
from benchmarks.inline import Box, copied
from benchmarks.submissions import FOLDER_VARIABLE, course


def assert_close(got: Any, expected: Any, **tolerances: float) -> None:
    """Compares as nnkit does."""
    compare.assert_close(copied(got), expected, **tolerances)


def take_the_place_of_nnkit(fetch: Any, assert_close: Any, raises: Any) -> None:
    """Gives these to checks that import from nnkit.judge; before the checks are collected."""
    nnkit.judge.fetch, nnkit.judge.assert_close, nnkit.judge.raises = fetch, assert_close, raises
    torch.Tensor.fetch = fetch  # type: ignore[attr-defined]


@cache
def load(path: Path) -> ModuleType:
    """Imports a file by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def props_of(folder: Path) -> ModuleType | None:
    """Imports an exercise's props.py, where there is one."""
    return load(folder / "props.py") if (folder / "props.py").is_file() else None


@cache
def secret() -> bytes:
    """The course's own: the same inputs as nnkit's."""
    return load_secret(ROOT)


def rng_of(folder: Path, check: str) -> Rng:
    """Gives a check's inputs."""
    return Rng(seed_of(secret(), course().assignments[0].name, f"{folder.name}/{check}"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "points(n, target, needs=()): what a check is worth")
    sys.dont_write_bytecode = True
    torch.set_num_threads(1)
    take_the_place_of_nnkit(copied, assert_close, pytest.raises)


@pytest.fixture
def submission(request: pytest.FixtureRequest) -> ModuleType:
    exercise = course().exercise(request.path.parent.name)
    return load(Path(os.environ[FOLDER_VARIABLE]) / exercise.file)


@pytest.fixture
def box(request: pytest.FixtureRequest) -> Box:
    return Box(props_of(request.path.parent))


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> Rng:
    return rng_of(request.path.parent, f"{request.path.name}::{request.node.name}")


@pytest.fixture
def props(request: pytest.FixtureRequest) -> ModuleType | None:
    return props_of(request.path.parent)
