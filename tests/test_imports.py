"""The rooms of the house: who may import what, read from the import lines."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "grader" / "nnkit"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# Each may import those before it, and none after.
FOUNDATION = (
    "errors", "state", "times", "settings", "policy", "course", "results", "texts", "wire",
    "tensors", "control", "digest", "levels", "view", "syscalls",
)  # fmt: skip

# room: (what of nnkit its modules may import beside one another, which libraries)
ROOMS = {
    "foundation": ({"nnkit"}, {"numpy", "msgspec"}),
    "nnkit": ({"nnkit.notebook"}, set()),  # IPython looks for its extension there
    "nnkit.__main__": ({"nnkit.cli"}, set()),
    "nnkit.collect": ({"foundation"}, {"nbformat", "yaml"}),
    "nnkit.box": (
        {
            "nnkit.wire",
            "nnkit.errors",
            "nnkit.control",
            "nnkit.tensors",
            "nnkit.course",  # the limits, which come with the order to fork
            "nnkit.view",
            "nnkit.syscalls",
            "nnkit",
        },
        {"torch", "numpy", "msgspec"},
    ),
    # It reads what a student wrote, in a process of its own.
    "nnkit.reader": ({"nnkit.box.cells"}, set()),
    "nnkit.judge": (
        {"foundation", "nnkit", "nnkit.collect"},
        {"torch", "numpy", "msgspec", "pytest", "psutil"},
    ),
    "nnkit.public": ({"foundation"}, {"pytest"}),
    "nnkit.checked": ({"foundation"}, set()),
    "nnkit.notebook": ({"foundation", "nnkit.checked", "nnkit.public", "nnkit.show"}, set()),
    "nnkit.hints": ({"foundation"}, set()),
    "nnkit.scaffold": ({"foundation"}, {"tomlkit"}),
    "nnkit.submit": (
        {"foundation", "nnkit", "nnkit.checked", "nnkit.collect", "nnkit.zips"},
        set(),
    ),
    "nnkit.zips": (set(), set()),
    "nnkit.wheel": ({"nnkit", "nnkit.zips"}, set()),
    "nnkit.notebooks": ({"foundation"}, {"nbformat"}),
    "nnkit.pages": ({"foundation", "nnkit.wheel"}, set()),
    "nnkit.forms": (set(), {"numpy"}),
    "nnkit.readings": (set(), set()),
    "nnkit.leaks": (
        {"foundation", "nnkit.forms", "nnkit.judge", "nnkit.readings", "nnkit.verify"},
        set(),
    ),
    "nnkit.release": (
        {
            "foundation",
            "nnkit",
            "nnkit.collect",
            "nnkit.former",
            "nnkit.leaks",
            "nnkit.notebooks",
            "nnkit.pages",
            "nnkit.wheel",
            "nnkit.zips",
        },
        {"msgspec", "tomlkit"},
    ),
    "nnkit.plan": ({"foundation", "nnkit.collect"}, set()),
    "nnkit.fault": ({"foundation", "nnkit.plan"}, set()),
    "nnkit.worker": ({"foundation", "nnkit.collect", "nnkit.judge", "nnkit.plan"}, set()),
    "nnkit.lanes": (set(), set()),
    "nnkit.gpus": ({"nnkit.lanes"}, {"torch"}),
    "nnkit.pool": (
        {
            "foundation",
            "nnkit.judge",
            "nnkit.plan",
            "nnkit.fault",
            "nnkit.worker",
            "nnkit.lanes",
            "nnkit.gpus",
        },
        set(),
    ),
    "nnkit.pack": ({"foundation", "nnkit.judge"}, {"tomlkit"}),
    "nnkit.hosted": ({"foundation", "nnkit.judge", "nnkit.pack", "nnkit.worker"}, set()),
    "nnkit.host": ({"foundation", "nnkit", "nnkit.plan"}, set()),
    "nnkit.cluster": (
        {"foundation", "nnkit", "nnkit.fault", "nnkit.host", "nnkit.pack", "nnkit.plan"},
        {"distributed", "psutil"},
    ),
    "nnkit.keys": (
        {"foundation", "nnkit", "nnkit.collect", "nnkit.judge", "nnkit.plan"},
        {"msgspec"},
    ),
    "nnkit.store": ({"foundation", "nnkit"}, {"sqlalchemy", "alembic", "msgspec"}),
    "nnkit.classroom50": (set(), set()),  # copied to where there is no nnkit
    "nnkit.former": ({"foundation", "nnkit.collect"}, set()),
    "nnkit.github_template": (
        {"foundation", "nnkit.former", "nnkit.leaks", "nnkit.release", "nnkit.wheel"},
        set(),
    ),
    "nnkit.gradescope": ({"foundation", "nnkit.collect", "nnkit.exports"}, set()),
    "nnkit.gradescope_zip": (
        {"foundation", "nnkit.judge", "nnkit.pack", "nnkit.wheel", "nnkit.zips"},
        set(),
    ),
    "nnkit.titles": ({"foundation", "nnkit.judge", "nnkit.notebooks"}, set()),
    "nnkit.nbgrader_course": (
        {
            "foundation",
            "nnkit.former",
            "nnkit.leaks",
            "nnkit.notebooks",
            "nnkit.release",
            "nnkit.wheel",
        },
        {"nbgrader"},
    ),
    "nnkit.gradebook": ({"foundation", "nnkit.store"}, set()),
    "nnkit.grades": ({"foundation", "nnkit.gradebook", "nnkit.store"}, set()),
    "nnkit.adjusting": (
        {"foundation", "nnkit.gradebook", "nnkit.grades", "nnkit.store"},
        set(),
    ),
    "nnkit.exports": (
        {"foundation", "nnkit.collect", "nnkit.gradebook", "nnkit.notebooks"},
        {"nbgrader"},
    ),
    "nnkit.exporting": (
        {
            "foundation",
            "nnkit.collect",
            "nnkit.exports",
            "nnkit.gradebook",
            "nnkit.grades",
            "nnkit.nbgrader_course",
            "nnkit.store",
            "nnkit.titles",
        },
        set(),
    ),
    "nnkit.run": (
        {"foundation", "nnkit.collect", "nnkit.fault", "nnkit.keys", "nnkit.plan", "nnkit.store"},
        set(),
    ),
    "nnkit.changes": ({"foundation", "nnkit.store"}, set()),
    "nnkit.record": (
        {"foundation", "nnkit", "nnkit.keys", "nnkit.plan", "nnkit.store"},
        set(),
    ),
    "nnkit.grading": ({"foundation", "nnkit.collect", "nnkit.doctor", "nnkit.plan"}, set()),
    "nnkit.classes": (
        {
            "foundation",
            "nnkit.grading",
            "nnkit.plan",
            "nnkit.pool",
            "nnkit.cluster",
            "nnkit.run",
            "nnkit.store",
            "nnkit.worker",
        },
        set(),
    ),
    "nnkit.verify": (
        {"foundation", "nnkit.collect", "nnkit.judge", "nnkit.public"},
        {"torch", "msgspec"},
    ),
    "nnkit.attacks": ({"foundation", "nnkit.collect", "nnkit.judge"}, {"msgspec"}),
    "nnkit.doctor": ({"foundation", "nnkit.judge", "nnkit"}, {"torch"}),
    "nnkit.show": (
        {
            "foundation",
            "nnkit.changes",
            "nnkit.collect",
            "nnkit.gradebook",
            "nnkit.record",
            "nnkit.store",
            "nnkit.public",
            "nnkit.verify.report",
            "nnkit.doctor",
            "nnkit.attacks",
        },
        {"rich", "click", "msgspec", "jinja2"},
    ),
    "nnkit.cli": (
        {
            "nnkit.release",
            "nnkit.exporting",
            "nnkit.adjusting",
            "nnkit.grades",
            "nnkit.github_template",
            "nnkit.gradescope_zip",
            "nnkit.nbgrader_course",
            "nnkit.submit",
            "nnkit.titles",
            "foundation",
            "nnkit",
            "nnkit.judge",
            "nnkit.public",
            "nnkit.hints",
            "nnkit.scaffold",
            "nnkit.collect",
            "nnkit.grading",
            "nnkit.worker",
            "nnkit.classes",
            "nnkit.changes",
            "nnkit.record",
            "nnkit.store",
            "nnkit.verify",
            "nnkit.attacks",
            "nnkit.doctor",
            "nnkit.show",
        },
        {"click"},
    ),
}
# A foundation that needs more, with the reason.
MORE = {"nnkit.tensors": {"torch"}}  # the one piece of the wire that both sides need torch for

COURSES = [PACKAGE.parent.parent, Path(__file__).parent / "course"]
EXERCISES = [path for course in COURSES for path in sorted(course.glob("solutions/*"))]
ANSWERS = ("mutants/**/*.py", "alternatives/*.py", "reference.py", "props.py")
CHECKS = [path for course in COURSES for path in sorted(course.glob("solutions/*/test_*.py"))]


def name_of(path):
    return "/".join(path.parts[-3:])


def room_of(module):
    """Gives the room in which a module of nnkit stands."""
    if module.removeprefix("nnkit.") in FOUNDATION:
        return "foundation"
    return ".".join(module.split(".")[:2])


def imports_of(tree):
    """Gives the full names that a syntax tree imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else node.module


