"""The pytest plugin: fixtures and the points mark of checks, and reports turned into outcomes.

A check is a pytest item with `@pytest.mark.points(n, target="name", needs=...)` and a docstring:
title, `zh:`, `hint:`, `hint.zh:`. The session (nnkit.judge.session) binds the plugin to a link and
runs items; each ends as one `Ran`. A plain function that takes parameters and the fixtures below is
called with them; what asks for more of pytest goes through its hooks, which take a tenth of the
judge's time.
"""

import importlib.util
import inspect
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from nnkit.errors import CheckError, CourseError, NnkitError, StudentError, StudentGone
from nnkit.judge.compare import WrongAnswer
from nnkit.judge.docstrings import read_docstring
from nnkit.judge.link import Link
from nnkit.judge.proxy import SUBMISSION, Box, Submission
from nnkit.judge.seeds import Rng, seed_of
from nnkit.results import Outcome
from nnkit.wire import Handle, Reply

_FIXTURES = ("submission", "box", "rng", "props")
_BOX_SEEDS = 0xFFFFFFFF  # numpy's global generator takes no more
_MARKS = frozenset({"points", "parametrize", "float32_only", "slow"})

__all__ = ["Check", "Plugin", "Ran", "read_check", "read_docstring", "wrong_kind"]


@dataclass(frozen=True)
class Check:
    """One collected item with what its mark and docstring say."""

    item: pytest.Item
    exercise: str
    id: str  # test_sgd_step.py::test_name[param]
    name: str  # test_name, without the parameters
    target: str
    points: float
    needs: tuple[str, ...]
    texts: dict[str, str]  # en, zh, hint, hint.zh
    fixtures: tuple[str, ...] | None  # all that a plain call of it takes; None: pytest is needed
    is_slow: bool = False  # run only on what must pass it, and on the mutants that name it

    @property
    def seed_id(self) -> str:
        """The id under which its inputs are drawn."""
        return f"{self.exercise}/{self.id}"

    def title(self, lang: str) -> str:
        """The title in a language, in English where it is not translated."""
        return self.texts.get(lang) or self.texts["en"]

    def hint(self, lang: str) -> str:
        """The hint in a language, in English where it is not translated."""
        return self.texts.get("hint.zh" if lang == "zh" else "hint") or self.texts.get("hint", "")


@dataclass(frozen=True)
class Ran:
    """How an item ended; `error` is what made it end so, `said` what the box had answered."""

    outcome: Outcome
    error: BaseException | None = None
    said: tuple[tuple[str, Reply], ...] = ()


class Plugin:
    """Bound to one link at a time; remembers how the item that runs has ended."""

    def __init__(self, secret: bytes, assignment: str) -> None:
        self._secret = secret
        self._assignment = assignment
        self.link: Link | None = None
        self.check: Check | None = None
        self.errors: list[tuple[str, BaseException]] = []
        self._imported: dict[Path, ModuleType] = {}
        self._seeds: dict[str, int] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        """Makes the mark known."""
        config.addinivalue_line("markers", "points(n, target, needs=()): what a check is worth")
        config.addinivalue_line(
            "markers", "float32_only(reason): `verify` does not ask for it in float64"
        )
        config.addinivalue_line(
            "markers", "slow(reason): for right answers as they are, and mutants that name it"
        )

    def draw_anew(self, secret: bytes) -> None:
        """Draws the inputs under another secret from now on."""
        self._secret = secret
        self._seeds.clear()

    @pytest.fixture
    def submission(self) -> Submission:
        """The student's module in the box."""
        return self._submission()

    @pytest.fixture
    def box(self) -> Box:
        """What can be put into the box."""
        return self._box()

    @pytest.fixture
    def rng(self) -> Rng:
        """The check's seeded inputs."""
        return self._rng()

    @pytest.fixture
    def props(self) -> ModuleType:
        """props.py of the exercise, imported in the judge."""
        return self._props()

    def _submission(self) -> Submission:
        assert self.link is not None
        return Submission(self.link, Handle(SUBMISSION, [], "submission"))

    def _box(self) -> Box:
        assert self.link is not None
        return Box(self.link)

    def _rng(self) -> Rng:
        assert self.check is not None
        return Rng(self._seed(self.check.seed_id))

    def _seed(self, name: str) -> int:
        if name not in self._seeds:
            self._seeds[name] = seed_of(self._secret, self._assignment, name)
        return self._seeds[name]

    def _props(self) -> ModuleType:
        assert self.check is not None
        path = self.check.item.path.parent / "props.py"
        if path not in self._imported:
            self._imported[path] = _import(path)
        return self._imported[path]

    def run(self, check: Check, link: Link) -> Ran:
        """Runs one item against a link."""
        self.link, self.check, self.errors = link, check, []
        try:
            # Another seed than that of the inputs: it tells nothing of them, nor the check's name.
            link.begin(self._seed(f"box {check.seed_id}") & _BOX_SEEDS)
        except (StudentError, StudentGone) as error:
            return Ran(Outcome.ERRORED, error)
        if check.fixtures is None:
            self._run(check.item)
        else:
            self._step("call", self._call, item=check.item, fixtures=check.fixtures)
        return _ran(self.errors, link)

    def _call(self, item: Any, fixtures: tuple[str, ...]) -> None:
        """Calls a check's function."""
        try:
            given = {name: getattr(self, f"_{name}")() for name in fixtures}
        except Exception as error:  # props.py may do anything
            raise CheckError(f"a check broke in its setup: {error}") from error
        item.obj(**given, **(item.callspec.params if hasattr(item, "callspec") else {}))

    def _run(self, item: Any) -> None:
        """Runs pytest's hooks of an item, without the reports that nobody would read.

        No next item: each check sets up and tears down all of its own.
        """
        item._initrequest()  # pytest's own protocol does so, too, for an item that runs again
        hook = item.config.hook
        self._step("setup", hook.pytest_runtest_setup, item=item)
        if not self.errors:
            self._step("call", hook.pytest_runtest_call, item=item)
        self._step("teardown", hook.pytest_runtest_teardown, item=item, nextitem=None)

    def _step(self, when: str, hook: Any, **arguments: Any) -> None:
        try:
            hook(**arguments)
        except (KeyboardInterrupt, pytest.exit.Exception):
            raise
        except BaseException as error:
            self.errors.append((when, error))


