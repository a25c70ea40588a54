"""The judge's pytest session: a course's checks are collected once, and run for each submission.

pytest is entered by its public door, `pytest.main`; the plugin takes the place of its run loop and
hands the collected checks to `work`, so that thousands of submissions meet one collection. The
session sees only the files named here: its own rootdir and settings, no cache, no conftest, no
plugin that happens to be installed.
"""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import torch

from nnkit.course import EXERCISE_FILE, Assignment, Course, Exercise
from nnkit.errors import CourseError, NnkitError, StudentForbidden
from nnkit.judge.link import Link
from nnkit.judge.plugin import Check, Plugin, Ran, read_check
from nnkit.judge.secret import load_secret
from nnkit.results import Outcome
from nnkit.settings import nearest

_T = TypeVar("_T")
Bans = dict[str, list[str]]  # by function of the contract, as in exercise.toml
Proved = dict[str, str]  # by function, a ban that is known to be broken
_OPTIONS = (
    "-s", "--import-mode=importlib", "--noconftest", "--disable-plugin-autoload",
    "--strict-markers", "-o", "addopts=", "-o", "python_files=test_*.py",
    "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:stepwise",
    "-p", "no:faulthandler", "-p", "no:junitxml", "-p", "no:pastebin", "-p", "no:doctest",
    "-p", "no:warnings", "-p", "no:unraisableexception", "-p", "no:threadexception",
)  # fmt: skip


class Checks:
    """The collected checks of an assignment, by exercise, in the order in which they run."""

    def __init__(self, plugin: Plugin, by_exercise: dict[str, list[Check]]) -> None:
        self._plugin = plugin
        self._by_exercise = by_exercise

    def of(self, exercise: str) -> list[Check]:
        """Gives the checks of one exercise."""
        return self._by_exercise.get(exercise, [])

    def rearranged(self, order: Callable[[list[Check]], list[Check]]) -> "Checks":
        """Gives the same checks in another order, those that are needed first all the same."""
        return self._changed(lambda checks: _needed_first(order(checks)))

    def quick(self, name: str) -> "Checks":
        """Gives the same checks without the slow ones, but for the one of that name."""
        return self._changed(
            lambda checks: [each for each in checks if not each.is_slow or each.name == name]
        )

    def only(self, name: str) -> "Checks":
        """Gives the checks of that name, and those that they need."""
        return self._changed(lambda checks: _with_needed(name, checks))

    def _changed(self, change: Callable[[list[Check]], list[Check]]) -> "Checks":
        changed = {exercise: change(checks) for exercise, checks in self._by_exercise.items()}
        return Checks(self._plugin, changed)

    def draw_anew(self, secret: bytes) -> None:
        """Draws the checks' inputs under another secret from now on."""
        self._plugin.draw_anew(secret)

    def run(
        self, exercise: str, link: Link, forbid: Bans, proved: Proved
    ) -> list[tuple[Check, Ran]]:
        """Runs the checks of one exercise on the file that the link has open, those of functions
        with a ban last; gives them in the order of collecting.

        `proved` names, by function, bans that are known to be broken: as when a check finds out,
        all the function's checks end so, and none of them is run any more.
        """
        ran: dict[str, Ran] = {}
        passed: dict[str, bool] = {}
        broken = {target: _forbidden(target, ban) for target, ban in proved.items()}
        with contextlib.redirect_stdout(sys.stderr):
            for check in _banned_last(self.of(exercise), forbid):
                link.bans = tuple(forbid.get(check.target, ()))
                if check.target in broken:
                    result = broken[check.target]
                elif all(passed.get(name, False) for name in check.needs):
                    result = self._plugin.run(check, link)
                else:
                    result = Ran(Outcome.SKIPPED)
                if isinstance(result.error, StudentForbidden):
                    broken[check.target] = _forbidden(check.target, result.error.ban)
                forbidden = isinstance(result.error, StudentForbidden)  # costs no other function
                ok = forbidden or result.outcome is Outcome.PASSED
                passed[check.name] = passed.get(check.name, True) and ok
                ran[check.id] = result
        return [(each, broken.get(each.target, ran[each.id])) for each in self.of(exercise)]


def _forbidden(target: str, ban: str) -> Ran:
    return Ran(Outcome.FAILED, StudentForbidden(ban, target))


def _banned_last(checks: list[Check], forbid: Bans) -> list[Check]:
    """Sorts the checks of functions with a ban, and those that need one of them, to the end."""
    if not forbid:
        return checks
    first: list[Check] = []
    last: list[Check] = []
    for check in checks:  # each comes after those that it needs
        waits = any(each.name in check.needs for each in last)
        (last if check.target in forbid or waits else first).append(check)
    return first + last


