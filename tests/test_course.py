"""course.toml and exercise.toml: what is read, and the sentence for everything that is wrong."""

from pathlib import Path

import pytest
from nnkit.course import Limits, find_course, load_course
from nnkit.errors import CourseError, UsageError

COURSE = """\
name = "small"
languages = ["en", "zh"]

[[assignment]]
name = "sums"
title = { en = "Sums", zh = "求和" }

[assignment.exercises]
00_cumsum = 10
"""
EXERCISE = """\
file = "cumsum.py"
title = { en = "Cumulative sum", zh = "累加和" }

[forbid]
cumulative_sum = ["cumsum"]

[[hints]]
en = "Which total does the second column start from?"
zh = "第二列从哪个累加和开始？"

[[hints]]
en = "Each column is the total before it plus itself."
"""


@pytest.fixture
def write(tmp_path):
    """Writes a course of one exercise and gives its folder."""

    def write(course=COURSE, exercise=EXERCISE):
        folder = tmp_path / "exercises" / "00_cumsum"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "exercise.toml").write_text(exercise, encoding="utf-8")
        (tmp_path / "course.toml").write_text(course, encoding="utf-8")
        return tmp_path

    return write


def complaint(root):
    """Gives the sentence with which the course is refused, without the folder's name."""
    with pytest.raises(CourseError) as caught:
        load_course(root)
    return str(caught.value).replace(f"{root}/", "")


def with_limits(line):
    return COURSE.replace("[[assignment]]", f"[limits]\n{line}\n\n[[assignment]]")


def test_a_course_is_read_as_it_was_written(write):
    course = load_course(write())

    assert (course.name, course.languages) == ("small", ("en", "zh"))
    [assignment] = course.assignments
    assert (assignment.name, assignment.title.en, assignment.title.zh) == ("sums", "Sums", "求和")
    assert assignment.points == {"00_cumsum": 10}


def test_a_ban_that_is_not_known_is_refused_with_the_nearest(write):
    exercise = EXERCISE.replace('["cumsum"]', '["softmaxx"]')

    assert complaint(write(exercise=exercise)) == (
        "exercises/00_cumsum/exercise.toml:5: `forbid.cumulative_sum`: there is no ban "
        "`softmaxx`; did you mean `softmax`?"
    )


def test_an_exercise_is_read_as_it_was_written(write):
    root = write()

    [exercise] = load_course(root).exercises

    assert (exercise.id, exercise.file, exercise.module) == ("00_cumsum", "cumsum.py", "cumsum")
    assert exercise.folder == root / "exercises" / "00_cumsum"
    assert exercise.solutions == root / "solutions" / "00_cumsum"
    assert exercise.forbid == {"cumulative_sum": ["cumsum"]}
    assert len(exercise.hints) == 2


def test_a_text_that_is_not_translated_is_given_in_english(write):
    first, second = load_course(write()).exercises[0].hints

    assert first.get("zh") == "第二列从哪个累加和开始？"
    assert second.get("zh") == "Each column is the total before it plus itself."


def test_solutions_may_lie_in_another_place(write, tmp_path):
    root = write('solutions = "../private/checks"\n' + COURSE)

    [exercise] = load_course(root).exercises

    assert exercise.solutions == (tmp_path.parent / "private" / "checks" / "00_cumsum").resolve()


def test_a_file_with_a_byte_order_mark_is_read(write):
    root = write("\ufeff" + COURSE)

    assert load_course(root).name == "small"


def test_the_limits_are_those_of_the_design_unless_said_otherwise(write):
    assert load_course(write()).exercises[0].limits == Limits(
        import_s=20.0,
        call_s=10.0,
        exercise_s=60.0,
        submission_s=300.0,
        memory_bytes=1_073_741_824,
        output_bytes=65_536,
        threads=64,
        processes=8,
        scratch_bytes=67_108_864,
        frame_bytes=67_108_864,
        depth=16,
        items=1_000_000,
        handles=4096,
    )


def test_an_exercises_limits_win_over_the_courses(write):
    course = with_limits("call_s = 2.5\nthreads = 4")

    limits = load_course(write(course, EXERCISE + "[limits]\nthreads = 8\n")).exercises[0].limits

    assert (limits.call_s, limits.threads, limits.exercise_s) == (2.5, 8, 60.0)


def test_an_exercises_limits_are_its_own(write):
    root = write(exercise=EXERCISE + "[limits]\ncall_s = 60\n")

    course = load_course(root)

    assert (course.limits.call_s, course.exercises[0].limits.call_s) == (10.0, 60.0)


