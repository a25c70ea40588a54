"""`init` and `new`: what they make, what they refuse, and that nothing half-made is left behind."""

import tomllib
from pathlib import Path

import pytest
from nnkit import scaffold
from nnkit.course import COURSE_FILE, load_course
from nnkit.errors import UsageError
from nnkit.scaffold import make_course, make_exercise, with_exercise

TWO = """\
# The course.
name = "two"

[[assignment]]
name = "one"
title = { en = "One" }

[assignment.exercises]
01_net = 10  # as before

# Later.
[[assignment]]
name = "other"
title = { en = "Other" }

[assignment.exercises]
02_loss = 5
# no more
"""


@pytest.fixture
def course(tmp_path):
    """A course as `init` makes it."""
    make_course(tmp_path / "course")
    return load_course(tmp_path / "course")


def tree(root):
    """Gives every path below a folder, with its bytes."""
    return {path: path.is_file() and path.read_bytes() for path in sorted(root.rglob("*"))}


def new(course, name="02_clip", assignment="first", points=10):
    return make_exercise(course, assignment, name, points)


# init


def test_a_course_is_made_with_one_exercise(tmp_path):
    made = make_course(tmp_path / "Deep Learning 1")

    course = load_course(tmp_path / "Deep Learning 1")
    assert course.name == "deep-learning-1"
    assert [exercise.file for exercise in course.exercises] == ["mean_square.py"]
    assert {*made} == {path for path in course.root.rglob("*") if path.is_file()}
    assert made[-1] == course.root / COURSE_FILE
    assert (course.root / ".gitignore").read_text() == "/.nnkit/\n/build/\n__pycache__/\n"


def test_a_folder_that_holds_but_its_repository_is_taken(tmp_path):
    (tmp_path / ".git").mkdir()

    make_course(tmp_path)

    assert load_course(tmp_path).exercises


def refused(tmp_path):
    """Gives folders that `init` refuses, each with a part of the sentence."""
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / COURSE_FILE).touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").touch()
    yield tmp_path / "course", f"there is a {COURSE_FILE} already; type `nnkit new NN_name`"
    yield tmp_path / "full", "it is not an empty folder; name a new one"
    yield tmp_path / "full" / "notes.txt", "it is not an empty folder; name a new one"
    yield tmp_path / "no" / "where", f"there is no folder {tmp_path / 'no'}; make it first."
    yield tmp_path / ("long" * 100), "nothing was made (File name too long); make the folder"


def test_a_folder_that_is_not_empty_is_refused_and_left_as_it_is(tmp_path):
    for root, sentence in refused(tmp_path):
        before = tree(tmp_path)

        with pytest.raises(UsageError) as error:
            make_course(root)

        assert str(error.value).startswith(f"{root}: {sentence}")
        assert tree(tmp_path) == before


@pytest.mark.parametrize("there", [True, False], ids=["an empty folder", "no folder"])
def test_an_interrupted_init_leaves_what_was_there(tmp_path, monkeypatch, there):
    root = tmp_path / "course"
    if there:
        root.mkdir()
    monkeypatch.setattr(scaffold.Path, "replace", interrupted_at(COURSE_FILE))

    with pytest.raises(KeyboardInterrupt):
        make_course(root)

    assert tree(tmp_path) == ({root: False} if there else {})


def interrupted_at(name):
    """Gives a `replace` that Ctrl-C ends right after it has first moved something of that name."""
    replace = Path.replace
    stopped = []

    def replace_and_stop(source, target):
        moved = replace(source, target)
        if source.name == name and not stopped:
            stopped.append(name)
            raise KeyboardInterrupt
        return moved

    return replace_and_stop


# new