def with_checks(
    course: Course,
    assignment: Assignment,
    exercises: Iterable[Exercise],
    work: Callable[[Checks], _T],
    secret: bytes | None = None,
) -> _T:
    """Collects the checks of the exercises, calls `work` with them and gives what it gives.

    Their inputs are drawn under the course's own secret, or under one that is given.
    """
    folders = {exercise.solutions: exercise for exercise in exercises}
    files = [file for folder in folders for file in _files_of_checks(course, folder)]
    torch.set_num_threads(1)  # the box is the other half of the work, and sums stay in one order
    key = load_secret(course.root) if secret is None else secret
    loop = _Loop(Plugin(key, assignment.name), folders, course.solutions, work)
    arguments = [*_OPTIONS, "-c", os.devnull, "--rootdir", str(course.solutions)]
    with _own_settings(), _own_modules(), contextlib.redirect_stderr(sys.stderr):
        code = pytest.main(arguments + [str(file) for file in files], [loop.plugin, loop])
    if loop.error is not None:
        raise loop.error
    if code is pytest.ExitCode.INTERRUPTED:  # Ctrl-C while it collected
        raise KeyboardInterrupt
    if not loop.done:
        raise NnkitError(f"the checks' session ended with code {int(code)} before it began")
    return loop.value  # type: ignore[return-value]


def _files_of_checks(course: Course, folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise course.without_solutions(folder)
    files = sorted(folder.glob("test_*.py"))
    if not files:
        raise CourseError(f"{folder}: no checks in it; write `test_<target>.py`.", "missing-file")
    return files


class _Loop:
    """Takes the place of pytest's run loop."""

    def __init__(
        self,
        plugin: Plugin,
        folders: dict[Path, Exercise],
        root: Path,
        work: Callable[[Checks], object],
    ) -> None:
        self.plugin = plugin
        self.value: object = None
        self.done = False
        self.error: BaseException | None = None
        self._folders = folders
        self._root = root
        self._work = work
        self._broken: list[str] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Notes a file of checks that cannot be imported."""
        if report.failed:
            why = str(report.longrepr).strip().splitlines()[-1].removeprefix("E").strip()
            self._broken.append(f"{self._root / report.nodeid}: it cannot be imported: {why}")

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Notes a file of checks that ends Python at its import; pytest prints nothing of it."""
        if self.error is None and isinstance(excinfo.value, SystemExit):
            path = excinfo.traceback[-1].path
            self.error = CourseError(f"{path}: it ends Python while it is imported.", "bad-check")
        return self.error is not None

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Hands the checks over, and keeps what comes of it."""
        try:
            if self._broken:
                raise CourseError(f"{self._broken[0]}.", "bad-check")
            self.value = self._work(Checks(self.plugin, self._sorted(session.items)))
            self.done = True
        except BaseException as error:  # raised again outside of pytest, KeyboardInterrupt too
            self.error = error
        return True

    def _sorted(self, items: list[pytest.Item]) -> dict[str, list[Check]]:
        by_exercise: dict[str, list[Check]] = {}
        for item in items:
            exercise = self._folders[item.path.parent].id
            by_exercise.setdefault(exercise, []).append(read_check(item, exercise))
        for each in self._folders.values():
            _check_bans(each, {check.target for check in by_exercise.get(each.id, [])})
        return {exercise: _needed_first(checks) for exercise, checks in by_exercise.items()}


def _check_bans(exercise: Exercise, targets: set[str]) -> None:
    """Refuses a ban that would bind nothing: its function is no check's target."""
    for function in exercise.forbid:
        if function not in targets:
            raise CourseError(
                f"{exercise.folder / EXERCISE_FILE}: `forbid.{function}`: no check has the target "
                f"`{function}`; {nearest(function, targets)}",
                "bad-value",
            )


def _check_needs(checks: list[Check]) -> None:
    names = {check.name for check in checks}
    for check in checks:
        for name in sorted(set(check.needs) - names):
            raise CourseError(
                f"{check.item.path}: `{check.name}` needs `{name}`; {nearest(name, names)}",
                "bad-check",
            )


def _with_needed(name: str, checks: list[Check]) -> list[Check]:
    """Gives the checks of that name, those that they need, those that these need, and so on."""
    names = {name}
    for check in reversed(checks):  # what is needed comes before
        names |= set(check.needs) if check.name in names else set()
    return [check for check in checks if check.name in names]


def _needed_first(checks: list[Check]) -> list[Check]:
    """Sorts so that a check comes after those that it needs, and else as it was."""
    _check_needs(checks)
    ready: list[Check] = []
    left = checks
    while left:
        waiting = {check.name for check in left}
        free = [check for check in left if not waiting & set(check.needs)]
        if not free:
            raise CourseError(
                f"{left[0].item.path}: the checks {', '.join(sorted(waiting))} need one another.",
                "bad-check",
            )
        first = free[0].name
        ready += [check for check in left if check.name == first]
        left = [check for check in left if check.name != first]
    return ready


@contextlib.contextmanager
def _own_settings() -> Iterator[None]:
    """pytest heeds no setting of the environment's, and writes nothing beside the checks."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    taken = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    try:
        yield
    finally:
        os.environ.update(taken)
        sys.dont_write_bytecode = before


@contextlib.contextmanager
def _own_modules() -> Iterator[None]:
    """pytest knows a file of checks by its folder's name; the next course may have the same."""
    before = set(sys.modules)
    try:
        yield
    finally:
        for name in set(sys.modules) - before:
            if re.match(r"[0-9]{2}_[a-z0-9_]+(\.|$)", name):
                del sys.modules[name]
