"""statement-out-of-date: every `>>>` example of a statement is run by doctest, on the reference.

The child (`python -m nnkit.verify.examples`) imports each reference under the exercise's name and
runs each page in a fresh copy of its names; what differs comes back as JSON.
"""

import contextlib
import doctest
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from nnkit.verify.case import Case
from nnkit.verify.report import Finding

_FENCE = re.compile(r"^[ \t]*(```|~~~).*$", re.MULTILINE)


def check_examples(cases: Sequence[Case]) -> list[Finding]:
    """statement-out-of-date: what each page of each exercise shows is what comes."""
    seconds = sum(each.exercise.limits.import_s + each.exercise.limits.exercise_s for each in cases)
    pages = [
        {"module": c.exercise.module, "reference": str(c.reference), "page": str(page)}
        for c in cases
        for page in c.pages.values()
    ]
    with tempfile.TemporaryDirectory(prefix="nnkit-") as scratch:
        out = Path(scratch) / "told.json"
        command = [sys.executable, "-B", "-m", "nnkit.verify.examples", str(out), json.dumps(pages)]
        with contextlib.suppress(subprocess.TimeoutExpired):  # what it told is there all the same
            subprocess.run(command, capture_output=True, timeout=seconds, check=False, cwd=scratch)
        lines = out.read_text(encoding="utf-8").splitlines() if out.is_file() else []
    told = {page["page"]: page["wrong"] for page in map(json.loads, lines)}
    return [finding for case in cases for finding in _findings(case, told)]


def _findings(case: Case, told: dict[str, Any]) -> Iterator[Finding]:
    for page in case.pages.values():
        wrong = told.get(str(page))
        if wrong is None:
            wrong = [(None, "its examples come to no end.")]
        for line, message in wrong:
            yield case.finding("statement-out-of-date", page, message, line)


def _child(out: Path, pages: list[dict[str, str]]) -> None:
    with out.open("w", encoding="utf-8") as file:
        for page in pages:
            with contextlib.chdir(Path(page["page"]).parent):  # where its data lie, too
                wrong = list(_try_page(Path(page["page"]), page["module"], Path(page["reference"])))
            print(json.dumps({"page": page["page"], "wrong": wrong}), file=file, flush=True)


def _try_page(page: Path, name: str, reference: Path) -> Iterator[tuple[int | None, str]]:
    try:
        names = dict(_import(name, reference))
    except Exception as error:
        yield None, f"reference.py cannot be imported ({type(error).__name__}: {error})."
        return
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))  # else it is taken for output
    try:
        test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
    except ValueError as error:
        yield None, f"its examples cannot be read: {error}."
        return
    if not test.examples:
        yield None, "it has no example; show what a call prints, after `>>>`."
    runner = _Runner(verbose=False)
    runner.run(test, clear_globs=False)
    yield from runner.told


def _import(name: str, path: Path) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # for a page that imports from it
    spec.loader.exec_module(module)
    return vars(module)


class _Runner(doctest.DocTestRunner):
    """Keeps what differs instead of printing it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.told: list[tuple[int | None, str]] = []

    def report_failure(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str
    ) -> None:
        """It printed something else."""
        self._tell(example, f"prints {_shown(got)}, the page says {_shown(example.want)}.")

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        """It raised."""
        raised = f"{exc_info[0].__name__}: {exc_info[1]}"
        self._tell(example, f"raises {_shown(raised)}, the page says {_shown(example.want)}.")

    def _tell(self, example: doctest.Example, what: str) -> None:
        source = example.source.strip().splitlines()
        self.told.append((example.lineno + 1, f"`{source[0]}` {what}"))


def _shown(text: str) -> str:
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return f"`{' / '.join(lines)}`" if lines else "nothing"


if __name__ == "__main__":
    _child(Path(sys.argv[1]), json.loads(sys.argv[2]))