def test_an_exercise_is_made_and_entered_into_the_course(course):
    made = new(course, points=5)

    now = load_course(course.root)
    exercise = now.exercise("02_clip")
    assert now.assignment("first").points == {"01_mean_square": 10, "02_clip": 5}
    assert [path.relative_to(course.root).as_posix() for path in made] == [
        "exercises/02_clip/README.md",
        "exercises/02_clip/README.zh.md",
        "exercises/02_clip/clip.py",
        "exercises/02_clip/exercise.toml",
        "exercises/02_clip/test_clip.py",
        "solutions/02_clip/alternatives/products.py",
        "solutions/02_clip/mutants/averages_columns.py",
        "solutions/02_clip/mutants/changes_x.py",
        "solutions/02_clip/reference.py",
        "solutions/02_clip/test_clip.py",
        "course.toml",
    ]
    assert "def clip(x: Tensor) -> Tensor:" in (exercise.folder / "clip.py").read_text()
    assert "points(2.5," in (exercise.solutions / "test_clip.py").read_text()
    assert exercise.title.get("zh") == "练习：Clip"


def test_no_gap_of_a_template_stays_open(course):
    assert not [path for path in new(course) if "$" in f"{path}{path.read_text('utf-8')}"]


def test_the_template_s_words_are_those_of_the_name(course):
    new(course, "07_batch_norm_2")

    page = course.root / "exercises" / "07_batch_norm_2" / "README.md"
    assert page.read_text().startswith("# Batch norm 2\n\nWrite `batch_norm_2(x)` in")


def test_a_course_in_english_alone_gets_no_chinese_statement(course):
    path = course.root / COURSE_FILE
    path.write_text(path.read_text("utf-8").replace('["en", "zh"]', '["en"]'), encoding="utf-8")

    new(load_course(course.root))

    pages = (course.root / "exercises" / "02_clip").glob("*.md")
    assert [page.name for page in pages] == ["README.md"]


def test_solutions_may_lie_elsewhere(course, tmp_path):
    (course.root / "solutions").rename(tmp_path / "private")
    path = course.root / COURSE_FILE
    path.write_text(path.read_text("utf-8").replace('"solutions"', '"../private"'), "utf-8")

    new(load_course(course.root))

    assert (tmp_path / "private" / "02_clip" / "reference.py").is_file()
    assert not (course.root / "solutions").exists()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("clip", "02_clip"),
        ("Clip By Norm", "02_clip_by_norm"),
        ("5_clip", "05_clip"),
        ("12-Clip", "12_clip"),
        ("12_3d", "12_d"),
        ("../12_clip", "12_clip"),
        ("12_clip\n", "12_clip"),
        ("", "02_name"),
    ],
)
def test_a_name_that_does_not_fit_is_told_with_the_nearest_that_does(course, name, meant):
    with pytest.raises(UsageError, match=rf"type `nnkit new {meant}`\.$"):
        new(course, name)


@pytest.mark.parametrize("name", ["02_random", "02_class", "02_torch", "02_conftest"])
def test_a_name_that_means_something_else_is_refused(course, name):
    with pytest.raises(UsageError, match=rf"type another, such as `nnkit new {name}_rows`\.$"):
        new(course, name)


def in_the_way(course):
    """Puts things in an exercise's way; gives each with a part of the sentence."""
    yield "02_mean_square", "`01_mean_square` asks for `mean_square.py` already; type another name."
    for number, room in enumerate(("exercises", "solutions"), start=2):
        place = course.root / room / f"0{number}_clip"
        place.symlink_to("nowhere")
        yield place.name, f"{place}: it is there already; move it away or type another name."
    yield f"04_{'long' * 99}", f"{course.root}: nothing was made (File name too long); make the"
    (course.root / "solutions").rename(course.root / "moved")
    yield "05_clip", f"{course.root / 'solutions'}: there is no such folder; `solutions` in "


def test_nothing_is_overwritten_and_nothing_left_where_it_is_refused(course):
    for name, sentence in in_the_way(course):
        before = tree(course.root)

        with pytest.raises(UsageError) as error:
            new(course, name)

        assert str(error.value).startswith(sentence)
        assert tree(course.root) == before