def _ran(errors: list[tuple[str, BaseException]], link: Link) -> Ran:
    """Gives the outcome. A check's own code that trips over an answer is a wrong answer; what
    breaks outside a check's body, or in the machine, is a fault of ours."""
    if not errors:
        return Ran(Outcome.PASSED)
    when, error = errors[0]
    if isinstance(error, (StudentError, StudentGone)):
        return Ran(Outcome.ERRORED, error, tuple(link.said))
    ours = isinstance(error, (NnkitError, OSError, MemoryError, pytest.skip.Exception))
    if when != "call" or ours:
        raise CheckError(f"a check broke in its {when}: {type(error).__name__}: {error}")
    return Ran(Outcome.FAILED, error, tuple(link.said))


def read_check(item: pytest.Item, exercise: str) -> Check:
    """Reads an item's mark and docstring; CourseError names the file and what is missing."""
    mark = item.get_closest_marker("points")
    path = item.path
    name = getattr(item, "originalname", None) or item.name
    points = mark.args[0] if mark is not None and len(mark.args) == 1 else None
    target = mark.kwargs.get("target") if mark is not None else None
    if not isinstance(points, (int, float)) or not isinstance(target, str):
        raise CourseError(
            f"{path}: `{name}` needs `@pytest.mark.points(n, target=...)` "
            "with a number and a name.",
            "bad-check",
        )
    texts = read_docstring(getattr(item, "function", None).__doc__ or "")
    if not texts["en"]:
        raise CourseError(
            f"{path}: `{name}` needs a docstring: its first line is the title.", "bad-check"
        )
    needs = mark.kwargs.get("needs", ()) if mark is not None else ()
    names = (needs,) if isinstance(needs, str) else tuple(needs)
    return Check(
        item, exercise, f"{path.name}::{item.name}", name, target, float(points), names, texts,
        _fixtures_of(item), item.get_closest_marker("slow") is not None,
    )  # fmt: skip


def _fixtures_of(item: Any) -> tuple[str, ...] | None:
    """Gives which of our fixtures a check takes; None when pytest itself has something to do for
    it: another fixture, also in the place of one of ours, a mark, a class, a coroutine."""
    made = item._fixtureinfo.name2fixturedefs
    direct = set(item.callspec.params) if hasattr(item, "callspec") else set()
    wanted = tuple(name for name in item.fixturenames if name not in direct)
    marks = list(item.iter_markers())
    if (
        type(item) is not pytest.Function
        or item.cls is not None
        or inspect.iscoroutinefunction(item.obj)
        or not all(mark.name in _MARKS and "indirect" not in mark.kwargs for mark in marks)
        or not all(name in _FIXTURES and len(made[name]) == 1 for name in wanted)
    ):
        return None
    return wanted


def wrong_kind(error: BaseException | None) -> str:
    """Gives the key of the sentence that a student may read of a failed check."""
    return f"wrong_{error.kind}" if isinstance(error, WrongAnswer) else "wrong"


def _import(path: Path) -> ModuleType:
    """Imports a file of the course under a name that no other has."""
    spec = importlib.util.spec_from_file_location(f"nnkit_props_{path.parent.name}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(
            f"{path}: there is no such file; the fixture `props` needs it.", "missing-file"
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
