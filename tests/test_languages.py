"""English and Chinese in step: statements, hints, titles, diagnoses, the tool's sentences."""

import ast
import re
import string
from pathlib import Path

import pytest
from nnkit.course import load_course
from nnkit.judge.plugin import read_docstring
from nnkit.texts import TEXTS

ROOT = Path(__file__).parent.parent
EXERCISES = [
    exercise
    for root in (ROOT, ROOT / "tests" / "course")
    for exercise in load_course(root).exercises
]
CHECK_FILES = [path for each in EXERCISES for path in sorted(each.solutions.glob("test_*.py"))]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ITEM = re.compile(r"\s*([-*]|\d+\.)\s")


def name_of(value):
    return value.parent.name + "/" + value.name if isinstance(value, Path) else value.id


def blocks_of(path):
    """Gives a page's blocks in order, each as (kind, form, text); a line of code is one."""
    blocks = []
    fenced = False
    before = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, form = kind_of(line, fenced, blocks, before)
        fenced ^= line.startswith("```")
        if kind == "more":
            blocks[-1] = (*blocks[-1][:2], f"{blocks[-1][2]}\n{line}")
        elif kind != "blank":
            blocks.append((kind, form, line))
        before = line.strip()
    return blocks


def kind_of(line, fenced, blocks, before):
    """Tells what a line begins, or that it goes on with the block before it (`more`)."""
    if fenced or line.startswith("```"):
        return "code", 0
    if not line.strip():
        return "blank", 0
    if line.startswith("#"):
        return "heading", len(line) - len(line.lstrip("#"))
    if line.startswith("|"):
        return "row", line.count("|")
    if ITEM.match(line):
        return "item", len(line) - len(line.lstrip())
    if before and blocks and blocks[-1][0] in ("item", "text"):
        return "more", 0
    return ("code", 0) if line.startswith("    ") else ("text", 0)


def pages(exercise):
    """Gives the blocks of the English page, and of the Chinese one."""
    return [blocks_of(exercise.folder / name) for name in ("README.md", "README.zh.md")]


def docstrings(path):
    """Gives the docstrings of a file's checks by name, read as nnkit reads them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.name: read_docstring(ast.get_docstring(node) or "")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_both_statements_have_the_same_headings_tables_code_and_items(exercise):
    english, chinese = pages(exercise)

    assert [block[:2] for block in english] == [block[:2] for block in chinese]
    assert {"heading", "row", "code", "item"} <= {block[0] for block in english}


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_both_statements_show_the_same_code(exercise):
    english, chinese = pages(exercise)

    code = [[text for kind, _, text in page if kind == "code"] for page in (english, chinese)]

    assert code[0] == code[1]


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_block_by_block_both_statements_name_the_same_code(exercise):
    english, chinese = pages(exercise)

    for (_, _, one), (_, _, other) in zip(english, chinese, strict=True):
        assert set(re.findall(r"`[^`]+`", one)) == set(re.findall(r"`[^`]+`", other)), one


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_a_statement_is_in_the_language_that_its_name_says(exercise):
    english, chinese = pages(exercise)

    assert not any(CHINESE.search(text) for _, _, text in english)
    for kind, _, text in chinese:
        if kind in ("heading", "text") and re.search(r"[A-Za-z]{4}", re.sub(r"`[^`]+`", "", text)):
            assert CHINESE.search(text), text


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_the_title_of_an_exercise_is_that_of_its_statement(exercise):
    english, chinese = pages(exercise)

    assert english[0][2] == f"# {exercise.title.en}"
    assert chinese[0][2] == f"# {exercise.title.zh}"


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_an_exercise_has_two_to_four_hints_in_both_languages(exercise):
    assert 2 <= len(exercise.hints) <= 4
    for hint in exercise.hints:
        assert not CHINESE.search(hint.en)
        assert CHINESE.search(hint.zh)


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "course"], ids=["own", "small"])
def test_the_titles_of_assignments_are_in_both_languages(root):
    for assignment in load_course(root).assignments:
        assert not CHINESE.search(assignment.title.en)
        assert CHINESE.search(assignment.title.zh)


@pytest.mark.parametrize("path", CHECK_FILES, ids=name_of)
def test_every_check_has_title_and_hint_in_both_languages(path):
    found = docstrings(path)

    assert found
    for name, texts in found.items():
        assert set(texts) == {"en", "zh", "hint", "hint.zh"}, name
        assert texts["en"], name
        assert texts["hint"], name
        assert not CHINESE.search(texts["en"] + texts["hint"]), name
        assert CHINESE.search(texts["zh"]), name
        assert CHINESE.search(texts["hint.zh"]), name


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_the_names_and_titles_of_checks_are_unique_in_an_exercise(exercise):
    found = [docstrings(path) for path in sorted(exercise.solutions.glob("test_*.py"))]
    names = [name for each in found for name in each]
    titles = [texts["en"] for each in found for texts in each.values()]

    assert sorted(names) == sorted(set(names))
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("exercise", EXERCISES, ids=name_of)
def test_the_diagnosis_of_a_mutant_is_in_both_languages(exercise):
    mutants = sorted(exercise.solutions.glob("mutants/*.py"))

    assert mutants
    for path in mutants:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        english, _, rest = docstring.partition("\nzh:")
        chinese, _, killer = rest.partition("\nkilled by:")
        assert english, path
        assert not CHINESE.search(english), path
        assert CHINESE.search(chinese), path
        assert re.fullmatch(r" test_\w+", killer), path


@pytest.mark.parametrize("key", TEXTS)
def test_a_sentence_of_the_tool_is_in_both_languages_with_the_same_gaps(key):
    english, chinese = TEXTS[key]

    gaps = [
        sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)
        for text in (english, chinese)
    ]

    assert gaps[0] == gaps[1]
    assert not CHINESE.search(english)
    assert CHINESE.search(chinese)
