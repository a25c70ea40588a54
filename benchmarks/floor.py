"""The floor: a bare fork of a warm process for each submission, and the same torch work.

What is counted: the fork of a process that is as warm as the zygote and has the checks collected,
the import of the student's six files, and each check's own body, run right there: drawing its
inputs, building its nets, the student's calls, the expected values; then the child's end. What is
not: a wire, a jail, a session of pytest, the comparison of answers (`assert_close` returns at
once) and copies of them, reading and laying out files, results.

`python -m benchmarks.floor FOLDER...` prints the seconds that one process takes for the folders.
It says `ready` and waits for a line on stdin first, so that several begin at the same moment.
"""

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from nnkit.judge.plugin import Check
from nnkit.judge.session import Checks, with_checks

from benchmarks import plain
from benchmarks.inline import Box
from benchmarks.submissions import course
from benchmarks.warm import warm


def uncopied(value: Any) -> Any:
    """Stands for a fetch: no copy, but no graph either."""
    if isinstance(value, torch.Tensor):
        return value.detach()
    if isinstance(value, dict):
        return {key: uncopied(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [uncopied(item) for item in value]
    return value


def uncompared(got: Any, expected: Any, **tolerances: float) -> None:
    """Stands for a comparison."""


def main(folders: list[Path]) -> None:
    """Forks once for each folder, one after another."""
    plain.take_the_place_of_nnkit(uncopied, uncompared, contextlib.suppress)
    assignment = course().assignments[0]

    def work(checks: Checks) -> float:
        _prepare()
        print("ready", flush=True)
        sys.stdin.readline()
        started = time.perf_counter()
        for folder in folders:
            _fork_and(partial(_torch_work, checks, folder))
        return time.perf_counter() - started

    taken = with_checks(course(), assignment, assignment.exercises, work)
    used = os.times()
    cpu = used.children_user + used.children_system
    print(json.dumps({"wall_s": taken, "cpu_s": cpu}))


def _prepare() -> None:
    """Loads what is loaded once, and warms up."""
    for exercise in course().assignments[0].exercises:
        plain.props_of(exercise.solutions)
    plain.secret()
    warm()


def _fork_and(work: Callable[[], object]) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _torch_work(checks: Checks, folder: Path) -> None:
    """Runs the bodies of all checks on the files of one submission."""
    for exercise in course().assignments[0].exercises:
        try:
            module = plain.load(folder / exercise.file)
        except Exception:
            continue
        for check in checks.of(exercise.id):
            with contextlib.suppress(Exception):  # a wrong answer may end a body early
                _body(check, exercise.solutions, module)


def _body(check: Check, folder: Path, module: ModuleType) -> None:
    item: Any = check.item
    made = {
        "submission": lambda: module,
        "box": lambda: Box(plain.props_of(folder)),
        "rng": lambda: plain.rng_of(folder, check.id),
        "props": lambda: plain.props_of(folder),
    }
    values = dict(item.callspec.params) if hasattr(item, "callspec") else {}
    wanted = [name for name in item.fixturenames if name in made]
    item.obj(**values, **{name: made[name]() for name in wanted})


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
