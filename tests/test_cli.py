"""The command line as a program: exit codes, streams, sentences, and what is left behind."""

import json
import os
import pty
import re
import select
import shutil
import signal
import stat
import subprocess
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import click
import psutil
import pytest
from nnkit import __version__
from nnkit.cli import cli

TESTS = Path(__file__).parent
SOLUTIONS = TESTS / "course" / "solutions" / "00_cumsum"
ESCAPE = "\x1b"

# It says through a pipe of the test's own that it runs, and then never ends.
ENDLESS = """\
open("begun", "w").close()
while True:
    pass
"""


@pytest.fixture
def ada(tmp_path):
    """A submission that is right."""
    return submission(tmp_path / "ada", SOLUTIONS / "reference.py")


@pytest.fixture
def doubles(tmp_path):
    """A course whose public test needs no torch, in a folder of its own."""
    return Path(shutil.copytree(TESTS / "courses" / "right", tmp_path / "doubles"))


def submission(folder, source):
    folder.mkdir(parents=True)
    shutil.copyfile(source, folder / "cumsum.py")
    return folder


def tree(*folders):
    """Gives every path below some folders, with its bytes."""
    return {
        path: path.read_bytes() if path.is_file() else None
        for folder in folders
        for path in sorted(folder.rglob("*"))
    }


def one_line(text):
    """Gives the one line that a text is, and fails when it is none or several."""
    [line] = text.splitlines()
    return line


# exit codes and sentences


def test_help_ends_with_0(nnkit):
    done = nnkit("--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert "grade" in done.stdout


def test_the_version_is_the_packages_own(nnkit):
    done = nnkit("--version")

    assert (done.returncode, done.stdout) == (0, f"nnkit, version {__version__}\n")


def commands():
    """Gives every command with the words that reach it."""
    for name, command in cli.commands.items():
        if isinstance(command, click.Group):
            yield from (((name, sub), each) for sub, each in command.commands.items())
        yield (name,), command


COMMANDS = dict(commands())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_of_a_verb_names_each_of_its_options(nnkit, words):
    command = COMMANDS[words]

    done = nnkit(*words, "--help")

    assert done.returncode == 0
    assert " ".join(command.help.split()) in re.sub(r"\s+", " ", done.stdout)
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option in done.stdout
            assert parameter.help in re.sub(r"\s+", " ", done.stdout)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["grade"], "missing argument 'PATHS...' (`nnkit grade --help` shows what can be typed)."),
        (
            ["grade", "x", "--jbos", "2"],
            "no such option '--jbos'; did you mean '--jobs'? "
            "(`nnkit grade --help` shows what can be typed).",
        ),
        (
            ["grde", "x"],
            "no such command 'grde'; did you mean 'grade'? "
            "(`nnkit --help` shows what can be typed).",
        ),
        (
            ["grade", "x", "--format", "xml"],
            "invalid value for '--format': 'xml' is not one of 'text', 'json' "
            "(`nnkit grade --help` shows what can be typed).",
        ),
        (
            ["grade", "x", "--jobs", "0"],
            "invalid value for '--jobs': 0 is not in the range x>=1 "
            "(`nnkit grade --help` shows what can be typed).",
        ),
        (
            ["grade", "/no/where"],
            "/no/where: there is no such file or folder; name a submission or a class.",
        ),
        (
            ["grade", "/", "--exercise", "cumsun"],
            "there is no exercise `cumsun` in this course; did you mean `00_cumsum`?",
        ),
        (
            ["grade", "/", "--assignment", "sum"],
            "there is no assignment `sum` in this course; did you mean `sums`?",
        ),
        (
            ["verify", "00_cumsun"],
            "there is no exercise `00_cumsun` in this course; did you mean `00_cumsum`?",
        ),
        (["check", "/no/where"], "/no/where: there is no such file or folder."),
        (
            ["check", "/no/where", "--exercise", "00"],
            "there is no exercise `00` in this course; there are `00_cumsum`.",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_wrong_use_ends_with_2_and_one_sentence(nnkit, course_folder, words, sentence):
    done = nnkit("-C", course_folder, *words)

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == f"nnkit: {sentence}"


def test_without_a_verb_the_help_is_shown_and_it_ends_with_2(nnkit):
    done = nnkit()

    assert (done.returncode, done.stdout) == (2, "")
    assert "Commands:" in done.stderr


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({}, "the folder is empty; it should hold `cumsum.py`."),
        (
            {"notes.txt": ""},
            "nothing in it belongs to the course, which asks for `cumsum.py`.",
        ),
    ],
    ids=["empty", "nothing that belongs"],
)
def test_a_folder_without_a_submission_ends_with_2(nnkit, own_course, tmp_path, files, sentence):
    folder = tmp_path / "ada"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    before = tree(folder, own_course)

    done = nnkit("-C", own_course, "grade", folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == f"nnkit: {folder}: {sentence}"
    assert tree(folder, own_course) == before


def test_a_file_of_no_exercise_says_how_to_name_one(nnkit, course_folder, ada):
    path = (ada / "cumsum.py").rename(ada / "homework.py")

    done = nnkit("-C", course_folder, "grade", path)

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        f"nnkit: {path}: no exercise has a file of this name; asked for are `cumsum.py`; "
        "say which one it is with `--exercise NAME`."
    )


