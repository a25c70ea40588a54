"""The ladder of hints: one more at each call, in two languages, and the count that is kept."""

import json

import pytest
from nnkit.course import load_course
from nnkit.errors import UsageError
from nnkit.hints import climb, hints_path

FIRST = "Which total does the second column start from?"
SECOND = "Each column is the total before it plus itself: one pass from left to right."
EXERCISE = "00_cumsum"


@pytest.fixture
def course(own_course):
    return load_course(own_course)


def write(course, text):
    hints_path(course.root).parent.mkdir()
    hints_path(course.root).write_text(text, encoding="utf-8")


def without_hints(own_course):
    path = own_course / "exercises" / EXERCISE / "exercise.toml"
    path.write_text('file = "cumsum.py"\ntitle = { en = "Cumulative sum" }\n', encoding="utf-8")
    return load_course(own_course)


def test_the_first_call_shows_the_first_hint(course):
    ladder = climb(course, EXERCISE, "en")

    assert ladder.shown == (FIRST,)
    assert (ladder.total, ladder.is_climbed) == (2, False)


def test_each_call_shows_one_more_below_the_former_ones(course):
    climb(course, EXERCISE, "en")

    ladder = climb(course, EXERCISE, "en")

    assert ladder.shown == (FIRST, SECOND)
    assert ladder.is_climbed


def test_after_the_last_hint_all_of_them_stay(course):
    for _ in range(3):
        ladder = climb(course, EXERCISE, "en")

    assert ladder.shown == (FIRST, SECOND)
    assert json.loads(hints_path(course.root).read_text()) == {EXERCISE: 2}


def test_a_ladder_can_be_begun_anew(course):
    climb(course, EXERCISE, "en")
    climb(course, EXERCISE, "en")

    assert climb(course, EXERCISE, "en", from_start=True).shown == (FIRST,)
    assert climb(course, EXERCISE, "en").shown == (FIRST, SECOND)


def test_the_count_does_not_depend_on_the_language(course):
    climb(course, EXERCISE, "en")

    ladder = climb(course, EXERCISE, "zh")

    assert ladder.shown[0] == "第二列从哪个累加和开始？"
    assert len(ladder.shown) == 2


def test_a_course_with_fewer_hints_than_were_shown_shows_all_it_has(course):
    write(course, json.dumps({EXERCISE: 9}))

    assert climb(course, EXERCISE, "en").shown == (FIRST, SECOND)


def test_the_counts_of_other_exercises_are_kept(course):
    write(course, json.dumps({"01_other": 3}))

    climb(course, EXERCISE, "en")

    assert json.loads(hints_path(course.root).read_text()) == {EXERCISE: 1, "01_other": 3}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '{"00_cumsum": "2"}', '{"00_cumsum": -1}', '{"00_cumsum": true}', "[" * 99999],
    ids=["empty", "torn", "list", "text", "negative", "bool", "deep"],
)
def test_a_file_that_holds_no_counts_begins_anew(course, text):
    write(course, text)

    assert climb(course, EXERCISE, "en").shown == (FIRST,)


def test_bytes_that_are_no_text_begin_anew(course):
    write(course, "")
    hints_path(course.root).write_bytes(b"\xff\xfe")

    assert climb(course, EXERCISE, "en").shown == (FIRST,)


def test_the_count_is_written_whole_beside_a_gitignore(course):
    climb(course, EXERCISE, "en")

    folder = hints_path(course.root).parent
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "hints.json"]
    assert (folder / ".gitignore").read_text() == "*\n"


def test_an_unknown_exercise_is_refused_with_the_nearest_name(course):
    with pytest.raises(UsageError, match=r"no exercise `00_cumsun`.*did you mean `00_cumsum`\?"):
        climb(course, "00_cumsun", "en")

    assert not hints_path(course.root).exists()


def test_an_exercise_without_hints_is_refused(own_course):
    with pytest.raises(UsageError, match=r"^`00_cumsum` has no hints; exercises with hints: none"):
        climb(without_hints(own_course), EXERCISE, "en")


def test_where_the_count_cannot_be_kept_nothing_is_shown(course):
    (course.root / ".nnkit").write_text("a file where the folder should be")

    with pytest.raises(UsageError, match=r"hints\.json: the count of hints cannot be"):
        climb(course, EXERCISE, "en")


def test_a_folder_in_the_place_of_the_counts_is_told(course):
    hints_path(course.root).mkdir(parents=True)

    with pytest.raises(UsageError, match=r"hints\.json: the count of hints cannot be read"):
        climb(course, EXERCISE, "en")


# the command


def test_the_hints_go_to_stdout_and_the_count_to_stderr(nnkit, own_course):
    nnkit("-C", own_course, "hint", EXERCISE)

    done = nnkit("-C", own_course, "hint", EXERCISE)

    assert (done.returncode, done.stdout) == (0, f"1. {FIRST}\n2. {SECOND}\n")
    assert done.stderr == "2 of 2 hints: this was the last; `--from-start` begins anew.\n"


def test_a_course_that_names_chinese_first_gives_chinese_hints(nnkit, own_course):
    path = own_course / "course.toml"
    path.write_text(path.read_text().replace('["en", "zh"]', '["zh", "en"]'), encoding="utf-8")

    chinese = nnkit("-C", own_course, "hint", EXERCISE)
    english = nnkit("-C", own_course, "hint", EXERCISE, "--from-start", "--lang", "en")

    assert chinese.stdout == "1. 第二列从哪个累加和开始？\n"
    assert chinese.stderr == "提示 1/2；再运行一次这条命令，就会显示下一条。\n"
    assert english.stdout == f"1. {FIRST}\n"


def test_an_unknown_exercise_ends_with_2_and_one_sentence(nnkit, own_course):
    done = nnkit("-C", own_course, "hint", "cumsum")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "nnkit: there is no exercise `cumsum` in this course; did you mean `00_cumsum`?\n"
    )
