"""What stands beside nnkit in the benchmark: the peers' notebooks hold its checks, and run; and the
picture is that of the record. Nothing is timed here, and no peer needs to be installed."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nnkit.course import load_course

ROOT = Path(__file__).parents[1]
ASSIGNMENT = load_course(ROOT).assignments[0]
EXERCISES = [exercise.id for exercise in ASSIGNMENT.exercises]
SVG = "{http://www.w3.org/2000/svg}"

# Runs a notebook's cells in turn, with other answers where some are given; prints the tests' names.
RUN = """
import contextlib, io, json, pathlib, sys
notebook = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
answers, names, passed = json.load(sys.stdin), {"__name__": "__main__"}, []
for cell in notebook["cells"]:
    own = cell["metadata"].get("nbgrader")
    if own is None:
        continue
    source = answers.get(own["grade_id"], "".join(cell["source"]))
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(source, names)
        except Exception:
            assert own["grade"], own["grade_id"]
        else:
            passed += [own["grade_id"]] if own["grade"] else []
print(json.dumps(passed))
"""


def run_module(*arguments):
    """Runs one of the benchmark's modules to its end; gives what it printed."""
    command = [sys.executable, "-B", "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What both peers grade, written once."""
    path = tmp_path_factory.mktemp("peers")
    run_module("benchmarks.peers", path)
    return path


@pytest.fixture(scope="module")
def source(folder):
    """The folder of nbgrader's source notebook."""
    return folder / "nbgrader" / "source" / "neural-networks"


@pytest.fixture(scope="module")
def notebook(source):
    """nbgrader's source notebook, found valid."""
    read = nbformat.read(source / "neural-networks.ipynb", as_version=4)
    nbformat.validate(read)
    return read


@pytest.fixture(scope="module")
def cells(notebook):
    """The cells that nbgrader knows, by their names."""
    own = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    by_name = {cell.metadata.nbgrader.grade_id: cell for cell in own}
    assert len(by_name) == len(own), "two cells have one name"
    return by_name


def passed_of(source, answers):
    """Gives the names of the tests that pass when the notebook is run in its folder."""
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", RUN, "neural-networks.ipynb"],
        cwd=source, input=json.dumps(answers), capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def functions_in(folder):
    """Gives the names of the checks in an exercise's files."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("test_*.py")]
    nodes = [node for text in texts for node in ast.parse(text).body]
    defined = [node.name for node in nodes if isinstance(node, ast.FunctionDef)]
    return {name for name in defined if name.startswith("test_")}


def test_the_points_of_nbgraders_notebook_add_up_to_sixty(cells):
    points = [
        cell.metadata.nbgrader.points for cell in cells.values() if cell.metadata.nbgrader.grade
    ]

    assert sum(points) == 60


@pytest.mark.parametrize("exercise", EXERCISES)
def test_an_exercise_has_a_cell_for_its_answer_and_ten_points(cells, exercise):
    own = [cell.metadata.nbgrader for name, cell in cells.items() if name.startswith(exercise)]

    assert cells[f"answer-{exercise}"].metadata.nbgrader.solution
    assert sum(each.points for each in own if each.grade) == 10


@pytest.mark.parametrize("exercise", ASSIGNMENT.exercises, ids=EXERCISES)
def test_every_check_of_an_exercise_is_in_nbgraders_notebook(cells, exercise):
    tests = [cell.source for name, cell in cells.items() if name.startswith(exercise.id)]

    called = {name for name in functions_in(exercise.solutions) for text in tests
              if f"\ndef {name}(" in text and f"\n{name}(" in text}  # fmt: skip

    assert called == functions_in(exercise.solutions)


def test_every_test_of_nbgraders_notebook_is_hidden_from_students(cells):
    tests = [cell.source for cell in cells.values() if cell.metadata.nbgrader.grade]

    assert all(text.startswith("### BEGIN HIDDEN TESTS\n") for text in tests)
    assert all(text.endswith("\n### END HIDDEN TESTS") for text in tests)


def test_the_references_answers_pass_every_test_and_print_no_warning(source, cells):
    passed = passed_of(source, {})

    assert passed == [name for name, cell in cells.items() if cell.metadata.nbgrader.grade]


def test_the_stubs_pass_no_test(source):
    stubs = {
        f"answer-{exercise.id}": (exercise.folder / exercise.file).read_text(encoding="utf-8")
        for exercise in ASSIGNMENT.exercises
    }

    assert passed_of(source, stubs) == []


def test_the_notebook_asks_nothing_of_nnkit(source):
    texts = [path.read_text(encoding="utf-8") for path in source.iterdir()]

    assert not any("import nnkit" in text or "from nnkit" in text for text in texts)


def test_otters_test_files_hold_the_same_cases_and_points(folder, cells):
    graded = {
        name: cell.metadata.nbgrader.points
        for name, cell in cells.items()
        if cell.metadata.nbgrader.grade
    }
    marks = [
        {word.arg: ast.literal_eval(word.value) for word in node.decorator_list[0].keywords}
        for path in (folder / "otter" / "tests").glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("_case")
    ]

    assert {mark["name"]: mark["points"] for mark in marks} == graded
    assert all(mark["hidden"] for mark in marks)


def test_a_notebook_for_otter_runs_every_test_file_behind_its_exercise(folder):
    read = nbformat.read(folder / "otter" / "reference.ipynb", as_version=4)
    nbformat.validate(read)

    named = [cell.metadata.otter.tests for cell in read.cells if "otter" in cell.metadata]

    assert [{name.partition("-")[0] for name in names} for names in named] == [
        {exercise} for exercise in EXERCISES
    ]
    files = sorted(path.stem for path in (folder / "otter" / "tests").glob("*.py"))
    assert sorted(name for names in named for name in names) == files


def test_the_picture_is_that_of_the_record(tmp_path):
    run_module("benchmarks.plot", tmp_path / "speed.svg")

    drawn = (tmp_path / "speed.svg").read_bytes()

    assert (ROOT / "benchmarks" / "speed.svg").read_bytes() == drawn, "python -m benchmarks.plot"


def test_what_the_picture_says_stays_within_it():
    tree = ElementTree.parse(ROOT / "benchmarks" / "speed.svg").getroot()
    width = float(tree.get("width"))

    texts = list(tree.iter(f"{SVG}text"))

    assert "nnkit" in [text.text for text in texts]
    for text in texts:
        length = len(text.text) * float(text.get("font-size")) * 0.602  # as in test_pictures.py
        shift = {"start": 0, "middle": length / 2, "end": length}[text.get("text-anchor")]
        assert 8 <= float(text.get("x")) - shift <= width - 8 - length, text.text