def test_outside_a_course_it_ends_with_2(nnkit, ada):
    done = nnkit("grade", ".", cwd=ada)

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        f"nnkit: no course.toml in {ada} or above it; "
        "run nnkit in a course's folder or name one with `nnkit -C DIR`."
    )


def test_a_wrong_course_ends_with_2_and_names_file_line_and_key(nnkit, own_course, ada):
    text = (own_course / "course.toml").read_text(encoding="utf-8")
    (own_course / "course.toml").write_text(f"nmae = 3\n{text}", encoding="utf-8")

    done = nnkit("-C", own_course, "grade", ada)

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        f"nnkit: {own_course}/course.toml:1: `nmae`: the key is not known; allowed are `name`, "
        "`assignment`, `languages`, `solutions`, `limits`, `rules`; did you mean `name`?"
    )


@pytest.mark.skipif(Path("/dev/nvidiactl").exists(), reason="there is a GPU here")
def test_cuda_without_a_gpu_ends_with_2(nnkit, course_folder, ada):
    done = nnkit("-C", course_folder, "grade", ada, "--device", "cuda")

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        "nnkit: there is no CUDA device that torch can use here; grade with `--device cpu`."
    )


def test_both_devices_are_for_one_machine(nnkit, course_folder, small_class):
    done = nnkit(
        "-C", course_folder, "grade", small_class, "--device", "both", "--cluster", "tls://a:8786"
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        "nnkit: `--device both` is for one machine; a cluster's workers have one device each: "
        "grade with `--device cuda` or `--device cpu`."
    )


