"""Nothing that a student gets shows a line of a hidden check or a solution, a seed, or a value.

What students get today: `grade --for student` as a table and as JSON, `check`, `hint`, and the
public folders, which `verify` (hidden-text-in-public) looks through for itself.
"""

import ast
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from nnkit import attacks
from nnkit.course import load_course
from nnkit.judge.sentences import Manner
from nnkit.results import to_json
from nnkit.show.terminal import show_result
from rich.console import Console

ROOT = Path(__file__).parents[1]
COURSE = load_course(ROOT)
SECRET = "a7" * 32
LEAST = 16  # characters of a line that says something
EVERY = 18  # of the mutants one in so many is handed in


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The repository's course with a secret of its own."""
    root = tmp_path_factory.mktemp("leaks") / "course"
    root.mkdir()
    for name in ("course.toml", "exercises", "solutions"):
        (root / name).symlink_to(ROOT / name)
    (root / ".nnkit").mkdir()
    (root / ".nnkit" / "secret").write_text(SECRET, encoding="ascii")
    return root


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """Wrong submissions: some mutants of each exercise; and what they hold, which is their own."""
    folder = tmp_path_factory.mktemp("class")
    own = set()
    for exercise in COURSE.exercises:
        for number, mutant in enumerate(sorted(exercise.solutions.glob("mutants/*.py"))[::EVERY]):
            place = folder / f"student{number:02}" / exercise.file
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(mutant, place)
            own |= lines_of(mutant.read_text(encoding="utf-8"))
    return folder, own


def lines_of(text):
    return {line for line in map(str.strip, text.splitlines()) if len(line) >= LEAST}


def told_by(path):
    """What a docstring of checks and mutants says to students: titles, hints, diagnoses."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    return "\n".join(ast.get_docstring(node) or "" for node in nodes if isinstance(node, kinds))


@pytest.fixture(scope="module")
def hidden():
    """Every line of checks, references and alternatives that no student is told on purpose."""
    lines = set()
    for exercise in COURSE.exercises:
        for path in exercise.solutions.rglob("*.py"):
            if "mutants" not in path.parts and path.name != "props.py":
                lines |= lines_of(path.read_text(encoding="utf-8")) - lines_of(told_by(path))
        public = [*exercise.folder.glob("*.py"), *exercise.folder.glob("*.md")]
        for path in public:
            lines -= lines_of(path.read_text(encoding="utf-8"))
    return {line for line in lines if not line.startswith(("import ", "from ", "zh:", "hint"))}


@pytest.fixture(scope="module")
def results(course, handed_in, grade):
    """Grades the class for an assignment, in a manner; without diagnoses, which are docstrings
    that are told on purpose and for which every mutant would have to be run first."""
    loaded, folders = load_course(course), sorted(handed_in[0].iterdir())

    def results(assignment, manner):
        return grade(loaded, *folders, manner=manner, assignment=assignment, diagnoses=False)

    return results


@pytest.fixture(scope="module", params=["en", "zh"])
def shown(request, results, course):
    """All that students are shown, as a table and as JSON, in one language."""
    manner = Manner(request.param, for_student=True)
    console = Console(record=True, width=200, file=io.StringIO())
    lines = []
    for assignment in load_course(course).assignments:
        for result in results(assignment, manner):
            lines.append(to_json(result))
            show_result(console, result)
    return "\n".join([*lines, console.export_text()])


def test_there_is_something_to_leak(shown, hidden):
    results = [json.loads(line) for line in shown.splitlines() if line.startswith("{")]
    failed = [
        check
        for result in results
        for exercise in result["exercises"]
        for check in exercise["checks"]
        if check["outcome"] in ("failed", "errored")
    ]

    assert len(failed) > 50
    assert {bool(check["message"]) for check in failed} == {True}
    assert len(hidden) > 1500


def test_no_hidden_line_is_shown(shown, hidden, handed_in):
    text = shown.encode().decode("unicode_escape", "replace") + shown

    assert [line for line in hidden - handed_in[1] if line in text] == []


def test_neither_secret_nor_place_is_shown(shown):
    assert SECRET not in shown
    assert not re.search(r"/solutions/|/tmp/|nnkit-|site-packages|\.pyenv", shown)


def test_no_value_of_a_hidden_input_is_shown(shown, handed_in):
    """A number with four decimals can only be one: titles, hints and diagnoses have none."""
    own = "\n".join(handed_in[1])

    numbers = set(re.findall(r"-?\d+\.\d{4,}", shown)) - set(re.findall(r"-?\d+\.\d{4,}", own))

    assert {number for number in numbers if not is_score(number)} == set()


def is_score(number):
    """Scores of shares like a third have many decimals."""
    return any(abs(float(number) * share - round(float(number) * share)) < 1e-4 for share in (3, 7))


def test_values_are_for_staff(results, course):
    """The same class as staff see it does show values: so the filter is what hides them."""
    told = results(load_course(course).assignments[0], Manner())

    assert re.search(r"-?\d+\.\d{4,}", "\n".join(map(to_json, told)))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_hint_shows_a_hidden_line(nnkit, course, hidden, lang, tmp_path):
    shown = [
        nnkit("-C", course, "hint", exercise.id, "--lang", lang, cwd=tmp_path).stdout
        for exercise in COURSE.exercises
        for _ in range(2)
    ]

    assert all(shown)
    assert [line for line in hidden if line in "\n".join(shown)] == []


def test_what_an_attack_prints_or_raises_is_not_shown(zygote):
    """Texts of a student's own making, while a hidden check runs, do not come back (b8)."""
    corpus = attacks.find_corpus()
    chosen = [each for each in attacks.load_attacks(corpus) if each.expected.unseen]

    ends = attacks.run(chosen, corpus, zygote, [attacks.RIGHT])

    assert len(ends) == len(chosen) > 0
    assert [end.why for end in ends if end.why] == []