def test_an_exercise_of_two_assignments_is_loaded_once(write):
    more = '\n[[assignment]]\nname = "again"\ntitle = { en = "Again" }\nexercises = {00_cumsum = 5}'

    course = load_course(write(COURSE + more))

    assert [exercise.id for exercise in course.exercises] == ["00_cumsum"]
    assert [each.points["00_cumsum"] for each in course.assignments] == [10, 5]


LIMITS = (
    "`import_s`, `call_s`, `exercise_s`, `submission_s`, `memory_bytes`, `output_bytes`, "
    "`threads`, `processes`, `scratch_bytes`, `frame_bytes`, `depth`, `items`, `handles`"
)
BAD_COURSES = {
    "a_misspelt_key": (
        COURSE.replace("languages", "langauges"),
        "course.toml:2: `langauges`: the key is not known; allowed are `name`, `assignment`, "
        "`languages`, `solutions`, `limits`, `rules`; did you mean `languages`?",
    ),
    "a_key_like_no_other": (
        'zzqq = "x"\n' + COURSE,
        "course.toml:1: `zzqq`: the key is not known; allowed are `name`, `assignment`, "
        "`languages`, `solutions`, `limits`, `rules`.",
    ),
    "a_misspelt_key_of_an_assignment": (
        COURSE.replace("title", "titel"),
        "course.toml:6: `assignment.titel`: the key is not known; allowed are `name`, `title`, "
        "`exercises`, `due`; did you mean `title`?",
    ),
    "a_key_too_many_in_an_assignment": (
        COURSE.replace("title", 'dew = "x"\ntitle'),
        "course.toml:6: `assignment.dew`: the key is not known; allowed are `name`, `title`, "
        "`exercises`, `due`; did you mean `due`?",
    ),
    "a_language_that_is_not_known_in_a_title": (
        COURSE.replace("zh = ", "de = "),
        "course.toml:6: `assignment.title.de`: the key is not known; allowed are `en`, `zh`.",
    ),
    "a_misspelt_limit": (
        with_limits("call = 3"),
        f"course.toml:5: `limits.call`: the key is not known; allowed are {LIMITS}; "
        "did you mean `call_s`?",
    ),
    "a_limit_that_is_a_text": (
        with_limits('call_s = "3"'),
        "course.toml:5: `limits.call_s`: expected `float`, got `string`.",
    ),
    "a_limit_that_is_a_truth_value": (
        with_limits("call_s = true"),
        "course.toml:5: `limits.call_s`: expected `float`, got `bool`.",
    ),
    "a_limit_of_nothing": (
        with_limits("call_s = 0"),
        "course.toml:5: `limits.call_s`: expected `float` > 0.0.",
    ),
    "a_limit_without_end": (
        with_limits("call_s = inf"),
        "course.toml:5: `limits.call_s`: expected `float` <= 1000000.0.",
    ),
    "a_limit_that_is_no_number": (
        with_limits("call_s = nan"),
        "course.toml:5: `limits.call_s`: expected `float` > 0.0.",
    ),
    "half_a_thread": (
        with_limits("threads = 1.5"),
        "course.toml:5: `limits.threads`: expected `int`, got `float`.",
    ),
    "a_negative_amount_of_memory": (
        with_limits("memory_bytes = -1"),
        "course.toml:5: `limits.memory_bytes`: expected `int` >= 1.",
    ),
    "a_frame_longer_than_its_length_can_say": (
        with_limits("frame_bytes = 4294967296"),
        "course.toml:5: `limits.frame_bytes`: expected `int` <= 4294967295.",
    ),
    "a_limit_written_with_a_dot": (
        'limits.call_s = "3"\n' + COURSE,
        "course.toml:1: `limits.call_s`: expected `float`, got `string`.",
    ),
    "a_name_that_is_a_number": (
        COURSE.replace('"small"', "3"),
        "course.toml:1: `name`: expected `string`, got `int`.",
    ),
    "an_assignments_name_that_is_a_number": (
        COURSE.replace('"sums"', "3"),
        "course.toml:5: `assignment.name`: expected `string`, got `int`.",
    ),
    "a_title_that_is_a_text": (
        COURSE.replace('{ en = "Sums", zh = "求和" }', '"Sums"'),
        "course.toml:6: `assignment.title`: expected `table`, got `string`.",
    ),
    "a_title_without_english": (
        COURSE.replace('en = "Sums", ', ""),
        "course.toml:6: `assignment.title.en`: add this key.",
    ),
    "no_name": (COURSE.replace('name = "small"\n', ""), "course.toml: `name`: add this key."),
    "nothing_at_all": ("", "course.toml: `name`: add this key."),
    "no_assignment": ('name = "small"\n', "course.toml: `assignment`: add this key."),
    "an_empty_list_of_assignments": (
        'name = "small"\nassignment = []\n',
        "course.toml:2: `assignment`: a course has one assignment at least.",
    ),
    "an_assignment_in_single_brackets": (
        COURSE.replace("[[assignment]]", "[assignment]"),
        "course.toml:4: `assignment`: expected `list`, got `table`.",
    ),
    "an_assignment_without_exercises": (
        COURSE.replace("00_cumsum = 10\n", ""),
        "course.toml:8: `assignment.exercises`: an assignment has one exercise at least.",
    ),
    "two_assignments_of_one_name": (
        COURSE + COURSE[COURSE.index("[[assignment]]") :],
        "course.toml:11: `assignment.name`: another assignment has the name `sums`.",
    ),
    "points_that_are_a_text": (
        COURSE.replace("= 10", '= "10"'),
        "course.toml:9: `assignment.exercises.00_cumsum`: expected `float`, got `string`.",
    ),
    "no_points": (
        COURSE.replace("= 10", "= 0"),
        "course.toml:9: `assignment.exercises.00_cumsum`: expected `float` > 0.0.",
    ),
    "points_without_end": (
        COURSE.replace("= 10", "= inf"),
        "course.toml:9: `assignment.exercises.00_cumsum`: expected `float` <= 1000000.0.",
    ),
    "bad_points_after_good_ones": (
        COURSE + "01_mean = -1\n",
        "course.toml:10: `assignment.exercises.01_mean`: expected `float` > 0.0.",
    ),
    "an_exercise_without_a_number": (
        COURSE.replace("00_cumsum", "cumsum"),
        "course.toml:9: `cumsum`: an exercise's name is two digits, `_` and lower case.",
    ),
    "an_exercise_outside_the_folder": (
        COURSE.replace("00_cumsum", '"../00_cumsum"'),
        "course.toml:9: `../00_cumsum`: an exercise's name is two digits, `_` and lower case.",
    ),
    "an_exercise_that_is_not_there": (
        COURSE.replace("00_cumsum", "00_cumsun"),
        "course.toml:9: `00_cumsun`: there is no folder `exercises/00_cumsun`; "
        "did you mean `00_cumsum`?",
    ),
    "a_language_that_nobody_translated": (
        COURSE.replace('"zh"]', '"de"]'),
        "course.toml:2: `languages`: `de` is not one of en, zh.",
    ),
    "languages_that_are_a_text": (
        COURSE.replace('["en", "zh"]', '"en"'),
        "course.toml:2: `languages`: expected `list`, got `string`.",
    ),
    "no_languages": (
        COURSE.replace('["en", "zh"]', "[]"),
        "course.toml:2: `languages`: name one of en, zh.",
    ),
    "a_key_of_the_second_assignment": (
        COURSE + '\n[[assignment]]\nname = 2\ntitle = { en = "B" }\nexercises = {00_cumsum = 1}\n',
        "course.toml:12: `assignment.name`: expected `string`, got `int`.",
    ),
    "a_key_that_a_comment_names_too": (
        '# name = "the course\'s own"\n' + COURSE.replace('"small"', "3"),
        "course.toml:2: `name`: expected `string`, got `int`.",
    ),
}