def test_a_fault_of_its_own_ends_with_3_and_one_sentence(nnkit, course_folder, ada, tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "torch.py").write_text("raise RuntimeError('torn')\n", encoding="utf-8")

    done = nnkit(
        "-C", course_folder, "grade", ada, env={**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    )

    assert (done.returncode, done.stdout) == (3, "")
    assert one_line(done.stderr) == (
        "nnkit: a fault of its own: RuntimeError: torn; "
        "run it again with `nnkit --debug` and report what it shows."
    )


def test_debug_shows_the_traceback(nnkit, course_folder):
    done = nnkit("--debug", "-C", course_folder, "grade", "/no/where")

    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert "nnkit: /no/where: there is no such file or folder" in done.stderr.splitlines()[-1]


def test_a_check_of_ours_that_breaks_ends_with_1_and_no_score(nnkit, own_course, ada):
    checks = own_course / "solutions" / "00_cumsum" / "test_cumsum.py"
    broken = '    open("/no/where")\n    x = rng.normal(3, 5)'
    text = checks.read_text(encoding="utf-8").replace("    x = rng.normal(3, 5)", broken)
    checks.write_text(text, encoding="utf-8")

    done = nnkit("-C", own_course, "grade", ada, "--format", "json")

    assert done.returncode == 1
    result = json.loads(one_line(done.stdout))
    [exercise] = result["exercises"]
    assert (result["score"], exercise["score"], exercise["verdict"], exercise["checks"]) == (
        None,
        None,
        "internal_error",
        [],
    )


# what is printed


@pytest.fixture(scope="module")
def bens_run(nnkit, course_folder, small_class, tmp_path_factory):
    """What is printed of one wrong submission on a pipe, and what lay there before and after."""
    temporary = tmp_path_factory.mktemp("tmp")
    watched = (temporary, course_folder, small_class / "ben")
    before = tree(*watched)
    env = {**os.environ, "TMPDIR": str(temporary)}
    done = nnkit("-C", course_folder, "grade", small_class / "ben", "--fail-under", "1", env=env)
    done.before, done.after = before, tree(*watched)
    return done


def test_a_wrong_answer_is_told_check_by_check(bens_run):
    lines = [line.rstrip() for line in bens_run.stdout.splitlines()]

    assert lines[:4] == [
        "ben  sums",
        "",
        "00_cumsum  cumsum.py  0/10",
        "✗ cumulative_sum adds along each row                                        0/4",
    ]
    assert any(line.startswith("  hint: ") for line in lines)
    assert lines[-1] == "score 0/10  (5 failed)"


def test_a_score_below_the_bar_ends_with_1(bens_run):
    assert bens_run.returncode == 1


def test_piped_output_holds_no_escape_codes(bens_run):
    assert ESCAPE not in bens_run.stdout + bens_run.stderr


def test_nothing_is_told_beside_the_data_but_a_bank_that_is_made(bens_run):
    banks = bens_run.stderr.splitlines()
    assert banks in ([], ["00_cumsum: learning how its mutants answer, once for this course"])


WEAK = {**os.environ, "NNKIT_WITHOUT": "landlock"}


def test_a_weak_box_is_refused_with_what_gets_through(nnkit, course_folder, ada):
    done = nnkit("-C", course_folder, "grade", ada, env=WEAK)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("nnkit: the box reaches level basic on this machine")
    assert "read a file of this machine" in done.stderr
    assert done.stderr.endswith("grade all the same with `--unsafe`.\n")


def test_a_class_is_refused_once(nnkit, course_folder, small_class):
    done = nnkit("-C", course_folder, "grade", small_class, "--jobs", 2, env=WEAK)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("the box reaches level basic") == 1


def test_a_weak_box_is_used_when_that_is_said_and_the_level_is_told(nnkit, course_folder, ada):
    done = nnkit("-C", course_folder, "grade", ada, "--unsafe", "--format", "json", env=WEAK)

    assert (done.returncode, json.loads(done.stdout)["level"]) == (0, "basic")


def test_a_wall_that_is_none_is_refused_with_the_names(nnkit, course_folder, ada):
    env = {**os.environ, "NNKIT_WITHOUT": "moat"}

    done = nnkit("-C", course_folder, "grade", ada, env=env)

    assert (done.returncode, done.stdout) == (2, "")
    assert "names `moat`, which is no wall; there are bubblewrap, " in done.stderr


def test_grading_leaves_nothing_and_changes_nothing(bens_run):
    banks = bens_run.after.keys() - bens_run.before.keys()
    assert all("banks" in path.parts for path in banks)  # how the mutants answer, once for all
    assert {path: each for path, each in bens_run.after.items() if path not in banks} == (
        bens_run.before
    )


def on_a_terminal(*command, **variables):
    """Gives what a program prints when its output is a terminal, and the code it ends with."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    env.update(TERM="xterm-256color", COLUMNS="80", **variables)
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE, env=env) as running:
        os.close(theirs)
        text = b""
        while piece := _read(ours):
            text += piece
        running.stderr.read()
    os.close(ours)
    return text.decode(), running.returncode


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer of a terminal is gone
        return b""


def test_a_terminal_is_shown_colours(nnkit_path, doubles):
    text, _ = on_a_terminal(nnkit_path, "-C", doubles, "check", doubles)

    assert f"{ESCAPE}[31m✗ test_example_of_the_statement{ESCAPE}[0m" in text


@pytest.fixture(scope="module")
def on_plain_terminal(nnkit_path, course_folder, small_class):
    """What a terminal without colours is shown of a class, and the exit code."""
    command = (nnkit_path, "-C", course_folder, "grade", small_class, "--fail-under", "0")
    return on_a_terminal(*command, NO_COLOR="1")


def test_a_class_is_told_as_a_table(on_plain_terminal):
    lines = on_plain_terminal[0].splitlines()

    for student in ("ada", "ben", "cleo", "dan", "eve", "fay", "gil"):
        assert any(line.strip().startswith(student) for line in lines)


def test_with_no_color_a_terminal_is_shown_no_escape_codes(on_plain_terminal):
    assert ESCAPE not in on_plain_terminal[0]


def test_scores_at_the_bar_end_with_0(on_plain_terminal):
    assert on_plain_terminal[1] == 0


def test_json_of_a_class_is_one_result_a_line_and_nothing_else(class_run):
    students = [json.loads(line)["student"] for line in class_run.stdout.splitlines()]

    assert class_run.returncode == 0
    assert sorted(students) == ["ada", "ben", "cleo", "dan", "eve", "fay", "gil"]


def test_what_a_student_prints_is_not_in_the_json(class_run):
    scores = {
        each["student"]: each["score"] for each in map(json.loads, class_run.stdout.splitlines())
    }

    assert scores["ada"] == 10  # though she prints another one
    assert "noise" not in class_run.stdout


def test_grading_a_class_leaves_nothing_however_deep_a_student_dug(class_run):
    assert class_run.left == []


@pytest.fixture(scope="module")
def first_line(nnkit_path, course_folder, small_class):
    """One line of a class, and how the program takes that no more of it is read."""
    class_ = [small_class / name for name in ("ben", "ada", "cleo", "fay", "gil")]
    options = ("--format", "json", "--fresh", "--quiet")
    command = [nnkit_path, "-C", course_folder, "grade", *class_, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        line = running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read().decode()
    return SimpleNamespace(text=line.decode(), code=running.returncode, complaint=complaint)


def test_a_student_is_shown_no_value_and_no_note(nnkit, course_folder, small_class):
    options = ("--for", "student", "--lang", "zh", "--format", "json")
    done = nnkit("-C", course_folder, "grade", small_class / "ben", *options)

    result = json.loads(done.stdout)
    assert result["student"] == "ben"
    [exercise] = result["exercises"]
    assert exercise["notes"] == []
    assert exercise["checks"][0]["title"] == "cumulative_sum 沿每一行累加"
    assert exercise["checks"][0]["message"] == "数值不对。"
    assert not re.search(r"\d\.\d", json.dumps([each["message"] for each in exercise["checks"]]))


def test_whoever_reads_one_line_and_leaves_gets_no_traceback(first_line):
    assert json.loads(first_line.text)["assignment"] == "sums"
    lines = first_line.complaint.splitlines()
    assert [line for line in lines if "learning how its mutants answer" not in line] == []
    assert first_line.code == 0


# stopped from outside


@contextmanager
def running_endlessly(command, folders, tmp_path):
    """Starts a program in a session of its own and waits until each endless submission runs."""
    (tmp_path / "tmp").mkdir()
    for folder in folders:
        folder.mkdir(parents=True)
        (folder / "cumsum.py").write_text(ENDLESS, encoding="utf-8")
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=True,
    ) as running:
        wait_until_they_run(len(folders), tmp_path / "tmp", running)
        below = psutil.Process(running.pid).children(recursive=True)
        assert below
        yield running, below


def wait_until_they_run(count, scratch, running):
    """Waits for what the submissions write, or fails when the program has ended before."""
    ended = os.pidfd_open(running.pid)
    try:
        for _ in range(1200):
            if len([*scratch.rglob("begun")]) == count:
                return
            assert select.select([ended], [], [], 0.1) == ([], [], []), running.stderr.read()
    finally:
        os.close(ended)
    pytest.fail("the submissions have not begun")


def assert_nothing_is_left(below, tmp_path):
    _, alive = psutil.wait_procs(below, timeout=20)
    assert alive == []
    assert tree(tmp_path / "tmp") == {}


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
def test_stopped_in_the_middle_it_leaves_nothing_behind(
    nnkit_path, course_folder, tmp_path, number, code
):
    command = [nnkit_path, "-C", course_folder, "grade", tmp_path / "ada"]

    with running_endlessly(command, [tmp_path / "ada"], tmp_path) as (running, below):
        os.killpg(running.pid, number)
        said = running.communicate()

    assert running.returncode == code
    assert said == ("", "stopped.\n" if number == signal.SIGINT else "")
    assert_nothing_is_left(below, tmp_path)


def test_ctrl_c_stops_a_class_and_tells_where_to_go_on(nnkit_path, course_folder, tmp_path):
    store = tmp_path / "results.db"
    command = [nnkit_path, "-C", course_folder, "grade", tmp_path / "class", "--jobs", "2"]
    command += ["--store", store, "--quiet"]
    folders = [tmp_path / "class" / "ada", tmp_path / "class" / "ben"]

    with running_endlessly(command, folders, tmp_path) as (running, below):
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate()

    assert running.returncode == 130
    assert said == (
        "",
        f"0 of 2 are graded and stored in {store}; the same command goes on from there.\n"
        "stopped.\n",
    )
    assert_nothing_is_left(below, tmp_path)


# check


def test_check_of_a_right_file_ends_with_0(nnkit, doubles, tmp_path):
    shutil.copyfile(doubles / "solutions" / "00_double" / "reference.py", tmp_path / "double.py")

    done = nnkit("-C", doubles, "check", tmp_path / "double.py")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "00_double",
        "✓ test_example_of_the_statement",
        "1 of 1 public tests passed.",
    ]


def test_check_of_a_wrong_file_ends_with_1(nnkit, doubles, tmp_path):
    mutant = doubles / "solutions" / "00_double" / "mutants" / "same.py"
    shutil.copyfile(mutant, tmp_path / "double.py")

    done = nnkit("-C", doubles, "check", tmp_path / "double.py", "--format", "json")

    assert (done.returncode, done.stderr) == (1, "")
    [told] = json.loads(done.stdout)
    assert (told["name"], told["passed"]) == ("test_example_of_the_statement", False)
    assert told["message"].startswith("assert 3 == 6")


# verify


@pytest.fixture(scope="module")
def verified(nnkit, tmp_path_factory):
    """The finished `nnkit verify --matrix` of a good course."""
    course = shutil.copytree(TESTS / "courses" / "right", tmp_path_factory.mktemp("good") / "it")
    return nnkit("-C", course, "verify", "--matrix")


def test_verify_of_a_good_course_ends_with_0(verified):
    assert verified.returncode == 0
    assert verified.stdout.splitlines()[8:] == ["1 exercises, 0 findings."]
    *lines, facts, seconds = verified.stderr.splitlines()
    assert sorted(lines) == ["verified 00_double", "verified examples", "verified public tests"]
    assert facts.startswith(
        "00_double: 2 checks, 1 alternatives, 2 mutants, 2 of them diagnosed as themselves, "
        "1 siblings, 1 of them diagnosed as their mutant, 0 alternatives diagnosed, 10 runs in "
    )
    assert seconds.startswith("in ")


def test_verify_shows_the_matrix_plain_in_a_pipe(verified):
    assert verified.stdout.splitlines()[:8] == [
        "00_double",
        "   1 test_whole_number",
        "   2 test_fraction",
        "                    1  2",
        "same                ●  ○",
        "whole_numbers_only  ·  ●",
        "",
        "● killed by the check that it names   ○ by another, too   · passed   - skipped   "
        "! not killed by the check that it names",
    ]


def test_verify_of_a_bad_course_ends_with_1_and_names_rule_file_and_repair(nnkit, doubles):
    page = doubles / "exercises" / "00_double" / "README.zh.md"
    page.unlink()

    done = nnkit("-C", doubles, "verify")

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"missing-file: {page}: there is no such file; write it.",
        "1 exercises, 1 findings.",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('name = "doubles"\ncolour = "red"\n', "unknown-key"),
        ('name = "doubles"\nname = "again"\n', "bad-value"),
        ('name = "d"\n[[assignment]]\nname = "d"\ntitle = { en = "D" }\n', "bad-value"),
    ],
)
def test_verify_of_a_course_that_cannot_be_loaded_is_a_finding(nnkit, doubles, text, found):
    (doubles / "course.toml").write_text(text, encoding="utf-8")

    done = nnkit("verify", cwd=doubles)

    assert (done.returncode, done.stderr) == (1, "in 0.0 s\n")
    line, counts = done.stdout.splitlines()
    assert line.startswith(f"{found}: course.toml:")
    assert counts == "0 exercises, 1 findings."


def test_verify_of_a_folder_without_a_course_ends_with_2(nnkit, tmp_path):
    done = nnkit("-C", tmp_path, "verify")

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr).startswith("nnkit: ")


def test_verify_writes_the_matrix_as_html_only(nnkit, doubles):
    done = nnkit("-C", doubles, "verify", "--out", "matrix.pdf")

    assert (done.returncode, done.stdout) == (2, "")
    assert ".html" in one_line(done.stderr)


def test_verify_stops_at_ctrl_c_and_leaves_nothing(nnkit_path, doubles, tmp_path):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {**os.environ, "TMPDIR": str(temporary)}
    command = [nnkit_path, "-C", doubles, "verify", "--seeds", "1000", "--jobs", "2"]
    with subprocess.Popen(
        command, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as verify:
        assert verify.stderr.readline().startswith("verified ")  # it is under way
        below = psutil.Process(verify.pid).children(recursive=True)
        verify.send_signal(signal.SIGINT)
        out, err = verify.communicate(timeout=60)

    assert (verify.returncode, out) == (130, "")
    assert err.splitlines()[-1] == "stopped."
    assert "Traceback" not in err
    _, alive = psutil.wait_procs(below, timeout=20)
    assert [each for each in alive if each.status() != psutil.STATUS_ZOMBIE] == []
    assert list(temporary.iterdir()) == []


# doctor


def test_doctor_says_what_this_machine_can_do(nnkit):
    done = nnkit("doctor")

    assert (done.returncode, done.stderr) == (0, "")
    words = dict(re.findall(r"^  (\w+) +(yes|no) ", done.stdout, re.MULTILINE))
    assert {words[name] for name in ("nnkit", "torch", "landlock", "box")} == {"yes"}
    assert words["CUDA"] in ("yes", "no")


# secret


@pytest.fixture(scope="module")
def secrets(nnkit, tmp_path_factory):
    """A course in a git repository, its secret shown and rotated."""
    course = tmp_path_factory.mktemp("secret") / "course"
    shutil.copytree(TESTS / "course", course)
    subprocess.run(["git", "init", "-q", course], check=True)
    shown = nnkit("-C", course, "secret", "show")
    first = (course / ".nnkit" / "secret").read_text(encoding="ascii")
    rotated = nnkit("-C", course, "secret", "rotate")
    return SimpleNamespace(course=course, shown=shown, first=first, rotated=rotated)


def test_the_secret_is_shown_alone_on_stdout(secrets):
    assert secrets.shown.returncode == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", secrets.shown.stdout)
    assert secrets.shown.stdout == secrets.first
    assert str(secrets.course / ".nnkit" / "secret") in secrets.shown.stderr


def test_a_rotated_secret_is_another_and_the_former_one_is_kept(secrets):
    [former] = (secrets.course / ".nnkit").glob("secret.*")

    assert (secrets.course / ".nnkit" / "secret").read_text(encoding="ascii") != secrets.first
    assert former.read_text(encoding="ascii") == secrets.first
    assert secrets.rotated.stdout == f"a new secret was made; the former one is {former}.\n"


def test_secrets_are_for_their_owner_only(secrets):
    folder = secrets.course / ".nnkit"

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.glob("secret*"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_secret_never_comes_into_git(secrets):
    command = ["git", "-C", secrets.course, "status", "--porcelain", "--untracked-files=all"]

    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "course.toml" in shown
    assert ".nnkit" not in shown


def test_a_broken_secret_ends_with_2_and_says_what_to_do(nnkit, own_course):
    path = own_course / ".nnkit" / "secret"
    path.parent.mkdir()
    path.write_text("not hex\n", encoding="ascii")

    done = nnkit("-C", own_course, "secret", "show")

    assert (done.returncode, done.stdout) == (2, "")
    assert one_line(done.stderr) == (
        f"nnkit: {path}: this is not a secret of 32 bytes in hex; "
        "put your backup there, or run `nnkit secret rotate`."
    )
