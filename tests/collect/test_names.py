"""Ids by a pattern, made names for what is none, names of files for a box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nnkit.collect.names import folded, helper_name, made_name, student_id


@pytest.mark.parametrize(
    "text",
    [
        "ada",
        "ada lovelace",
        "ada@example.org",
        "o'brien-smith_3",
        "李雷",
        "A.D.A",
        "Ada Lovelace_12",
    ],
)
def test_what_people_and_systems_call_students_is_an_id(text):
    assert student_id(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " ada", "ada ", "ada.", ".", "..", "../../x", "a/b", "a\\b", "C:x", "CON", "nul.txt",
        "com1", "-rf", ".git", "=1+1", "+1", "@ada", "x\x1b[31m", "ada\n", "a\u202eb", "a\0b",
        "ada\udcff", "x" * 129, "x" * 10_000, "李" * 100, "<b>",
    ],
)  # fmt: skip
def test_d12_what_is_no_name_or_harms_is_no_id(text):
    assert student_id(text) is None


def test_d4_two_forms_of_a_letter_are_one_id():
    assert student_id("Rene\u0301") == student_id("Ren\u00e9") == "Ren\u00e9"


@given(st.text())
def test_d12_an_id_or_what_is_made_for_it_is_one_name_of_a_file(text):
    name = student_id(text) or made_name(text)

    assert 0 < len(name.encode()) <= 255
    assert name.isprintable()
    assert not set(name) & set("/\\:")
    assert student_id(name) == name


def test_a_made_name_is_the_same_for_the_same_text_alone():
    assert made_name("a/b") == made_name("a/b") != made_name("a/c")


@pytest.mark.parametrize("path", ["tools.py", "data/table 1.csv", "求和.py", "x" * 255])
def test_a_helpers_name_stays(path):
    assert helper_name(path) == path


@pytest.mark.parametrize(
    ("path", "suffix"),
    [("a\x1b.py", ".py"), ("a\udcff.csv", ".csv"), ("x" * 256, ""), ("a/" * 600 + "b.py", ".py")],
    ids=["control", "not UTF-8", "long", "deep"],
)
def test_d5_a_helper_with_a_name_that_no_box_takes_gets_a_made_one(path, suffix):
    made = helper_name(path)

    assert made.startswith("unnamed-")
    assert made.endswith(suffix)
    assert len(made) < 30


def test_names_that_are_alike_fold_to_one():
    assert folded("NET.py") == folded("net.PY")
    assert folded("Re\u0301.py") == folded("R\u00c9.py")