def parse(module):
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", MODULES)
def test_every_module_stands_in_a_room(module):
    assert room_of(module) in ROOMS


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_room_may(module):
    room = room_of(module)
    rooms, libraries = ROOMS[room]
    libraries = libraries | MORE.get(module, set()) | sys.stdlib_module_names

    for name in imports_of(parse(module)):
        if name in MODULES:
            assert room_of(name) in rooms | {room} or name in rooms, name
        else:
            assert name.partition(".")[0] in libraries, name


@pytest.mark.parametrize("module", FOUNDATION)
def test_the_foundation_imports_downwards(module):
    below = {f"nnkit.{name}" for name in FOUNDATION[: FOUNDATION.index(module)]} | {"nnkit"}

    used = {name for name in imports_of(parse(f"nnkit.{module}")) if name in MODULES}

    assert used <= below


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) == "nnkit.cli"])
def test_the_command_line_imports_at_its_head_only_click_and_the_errors(module):
    heads = [node for node in parse(module).body if isinstance(node, ast.Import | ast.ImportFrom)]

    names = {name for node in heads for name in imports_of(node)}
    others = {name for name in names if not name.startswith("nnkit.cli")}

    assert others - sys.stdlib_module_names <= {"click", "nnkit", "nnkit.errors"}


def loaded_after(code):
    """Gives the modules that a fresh Python has loaded after some code."""
    shown = f"import sys; sys.argv = ['nnkit', '--help']; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_command_line_starts_without_what_only_some_verbs_need():
    loaded = loaded_after("import nnkit.cli")

    assert "click" in loaded
    assert loaded & {"torch", "numpy", "pytest", "rich", "nbformat", "msgspec", "psutil"} == set()