@pytest.mark.parametrize("case", BAD_COURSES)
def test_a_bad_course_is_refused_with_key_line_and_what_is_allowed(write, case):
    course, sentence = BAD_COURSES[case]

    assert complaint(write(course)) == sentence


BAD_EXERCISES = {
    "a_misspelt_key": (
        EXERCISE.replace("title", "titel"),
        "2: `titel`: the key is not known; allowed are `file`, `title`, `limits`, `forbid`, "
        "`hints`; did you mean `title`?",
    ),
    "no_file": (EXERCISE.replace('file = "cumsum.py"\n', ""), " `file`: add this key."),
    "a_file_that_is_a_number": (
        EXERCISE.replace('"cumsum.py"', "3"),
        "1: `file`: expected `string`, got `int`.",
    ),
    "a_file_in_another_folder": (
        EXERCISE.replace("cumsum.py", "../cumsum.py"),
        "1: `file`: `../cumsum.py` is not the lower-case name of a .py file.",
    ),
    "a_file_that_cannot_be_imported": (
        EXERCISE.replace("cumsum.py", "cum-sum.py"),
        "1: `file`: `cum-sum.py` is not the lower-case name of a .py file.",
    ),
    "a_misspelt_limit": (
        EXERCISE + "\n[limits]\nthread = 3\n",
        f"15: `limits.thread`: the key is not known; allowed are {LIMITS}; did you mean `threads`?",
    ),
    "a_limit_that_is_a_text": (
        EXERCISE + '\n[limits]\ncall_s = "3"\n',
        "15: `limits.call_s`: expected `float`, got `string`.",
    ),
    "a_limit_of_nothing": (
        EXERCISE + "\n[limits]\nitems = 0\n",
        "15: `limits.items`: expected `int` >= 1.",
    ),
    "a_misspelt_key_of_the_second_hint": (
        EXERCISE.replace('en = "Each', 'zz = "x"\nen = "Each'),
        "12: `hints.zz`: the key is not known; allowed are `en`, `zh`.",
    ),
    "a_hint_that_is_a_text": (
        EXERCISE[: EXERCISE.index("[forbid]")] + 'hints = ["Look at it."]\n',
        "4: `hints`: expected `table`, got `string`.",
    ),
    "a_ban_that_is_a_text": (
        EXERCISE.replace('["cumsum"]', '"cumsum"'),
        "5: `forbid.cumulative_sum`: expected `list`, got `string`.",
    ),
}


