"""The circle with the real nbgrader: release, notebooks as students leave them, grade, export, and
nbgrader's own programs and formgrader on what came of it."""

import contextlib
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nnkit.course import load_course
from nnkit.errors import UsageError
from nnkit.exports.nbgrader import gradebook

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}  # it calls alembic by name
KEEP = os.environ.get("NNKIT_SCREENSHOTS")
TIME = "2026-11-20 13:00:00 UTC"
pytestmark = pytest.mark.filterwarnings("default")  # nbformat and tornado warn of their own


@pytest.fixture(scope="module")
def circle(nnkit, course_folder, tmp_path_factory):
    """An nbgrader course with a released assignment, hand-ins, and grades in its gradebook."""
    root = tmp_path_factory.mktemp("nbgrader")
    circle = SimpleNamespace(root=root, course=course_folder, store=root / "store" / "results.db")

    def run(*arguments):
        return subprocess.run(
            [str(each) for each in arguments], cwd=root, env=ENVIRONMENT, text=True,
            capture_output=True, check=False, timeout=300,
        )  # fmt: skip

    def grade():
        ended = nnkit("-C", course_folder, "grade", root / "submitted", "--assignment", "sums",
                      "--unsafe", "--store", circle.store, "--format", "json")  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        results = map(json.loads, ended.stdout.splitlines())
        return {each["student"]: each["score"] for each in results}

    def export(*options):
        return nnkit("-C", course_folder, "export", "--to", "nbgrader", "--into", root,
                     "--store", circle.store, *options)  # fmt: skip

    circle.run, circle.grade, circle.export = run, grade, export
    made = nnkit("-C", course_folder, "release", "sums", "--to", "nbgrader", "--into", root)
    assert made.returncode == 0, made.stderr
    circle.validated = run(BIN / "nbgrader", "validate", root / "release" / "sums" / "cumsum.ipynb")
    circle.store.parent.mkdir()
    hand_in(circle)
    circle.scores = grade()
    ended = export()
    assert ended.returncode == 0, ended.stderr
    return circle


def released(circle):
    return nbformat.read(circle.root / "release" / "sums" / "cumsum.ipynb", as_version=4)


def filled(circle):
    return fill(released(circle), circle.course / "solutions" / "00_cumsum" / "reference.py")


def fill(notebook, reference):
    [cell] = [each for each in notebook.cells if each.id == "solution"]
    cell.source = reference.read_text(encoding="utf-8")
    return notebook


def hand_in(circle):
    """Seven students' notebooks, as nbgrader's own users find them; one handed in a file."""
    notebooks = {name: filled(circle) for name in ("ada", "ben", "cleo", "dan", "eve")}
    notebooks["ben"].cells = [each for each in notebooks["ben"].cells if each.id != "solution"]
    again = nbformat.from_dict({**notebooks["cleo"].cells[2], "id": "again"})
    notebooks["cleo"].cells = [*notebooks["cleo"].cells[::-1], again]
    for cell in notebooks["dan"].cells:
        cell.metadata = {}
    notebooks["fay"] = released(circle)
    for name, notebook in notebooks.items():
        folder = circle.root / "submitted" / name / "sums"
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "cumsum.ipynb")
        (folder / "timestamp.txt").write_text(TIME, encoding="ascii")
    (circle.root / "submitted" / "eve" / "sums" / "cumsum.ipynb").write_text('{"broken')
    folder = circle.root / "submitted" / "gil" / "sums"
    folder.mkdir(parents=True)
    shutil.copy(circle.course / "solutions" / "00_cumsum" / "reference.py", folder / "cumsum.py")


def exported(circle):
    """What the real `nbgrader export` says of each student."""
    assert circle.run(BIN / "nbgrader", "export").returncode == 0
    with (circle.root / "grades.csv").open() as file:
        return {row["student_id"]: row for row in csv.DictReader(file)}


def rows(circle, query):
    with closing(sqlite3.connect(circle.root / "gradebook.db")) as opened:
        return opened.execute(query).fetchall()


def test_a_released_notebook_is_one_to_nbgrader(circle):
    assert circle.validated.returncode == 0
    assert "FAILED" not in circle.validated.stdout
    assert "Invalid" not in circle.validated.stderr


