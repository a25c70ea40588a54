"""The pictures of the statements: what the script draws, and what they may show."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from nnkit.course import load_course

ROOT = Path(__file__).parents[1]
EXERCISES = [exercise.id for exercise in load_course(ROOT).exercises]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A folder below which the script has drawn all pictures anew."""
    folder = tmp_path_factory.mktemp("drawn")
    script = ROOT / "docs" / "pictures.py"
    subprocess.run([sys.executable, "-B", script, folder], check=True, timeout=60)
    return folder


def picture(folder, exercise):
    return folder / "exercises" / exercise / "idea.svg"


def test_every_exercise_has_a_picture_and_no_other_one_is_drawn(drawn):
    names = sorted(path.parent.name for path in drawn.rglob("idea.svg"))

    assert names == sorted(EXERCISES)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_picture_is_what_the_script_draws(drawn, exercise):
    written = picture(ROOT, exercise).read_bytes()

    assert written == picture(drawn, exercise).read_bytes(), "run `make docs`"


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_picture_covers_its_ground_with_a_light_card(exercise):
    tree = ElementTree.parse(picture(ROOT, exercise)).getroot()
    card = tree[0]

    assert card.tag == f"{SVG}rect"
    assert card.get("fill") == "#fcfbf8"
    assert float(card.get("width")) == float(tree.get("width")) - 1
    assert float(card.get("height")) == float(tree.get("height")) - 1


@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_a_picture_says_stays_within_it(exercise):
    tree = ElementTree.parse(picture(ROOT, exercise)).getroot()
    width, height = float(tree.get("width")), float(tree.get("height"))

    for text in tree.iter(f"{SVG}text"):
        size, x = float(text.get("font-size")), float(text.get("x"))
        length = len(text.text) * size * 0.602  # the advance of DejaVu Sans Mono
        left = x - {"start": 0, "middle": length / 2, "end": length}[text.get("text-anchor")]
        assert left >= 8, text.text
        assert left + length <= width - 8, text.text
        assert size <= float(text.get("y")) <= height - 4, text.text


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_picture_needs_no_translation_and_nothing_from_elsewhere(exercise):
    text = picture(ROOT, exercise).read_text(encoding="utf-8")

    assert not re.search(r"[\u4e00-\u9fff]", text)
    assert "href" not in text
    assert "<script" not in text
