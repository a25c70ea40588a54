"""Rules about what a student reads: both languages in step, and a ladder of hints."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nnkit.course import COURSE_FILE, Course
from nnkit.verify.case import Case
from nnkit.verify.report import Finding

FEWEST_HINTS, MOST_HINTS = 2, 4
_ITEM = re.compile(r"\s*([-*]|\d+\.)\s")
_FENCE = re.compile(r"\s*(```|~~~)")
_KINDS = {"heading": "headings", "row": "rows of tables", "item": "list items"}


def check_ladder(case: Case) -> Iterator[Finding]:
    """no-hints: an exercise has two to four hints."""
    count = len(case.exercise.hints)
    if not FEWEST_HINTS <= count <= MOST_HINTS:
        message = f"it has {count} hints; an exercise has {FEWEST_HINTS} to {MOST_HINTS} of them."
        yield case.finding("no-hints", case.exercise.folder / "exercise.toml", message)


def check_pages(case: Case) -> Iterator[Finding]:
    """languages: README.zh.md has what README.md has, by kind and count, and the same examples."""
    english, chinese = case.pages.get("en"), case.pages.get("zh")
    if english is None or chinese is None or not (case.text(english) and case.text(chinese)):
        return
    counts = [Counter(_blocks(case.text(page))) for page in (english, chinese)]
    for kind in sorted(counts[0] | counts[1]):
        here, there = counts[1][kind], counts[0][kind]
        if here != there:
            message = f"it has {here} {kind}, README.md has {there}; say the same in both."
            yield case.finding("languages", chinese, message)
    if examples_of(case.text(english)) != examples_of(case.text(chinese)):
        message = "its examples are not those of README.md; copy them."
        yield case.finding("languages", chinese, message)


def _blocks(text: str) -> Iterator[str]:
    """Gives the kind of each block that a page has: headings by level, rows, items."""
    fenced = False
    for line in text.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
            yield "fences of code"
        elif not fenced and line.startswith("#"):
            yield f"headings of level {len(line) - len(line.lstrip('#'))}"
        elif not fenced and line.startswith("|"):
            yield _KINDS["row"]
        elif not fenced and _ITEM.match(line):
            yield _KINDS["item"]


def examples_of(text: str) -> list[str]:
    """Gives the lines of a page that a reader would type."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line.startswith((">>>", "... "))]


def check_translations(case: Case) -> Iterator[Finding]:
    """languages: title, hints, checks and mutants are in Chinese too, where the course is."""
    if "zh" not in case.course.languages:
        return
    toml = case.exercise.folder / "exercise.toml"
    texts = [case.exercise.title, *case.exercise.hints]
    for text in texts:
        if not text.zh:
            yield case.finding("languages", toml, f'"{text.en}" has no `zh`; translate it.')
    for check in case.checks.values():
        missing = [key for key in ("zh", "hint", "hint.zh") if not check.texts.get(key)]
        if missing:
            message = f"{check.name} has no `{'`, no `'.join(missing)}`; write it in its docstring."
            yield case.finding("languages", check.path, message, check.line)
    for mutant in case.mutants:
        yield from _check_mutant(case, mutant)


def _check_mutant(case: Case, mutant: Path) -> Iterator[Finding]:
    if not re.search(r"^zh:\s*\S", case.text(mutant), re.MULTILINE):
        message = "its docstring has no line `zh:`; translate the diagnosis."
        yield case.finding("languages", mutant, message)


def check_titles(course: Course) -> Iterator[Finding]:
    """languages: the titles of assignments are in Chinese too, where the course is."""
    for assignment in course.assignments:
        if "zh" in course.languages and not assignment.title.zh:
            message = f'"{assignment.title.en}" has no `zh`; translate it.'
            yield Finding("languages", COURSE_FILE, message)