def test_no_check_is_in_it(circle):
    for path in circle.root.glob("release/**/*"):
        if path.is_file():
            assert b"assert_close" not in path.read_bytes()


def test_its_points_are_the_exercise_s(circle):
    cells = [each.metadata["nbgrader"] for each in released(circle).cells]

    assert sum(cell["points"] for cell in cells if cell["grade"]) == 10
    assert all(cell["locked"] for cell in cells if cell["grade"])
    assert len({cell["grade_id"] for cell in cells}) == len(cells)


def test_a_student_packs_what_nbgrader_handed_out(nnkit, circle, tmp_path):
    home = shutil.copytree(circle.root / "release" / "sums", tmp_path / "sums")
    assert nnkit("submit", cwd=home).returncode == 2  # an untouched one is nothing to hand in
    nbformat.write(filled(circle), home / "cumsum.ipynb")

    ended = nnkit("submit", cwd=home)

    assert ended.returncode == 0, ended.stderr
    with zipfile.ZipFile(home / "sums-submission.zip") as archive:
        assert "00_cumsum/cumsum.ipynb" in archive.namelist()


def test_it_goes_through_nbgrader_s_exchange_and_back(nnkit, circle, tmp_path):
    """As on a server: release_assignment, list, fetch, submit, collect; then nnkit grades."""
    config = (circle.root / "nbgrader_config.py").read_text(encoding="utf-8")
    config += f'c.Exchange.root = "{tmp_path / "exchange"}"\n'
    for name in ("exchange", "teacher", "student"):
        (tmp_path / name).mkdir(mode=0o777)
        (tmp_path / name).chmod(0o777)
        (tmp_path / name / "nbgrader_config.py").write_text(config, encoding="utf-8")
    teacher, student = tmp_path / "teacher", tmp_path / "student"
    for name in ("source", "release"):
        shutil.copytree(circle.root / name, teacher / name)

    def run(verb, *arguments, cwd=student):
        ended = subprocess.run(
            [BIN / "nbgrader", verb, *arguments], cwd=cwd, env=ENVIRONMENT, text=True,
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        return ended.stdout + ended.stderr

    run("release_assignment", "sums", cwd=teacher)
    listed = run("list")
    run("fetch_assignment", "sums")
    nbformat.write(filled(circle), student / "sums" / "cumsum.ipynb")
    run("submit", "sums")
    run("collect", "sums", cwd=teacher)
    ended = nnkit("-C", circle.course, "grade", teacher / "submitted", "--assignment", "sums",
                  "--unsafe", "--format", "json", "--store", tmp_path / "results.db")  # fmt: skip

    assert "small sums" in listed
    assert json.loads(ended.stdout)["score"] == 10


def test_code_counts_whatever_became_of_the_cells(circle):
    assert circle.scores == {
        "ada": 10, "ben": 0, "cleo": 10, "dan": 10, "eve": 0, "fay": 0, "gil": 10,
    }  # fmt: skip


def test_nbgrader_exports_the_same_totals(circle):
    told = exported(circle)

    assert {name: float(row["score"]) for name, row in told.items()} == circle.scores
    assert {float(row["max_score"]) for row in told.values()} == {10.0}
    assert told["ada"]["timestamp"] == "2026-11-20 13:00:00"


def test_the_student_s_code_stands_in_its_cell_and_the_outcome_below_each_check(circle):
    path = circle.root / "autograded" / "fay" / "sums" / "cumsum.ipynb"
    notebook = nbformat.read(path, as_version=4)
    by_id = {cell.metadata["nbgrader"]["grade_id"]: cell for cell in notebook.cells}

    assert by_id["solution"].source.endswith('raise NotImplementedError("cumulative_sum")')
    graded = [cell for name, cell in by_id.items() if name.startswith("check-")]
    assert graded
    assert all(cell.outputs[0].text.startswith(("failed", "not run")) for cell in graded)


def test_feedback_is_made_for_everybody(circle):
    ended = circle.run(BIN / "nbgrader", "generate_feedback", "sums", "--force")

    assert ended.returncode == 0, ended.stderr
    made = {path.parts[-3] for path in circle.root.glob("feedback/*/sums/cumsum.html")}
    assert made == set(circle.scores)


def test_a_second_export_changes_nothing(circle):
    query = "SELECT id, auto_score, manual_score, needs_manual_grade FROM grade ORDER BY id"
    before = rows(circle, query)

    circle.export()

    assert rows(circle, query) == before


def test_autograde_leaves_what_was_exported(circle):
    ended = circle.run(BIN / "nbgrader", "autograde", "sums")

    assert ended.returncode == 0, ended.stderr
    told = exported(circle)
    assert {name: float(row["score"]) for name, row in told.items()} == circle.scores


def test_autograde_by_force_gives_nobody_points_and_an_export_makes_it_good(circle):
    ended = circle.run(
        BIN / "nbgrader",
        "autograde",
        "sums",
        "--force",
        "--student",
        "ada",
        "--Autograde.create=True",
    )
    forced = float(exported(circle)["ada"]["score"])
    circle.export()

    assert ended.returncode == 0, ended.stderr
    assert forced == 0
    assert float(exported(circle)["ada"]["score"]) == circle.scores["ada"]


@contextlib.contextmanager
def formgrader(circle):
    """The real formgrader in a Jupyter server of its own, and its address."""
    home = circle.root / ".jupyter"
    home.mkdir(exist_ok=True)
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", "--port=0",
        "--IdentityProvider.token=", "--allow-root", f"--ServerApp.root_dir={circle.root}",
    ]  # fmt: skip
    places = {"JUPYTER_CONFIG_DIR": str(home), "JUPYTER_RUNTIME_DIR": str(home / "run")}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=circle.root, env={**ENVIRONMENT, **places}
    ) as server:
        try:
            for line in server.stderr:
                if found := re.search(r"(http://127\.0\.0\.1:\d+)/lab", line):
                    yield f"{found[1]}/formgrader"
                    break
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def changed_by_hand(circle):
    """A human gives ben a point for one check and writes a comment, in formgrader's own page."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed; `.ci/setup` does it")
    [(submission,)] = rows(
        circle,
        "SELECT n.id FROM submitted_notebook n JOIN submitted_assignment a ON "
        "a.id = n.assignment_id WHERE a.student_id = 'ben'",
    )
    with formgrader(circle) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.goto(f"{address}/gradebook/sums/cumsum")
        page.get_by_text("Submission #1").wait_for(timeout=60_000)
        seen = page.inner_text("body")
        keep(page, "formgrader-class")
        page.goto(f"{address}/submissions/{submission}")
        score, comment = page.locator("input.score").first, page.locator("textarea.comment").first
        score.wait_for(timeout=60_000)
        score.fill("1")
        score.press("Tab")
        comment.fill("I saw that you tried.")
        comment.press("Tab")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1000)
        keep(page, "formgrader-submission")
        browser.close()
    return seen


def keep(page, name):
    if KEEP:
        page.screenshot(path=Path(KEEP) / f"{name}.png")


def test_formgrader_shows_the_class(circle, changed_by_hand):
    assert changed_by_hand.count("10 / 10") == 2 * [*circle.scores.values()].count(10)


def test_what_a_human_did_is_kept(circle, changed_by_hand):
    query = "SELECT manual_score FROM grade WHERE manual_score IS NOT NULL"
    comments = "SELECT manual_comment FROM comment WHERE manual_comment IS NOT NULL"
    assert rows(circle, query) == [(1.0,)]

    circle.grade()
    circle.export()

    assert rows(circle, query) == [(1.0,)]
    assert rows(circle, comments) == [("I saw that you tried.",)]
    assert float(exported(circle)["ben"]["score"]) == 1


def test_a_new_score_below_a_human_s_asks_for_a_look(circle, changed_by_hand):
    nbformat.write(filled(circle), circle.root / "submitted" / "ben" / "sums" / "cumsum.ipynb")

    circle.scores = circle.grade()
    circle.export()

    asked = "SELECT auto_score > 0, manual_score, needs_manual_grade FROM grade "
    assert rows(circle, asked + "WHERE manual_score IS NOT NULL") == [(1, 1.0, 1)]


def test_a_server_is_written_by_its_url(circle, postgresql):
    url = postgresql()

    ended = circle.export("--gradebook", url)

    import sqlalchemy

    engine = sqlalchemy.create_engine(url)
    with contextlib.closing(engine.connect()) as opened:
        query = "SELECT a.student_id, SUM(g.auto_score) FROM grade g JOIN submitted_notebook n ON "
        query += "n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id "
        found = opened.execute(sqlalchemy.text(query + "GROUP BY a.student_id")).fetchall()
    engine.dispose()
    assert ended.returncode == 0, ended.stderr
    assert dict(found) == circle.scores


def test_an_nbgrader_that_is_not_known_is_one_sentence(monkeypatch):
    monkeypatch.setattr(gradebook.metadata, "version", lambda name: "1.2.0")

    with pytest.raises(UsageError, match=r"nbgrader 1\.2\.0 is not known here"):
        gradebook.check_version()


def test_cells_keep_their_ids(circle):
    from nnkit.titles import grade_cells

    course = load_course(circle.course)
    english = grade_cells(course, course.assignments[0], ["en"])
    both = grade_cells(course, course.assignments[0], ["en", "zh"])

    assert [each.check for each in english["00_cumsum"]] == [
        each.check for each in both["00_cumsum"]
    ]


def test_what_was_written_into_source_by_hand_stays(nnkit, circle, tmp_path):
    command = ("-C", circle.course, "release", "sums", "--to", "nbgrader", "--into", tmp_path)
    assert nnkit(*command).returncode == 0
    assert nnkit(*command).returncode == 0  # once more is no change by hand
    mine = tmp_path / "source" / "sums" / "cumsum.ipynb"
    mine.write_text("mine", encoding="utf-8")

    ended = nnkit(*command)

    assert ended.returncode == 2
    assert "cumsum.ipynb: it is not as it was released; move" in ended.stderr
    assert mine.read_text(encoding="utf-8") == "mine"


def test_the_cell_of_a_check_that_left_the_course_has_no_points_any_more(circle):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{circle.root / 'gradebook.db'}", "small") as book:
        for name in ("check-gone-0123abcd", "an-instructors-own"):
            book.add_grade_cell(name, "cumsum", "sums", max_score=5, cell_type="code")
        book.db.commit()

    assert circle.export().returncode == 0

    query = "SELECT b.name, g.max_score FROM base_cell b JOIN grade_cells g ON g.id = b.id "
    found = dict(
        rows(circle, query + "WHERE b.name IN ('check-gone-0123abcd', 'an-instructors-own')")
    )
    assert found == {"check-gone-0123abcd": 0, "an-instructors-own": 5}


def hand_in_right(course, nb):
    """One student's notebooks, all right: then nothing is to be diagnosed, which takes a while."""
    folder = nb / "submitted" / "ada" / "neural-networks"
    shutil.copytree(nb / "release" / "neural-networks", folder)
    for exercise in load_course(course).assignments[0].exercises:
        place = folder / f"{exercise.module}.ipynb"
        notebook = nbformat.read(place, as_version=4)
        nbformat.write(fill(notebook, exercise.solutions / "reference.py"), place)