@pytest.mark.parametrize("last", ["02_clip", COURSE_FILE])
def test_an_interrupted_new_leaves_the_course_as_it_was(course, monkeypatch, last):
    before = tree(course.root)
    monkeypatch.setattr(scaffold.Path, "replace", interrupted_at(last))

    with pytest.raises(KeyboardInterrupt):
        new(course)

    assert tree(course.root) == before


def test_the_mode_and_the_ends_of_lines_of_course_toml_stay(course):
    path = course.root / COURSE_FILE
    text = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(text)
    path.chmod(0o640)

    new(course)

    assert path.read_bytes() == text + b"02_clip = 10\r\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_linked_course_toml_stays_a_link(course, tmp_path):
    path = course.root / COURSE_FILE
    path.rename(tmp_path / "shared.toml")
    path.symlink_to(tmp_path / "shared.toml")

    new(course)

    assert path.is_symlink()
    assert "02_clip = 10" in (tmp_path / "shared.toml").read_text("utf-8")


# course.toml


def test_a_line_is_added_and_all_else_stays():
    assert with_exercise(TWO, "one", "03_clip", 10) == TWO.replace(
        "  # as before\n", "  # as before\n03_clip = 10\n"
    )
    assert with_exercise(TWO, "other", "03_clip", 10) == TWO.replace(
        "02_loss = 5\n", "02_loss = 5\n03_clip = 10\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        '[[assignment]]\nname = "a"\nexercises = { 01_net = 1, 02_loss = 2 } # two\n',
        '[[assignment]]\nname = "a"\nexercises.01_net = 1\nexercises.02_loss = 2\ndue = ""\n',
        'assignment = [\n  { name = "a", exercises = { 01_net = 1, 02_loss = 2 } }, # a\n]\n',
        '[[assignment]]\nname = "a"\n[assignment.exercises]\n01_net = 1\n"02_loss" = 2',
    ],
    ids=["inline", "dotted", "list", "no newline at the end"],
)
def test_every_way_to_write_an_assignment_is_understood(text):
    before = tomllib.loads(text)
    before["assignment"][0]["exercises"]["03_clip"] = 10

    made = with_exercise(text, "a", "03_clip", 10)

    assert tomllib.loads(made) == before
    assert made.count("#") == text.count("#")


# the commands


def test_init_and_new_name_the_files_and_what_to_type_next(nnkit, tmp_path):
    begun = nnkit("init", "course", cwd=tmp_path)
    made = nnkit("new", "02_clip", "--points", "4", cwd=tmp_path / "course")

    assert (begun.returncode, made.returncode) == (0, 0)
    assert begun.stdout.splitlines()[-1] == "course/course.toml"
    assert begun.stderr == (
        "next: `cd course`, `nnkit verify`, and `nnkit new 02_name` for an exercise more.\n"
    )
    assert made.stdout.splitlines()[0] == "exercises/02_clip/README.md"
    assert made.stderr == (
        "4 points in `first`; next: write your own over it, then `nnkit verify 02_clip`.\n"
    )


def test_new_in_an_assignment_by_name_and_from_elsewhere(nnkit, own_course, tmp_path):
    done = nnkit("-C", own_course, "new", "02_clip", "--assignment", "sums", cwd=tmp_path / "..")

    assert done.returncode == 0
    assert done.stderr.startswith("10 points in `sums`; ")
    assert load_course(own_course).assignment("sums").points["02_clip"] == 10


def test_wrong_use_ends_with_2_and_one_sentence(nnkit, own_course):
    before = tree(own_course)

    for words, sentence in [
        (["new", "02_clip", "--assignment", "sum"], "there is no assignment `sum` in this course"),
        (["new", "clip"], "`clip` is not an exercise's name: two digits,"),
        (["new", "02_clip", "--points", "0"], "invalid value for '--points': 0 is not in the"),
        (["init"], f"{own_course}: there is a course.toml already; type `nnkit new NN_name`"),
    ]:
        done = nnkit("-C", own_course, *words)

        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"nnkit: {sentence}")
        assert len(done.stderr.splitlines()) == 1
    assert tree(own_course) == before