@pytest.mark.parametrize("case", BAD_EXERCISES)
def test_a_bad_exercise_is_refused_with_key_line_and_what_is_allowed(write, case):
    exercise, sentence = BAD_EXERCISES[case]

    assert complaint(write(exercise=exercise)) == f"exercises/00_cumsum/exercise.toml:{sentence}"


def test_what_is_not_toml_is_refused_with_its_line(write):
    assert complaint(write(COURSE + "???\n")) == (
        "course.toml: it is not TOML: Invalid statement (at line 10, column 1)."
    )


def test_what_is_not_utf_8_is_refused(write):
    root = write()
    (root / "course.toml").write_bytes('name = "求和"'.encode("gbk"))

    assert complaint(root).startswith("course.toml: it cannot be read ('utf-8' codec can't decode")


def test_a_course_file_that_is_a_folder_is_refused(write):
    root = write()
    (root / "course.toml").unlink()
    (root / "course.toml").mkdir()

    assert complaint(root) == (
        "course.toml: it cannot be read ([Errno 21] Is a directory: "
        f"'{root / 'course.toml'}').".replace(f"{root}/", "")
    )


def test_a_course_file_that_is_not_there_is_named(tmp_path):
    assert complaint(tmp_path) == "course.toml: there is no such file; create it."


def test_an_exercise_without_its_file_of_settings_is_named(write):
    root = write()
    (root / "exercises" / "00_cumsum" / "exercise.toml").unlink()

    assert complaint(root) == (
        "exercises/00_cumsum/exercise.toml: there is no such file; create it."
    )


def test_two_exercises_that_ask_for_one_file_are_refused(write):
    root = write(COURSE + "01_again = 10\n")
    (root / "exercises" / "01_again").mkdir()
    (root / "exercises" / "01_again" / "exercise.toml").write_text(EXERCISE, encoding="utf-8")

    assert complaint(root) == (
        "course.toml:10: `01_again`: it asks for `cumsum.py`, as `00_cumsum` does."
    )


def test_an_exercise_that_is_not_there_is_told_with_the_nearest_names(write):
    course = load_course(write())

    with pytest.raises(UsageError) as caught:
        course.exercise("0_cumsun")

    assert str(caught.value) == (
        "there is no exercise `0_cumsun` in this course; did you mean `00_cumsum`?"
    )


def test_an_assignment_like_no_other_is_told_with_all_names(write):
    course = load_course(write())

    with pytest.raises(UsageError) as caught:
        course.assignment("xyz")

    assert str(caught.value) == "there is no assignment `xyz` in this course; there are `sums`."


def test_the_nearest_course_upwards_is_found(write):
    root = write()

    assert find_course(root / "exercises" / "00_cumsum") == root


def test_a_folder_outside_every_course_says_what_to_type(tmp_path):
    with pytest.raises(UsageError) as caught:
        find_course(tmp_path)

    assert str(caught.value) == (
        f"no course.toml in {tmp_path} or above it; "
        "run nnkit in a course's folder or name one with `nnkit -C DIR`."
    )


def test_the_courses_own_course_is_loaded():
    course = load_course(Path(__file__).parent.parent)

    assert [exercise.id for exercise in course.exercises] == [
        "01_net",
        "02_parameters",
        "03_loss",
        "04_backward",
        "05_sgd",
        "06_optim",
        "07_preprocessing",
        "08_convolution",
        "09_output",
        "10_function",
        "11_training",
    ]
    assert sum(course.assignments[0].points.values()) == 60