def test_each_command_of_the_page_does_what_it_says(tmp_path):
    """docs/nbgrader.md as it stands there, with a course in ~/nb and one student."""
    root = Path(__file__).parent.parent
    page = (root / "docs" / "nbgrader.md").read_text(encoding="utf-8")
    commands = [line.strip() for line in page.splitlines() if line.startswith("    n")]
    course = tmp_path / "course"
    for name in ("exercises", "solutions"):
        shutil.copytree(root / name, course / name)
    shutil.copy(root / "course.toml", course)
    (tmp_path / "nb").mkdir()
    environment = {**ENVIRONMENT, "HOME": str(tmp_path)}

    for command in commands:
        place = course if command.startswith("nnkit") else tmp_path / "nb"
        ended = subprocess.run(
            ["bash", "-c", command.replace("grade ", "grade --unsafe ", 1)], cwd=place,
            env=environment, text=True, capture_output=True, check=False, timeout=300,
        )  # fmt: skip
        assert ended.returncode == 0, (command, ended.stderr)
        if command.startswith("nnkit release"):
            hand_in_right(course, tmp_path / "nb")

    assert len(commands) == 5
    with (tmp_path / "nb" / "grades.csv").open() as file:
        [row] = csv.DictReader(file)
    assert (row["student_id"], float(row["score"])) == ("ada", 60)
    assert (tmp_path / "nb" / "feedback" / "ada" / "neural-networks" / "net.html").is_file()
