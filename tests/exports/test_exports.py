"""Exports of a real class from its store: each system's file, and whom it could not place."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest

CANVAS = (
    "\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Sums (77),Other (78),Final Score\r\n"
    ",,,,,Manual Posting,,(read only)\r\n"
    "    Points Possible,,,,,10,5,(read only)\r\n"
    '"Lovelace, Ada",11,s1,byron,"A, 1",,3,"97,5"\r\n'
    '"=""Turing, Alan""",12,s2,ada,A,4.0,,\r\n'
    '"Nobody, Ned",13,s3,ned,A,7,,\r\n'
)
MOODLE = (
    "标识符;全名;电子邮件地址;状态;成绩;最高分;最后修改（成绩）\n"
    "参与者 21;Countess;right@x.org;已提交;;10,00;-\n"
    "参与者 22;Ned;ned@x.org;没有提交;;10,00;-\n"
)


@pytest.fixture(scope="module")
def store(nnkit, course_folder, small_class, tmp_path_factory):
    """The small class's results, in a store of its own."""
    folder = tmp_path_factory.mktemp("store")
    nnkit("-C", course_folder, "grade", small_class, "--out", folder, "--unsafe")
    return folder / "results.db"


@pytest.fixture
def export(nnkit, course_folder, store, tmp_path):
    """Runs `nnkit export` on it."""

    def run(to, *options, template=None, text=True):
        if template is not None:
            (tmp_path / "template.csv").write_bytes(template.encode())
            options = ("--template", tmp_path / "template.csv", *options)
        return nnkit(
            "-C", course_folder, "export", "--to", to, "--store", store, *options, text=text
        )

    return run


@pytest.fixture(scope="module")
def scores(nnkit, course_folder, small_class):
    """What `grade` says of each student."""
    ended = nnkit(
        "-C", course_folder, "grade", small_class, "--format", "json", "--unsafe", "--fresh"
    )
    results = map(json.loads, ended.stdout.splitlines())
    return {each["student"]: each["score"] for each in results}


def test_the_table_has_what_was_graded(export, scores):
    ended = export("csv")

    rows = list(csv.DictReader(io.StringIO(ended.stdout)))
    assert ended.returncode == 0, ended.stderr
    assert {row["student"]: float(row["score"]) for row in rows} == scores
    assert all(row["score"] == row["00_cumsum"] for row in rows)


def test_canvas_gets_its_own_file_back_with_one_column_filled(export):
    ended = export("canvas", template=CANVAS, text=False)

    wanted = CANVAS.replace("ada,A,4.0,,", "ada,A,10,,")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode() == wanted


def test_who_could_not_be_placed_is_told_on_both_sides(export, scores):
    said = export("canvas", template=CANVAS).stderr

    others = sorted(set(scores) - {"ada"})
    assert f"no row in the template: {', '.join(others)}\n" in said
    assert "in the template, and not graded here: Lovelace, Ada, Nobody, Ned\n" in said


def test_a_cell_that_says_so_already_keeps_its_bytes(export):
    template = CANVAS.replace("ada,A,4.0,,", "ada,A,10.00,,")

    assert export("canvas", template=template, text=False).stdout.decode() == template


def test_a_column_can_be_named(export):
    ended = export("canvas", "--column", "78", template=CANVAS, text=False)

    assert ended.stdout.decode() == CANVAS.replace("ada,A,4.0,,", "ada,A,4.0,10,")


def test_a_column_that_is_not_there_is_told_with_those_that_are(export):
    ended = export("canvas", "--column", "Summs", template=CANVAS)

    assert ended.returncode == 2
    assert "no column `Summs`; name one with `--column`: there are `Sums (77)`" in ended.stderr


def test_two_columns_of_one_title_are_not_guessed(export):
    ended = export("canvas", template=CANVAS.replace("Other (78)", "Sums (78)"))

    assert ended.returncode == 2
    assert "2 columns `Sums`; name one by its id" in ended.stderr


def test_moodle_gets_its_worksheet_back_in_whatever_language(export, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text("id,email\nada,right@x.org\n", encoding="utf-8")

    ended = export("moodle", "--roster", roster, template=MOODLE, text=False)

    assert ended.stdout.decode() == MOODLE.replace("已提交;;", "已提交;10;")


@pytest.mark.parametrize("to", ["canvas", "moodle"])
def test_what_is_no_template_is_one_sentence(export, to):
    ended = export(to, template="a,b\n1,2\n")

    assert ended.returncode == 2
    assert ended.stderr.startswith("nnkit: the template is no ")


def test_without_a_template_it_says_what_to_type(export):
    ended = export("canvas")

    assert ended.returncode == 2
    assert "name it with `--template`" in ended.stderr


def test_junit_counts_what_it_holds(export, scores):
    root = ET.fromstring(export("junit").stdout)

    assert len(root) == len(scores)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))


def test_junit_adds_up_to_the_score(export, scores):
    root = ET.fromstring(export("junit").stdout)

    for suite in root:
        got = [float(each.get("value")) for each in suite.findall("testcase//property[1]")]
        assert sum(got) == scores[suite.get("name").partition(" ")[0]]


def test_gradescope_gets_a_file_a_student(export, scores, tmp_path):
    ended = export("gradescope", "--into", tmp_path / "out")

    assert ended.returncode == 0, ended.stderr
    for student, score in scores.items():
        told = json.loads((tmp_path / "out" / student / "results.json").read_bytes())
        assert told["score"] == score
        assert sum(test["score"] for test in told["tests"]) == score


def test_classroom_50_gets_whole_numbers_that_add_up(export, scores, tmp_path):
    export("classroom50", "--into", tmp_path / "out")

    for student, score in scores.items():
        told = json.loads((tmp_path / "out" / student / "result.json").read_bytes())
        assert told["score"] == sum(test["score"] for test in told["tests"])
        assert told["max-score"] == sum(test["max-score"] for test in told["tests"])
        assert told["score"] / told["points-per"] == score
        assert all(isinstance(test["score"], int) for test in told["tests"])


def test_no_export_holds_a_hidden_message(export, tmp_path):
    export("gradescope", "--into", tmp_path / "out")

    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.json")]
    for text in [*texts, export("junit").stdout]:
        assert "expected" not in text


def test_a_second_run_gives_the_same_bytes(export, tmp_path):
    export("csv", "--into", tmp_path / "a.csv")
    export("csv", "--into", tmp_path / "b.csv")

    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_an_empty_store_is_one_sentence(nnkit, course_folder, tmp_path):
    ended = nnkit("-C", course_folder, "export", "--to", "csv", "--store", tmp_path / "no.db")

    assert ended.returncode == 2
    assert "there is no store" in ended.stderr


def test_each_student_s_points_are_explained_to_their_sum(nnkit, course_folder, store, scores):
    for student, score in scores.items():
        ended = nnkit("-C", course_folder, "explain", student, "--store", store)

        first, *_, last = ended.stdout.splitlines()
        checks = re.findall(r"^  [✓✗-] ([\d.]+) of ", ended.stdout, re.MULTILINE)
        assert first == f"{student}, sums"
        assert last.endswith(f"= {score:g} of 10")
        assert sum(map(float, checks)) == score


def test_nobody_s_points_are_one_sentence(nnkit, course_folder, store):
    ended = nnkit("-C", course_folder, "explain", "nobody", "--store", store)

    assert ended.returncode == 2
    assert "there is no result of `nobody` in `sums`." in ended.stderr
