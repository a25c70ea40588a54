"""The digest of a course: every byte that its results were made with."""

import shutil

import pytest
from nnkit.course import load_course
from nnkit.digest import course_digest


def digest_of(root):
    return course_digest(load_course(root))


def test_a_digest_is_a_sha256(own_course):
    digest = digest_of(own_course)

    assert len(digest) == 64
    assert int(digest, 16) >= 0


def test_a_course_has_the_same_digest_wherever_it_lies(own_course, tmp_path):
    shutil.copytree(own_course, tmp_path / "elsewhere" / "copy")

    assert digest_of(tmp_path / "elsewhere" / "copy") == digest_of(own_course)


@pytest.mark.parametrize(
    "name",
    [
        "course.toml",
        "exercises/00_cumsum/README.md",
        "exercises/00_cumsum/exercise.toml",
        "exercises/00_cumsum/cumsum.py",
        "solutions/00_cumsum/test_cumsum.py",
        "solutions/00_cumsum/reference.py",
        "solutions/00_cumsum/mutants/no_error.py",
    ],
)
def test_one_byte_more_makes_another_digest(own_course, name):
    before = digest_of(own_course)

    with (own_course / name).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert digest_of(own_course) != before


def test_a_file_of_another_name_makes_another_digest(own_course):
    before = digest_of(own_course)
    mutants = own_course / "solutions" / "00_cumsum" / "mutants"

    (mutants / "no_error.py").rename(mutants / "forgot_the_error.py")

    assert digest_of(own_course) != before


@pytest.mark.parametrize("name", [".nnkit/secret", "exercises/00_cumsum/__pycache__/x.pyc"])
def test_what_no_result_is_made_with_does_not_count(own_course, name):
    before = digest_of(own_course)

    (own_course / name).parent.mkdir()
    (own_course / name).write_bytes(b"x")

    assert digest_of(own_course) == before


def test_a_file_in_the_other_room_makes_another_digest(own_course):
    public = own_course / "exercises" / "00_cumsum" / "more.py"
    hidden = own_course / "solutions" / "00_cumsum" / "more.py"
    public.write_text("x = 1\n", encoding="utf-8")
    before = digest_of(own_course)

    public.rename(hidden)

    assert digest_of(own_course) != before