def test_a_zygote_can_be_started_before_torch_is_imported_here():
    loaded = loaded_after("import nnkit.grading, nnkit.worker")

    assert "nnkit.judge.zygote" in loaded
    assert loaded & {"torch", "pytest", "nbformat", "sqlalchemy"} == set()


def test_the_parent_of_a_class_loads_neither_torch_nor_pytest():
    loaded = loaded_after("import nnkit.classes, nnkit.show.graded")

    assert {"nnkit.pool", "nnkit.store.store"} <= loaded
    assert loaded & {"torch", "pytest", "nbformat", "alembic"} == set()


def test_the_parent_of_verify_loads_neither_torch_nor_pytest():
    loaded = loaded_after("import nnkit.verify.run, nnkit.show.verified")

    assert "nnkit.verify.workers" in loaded
    assert loaded & {"torch", "pytest", "nbformat"} == set()


def test_the_box_loads_neither_pytest_nor_the_judge():
    loaded = loaded_after("import nnkit.box.zygote")

    assert "torch" in loaded
    assert (
        loaded & {"pytest", "click", "rich", "nnkit.judge", "nnkit.collect", "nnkit.cli"} == set()
    )


@pytest.mark.parametrize("module", MODULES)
def test_everything_public_has_a_docstring(module):
    tree = parse(module)
    public = [tree]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            public.append(node)
            public += [
                inner
                for inner in node.body
                if isinstance(node, ast.ClassDef)
                and isinstance(inner, ast.FunctionDef)
                and not inner.name.startswith("_")
            ]

    without = [getattr(node, "name", module) for node in public if not ast.get_docstring(node)]

    assert without == []


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_an_answer_imports_torch_numpy_and_the_standard_library_alone(exercise):
    answers = [path for pattern in ANSWERS for path in exercise.glob(pattern)]

    assert exercise / "reference.py" in answers
    for path in answers:
        names = imports_of(ast.parse(path.read_text(encoding="utf-8")))
        roots = {name.partition(".")[0] for name in names}
        assert roots - sys.stdlib_module_names <= {"torch", "numpy"}, path


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_check_imports_what_nnkit_gives_to_checks(path):
    names = set(imports_of(ast.parse(path.read_text(encoding="utf-8"))))

    assert {name for name in names if name.startswith("nnkit")} <= {"nnkit.judge"}
    roots = {name.partition(".")[0] for name in names}
    assert roots - sys.stdlib_module_names <= {"nnkit", "pytest", "torch", "numpy"}
