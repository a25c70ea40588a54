"""A released notebook in a real Jupyter kernel, in a real JupyterLab, and handed in as it is."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbclient
import nbformat
import pytest

EXERCISE = "exercises/00_cumsum"
# Where to keep the screenshots, for docs/: by default nowhere.
KEEP = os.environ.get("NNKIT_SCREENSHOTS")
# tornado and jupyter_client of this age speak to asyncio in ways that it warns of.
pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def released(nnkit, course_folder, tmp_path_factory):
    """Gives the small course's release in a language, unpacked anew."""

    def release(lang):
        home = tmp_path_factory.mktemp(lang)
        made = nnkit("-C", course_folder, "release", "sums", "--lang", lang, "--into", home)
        assert made.returncode == 0, made.stderr
        zipfile.ZipFile(home / "sums.zip").extractall(home / "unpacked")
        [folder] = (home / "unpacked").iterdir()
        return folder

    return release


@pytest.fixture(scope="module")
def reference(course_folder):
    return (course_folder / "solutions" / "00_cumsum" / "reference.py").read_text(encoding="utf-8")


def fill(notebook, source):
    [cell] = [each for each in notebook.cells if each.id == "solution"]
    cell.source = source
    return notebook


def run(notebook, folder):
    """Runs a notebook from top to bottom in a kernel of its own, and gives the check's output."""
    client = nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    [cell] = [each for each in notebook.cells if each.id == "check"]
    [output] = cell.outputs
    return output.get("data") or {"text/plain": output.text}


@pytest.fixture(scope="module")
def ran(released, reference):
    """The check's output by language, for the stub and for the reference in its place."""
    outputs = {}
    for lang in ("en", "zh"):
        folder = released(lang) / EXERCISE
        notebook = nbformat.read(folder / "cumsum.ipynb", as_version=4)
        outputs[lang, "stub"] = run(notebook, folder)
        outputs[lang, "reference"] = run(fill(notebook, reference), folder)
    return outputs


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_stub_fails_kindly(ran, lang):
    text = ran[lang, "stub"]["text/plain"]

    assert "NotImplementedError: cumulative_sum" in text
    assert "hint: " in text
    assert "Traceback" not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_reference_in_its_place_passes(ran, lang):
    assert "✗" not in ran[lang, "reference"]["text/plain"]
    assert "✓" in ran[lang, "reference"]["text/plain"]


def test_it_is_a_table_in_the_look_of_the_page(ran):
    html = ran["en", "stub"]["text/html"]

    assert "<table" in html
    assert "var(--jp-" in html
    assert "<script" not in html


def test_what_a_student_wrote_is_escaped(released):
    folder = released("en") / EXERCISE
    notebook = nbformat.read(folder / "cumsum.ipynb", as_version=4)
    source = "def cumulative_sum(x):\n    raise ValueError('<img src=x onerror=alert(1)>')"

    html = run(fill(notebook, source), folder)["text/html"]

    assert "<img" not in html
    assert "&lt;img" in html


def test_without_the_code_it_says_what_to_run(released):
    folder = released("en") / EXERCISE
    notebook = nbformat.read(folder / "cumsum.ipynb", as_version=4)

    text = run(fill(notebook, "x = 1"), folder)["text/plain"]

    assert "`cumulative_sum` is not defined here: run the cell with your code first." in text


def test_the_code_that_is_there_now_counts(released, reference):
    folder = released("en") / EXERCISE
    notebook = nbformat.read(folder / "cumsum.ipynb", as_version=4)
    again = nbformat.v4.new_code_cell(reference)
    check = nbformat.v4.new_code_cell("%nnkit check")
    notebook.cells += [again, check]

    run(notebook, folder)

    assert "✗" not in check.outputs[0].data["text/plain"]


@pytest.mark.parametrize("is_saved", [True, False])
def test_handing_in_what_was_checked_and_not_saved_is_told(nnkit, released, reference, is_saved):
    folder = released("en") / EXERCISE
    place = folder / "cumsum.ipynb"
    notebook = nbformat.read(place, as_version=4)
    nbformat.write(fill(notebook, f"{reference}\n# a first try"), place)
    run(fill(notebook, reference), folder)
    if is_saved:
        nbformat.write(notebook, place)

    said = nnkit("submit", cwd=folder.parent.parent).stderr

    assert ("it is not what you last checked; save it" in said) is not is_saved


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("%nnkit", "type `%nnkit check EXERCISE`"),
        ("%nnkit check 01_sum", "there is no exercise `01_sum`"),
    ],
)
def test_a_wrong_word_is_one_sentence(released, line, said):
    folder = released("en") / EXERCISE
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("%load_ext nnkit")])
    notebook.cells.append(nbformat.v4.new_code_cell(line, id="check"))

    output = run(notebook, folder)["text/plain"]

    assert said in output
    assert "Traceback" not in output


def test_a_filled_notebook_handed_in_as_it_is_gets_all_points(
    nnkit, course_folder, released, reference, tmp_path
):
    folder = released("en") / EXERCISE
    notebook = fill(nbformat.read(folder / "cumsum.ipynb", as_version=4), reference)
    nbformat.write(notebook, tmp_path / "cumsum.ipynb")

    ended = nnkit("-C", course_folder, "grade", tmp_path, "--format", "json", "--unsafe")

    assert json.loads(ended.stdout)["score"] == 10


def test_a_notebook_beside_an_untouched_stub_counts(
    nnkit, course_folder, released, reference, tmp_path
):
    folder = Path(shutil.copytree(released("en"), tmp_path / "ada"))
    place = folder / EXERCISE / "cumsum.ipynb"
    nbformat.write(fill(nbformat.read(place, as_version=4), reference), place)

    ended = nnkit("-C", course_folder, "grade", folder / EXERCISE, "--format", "json", "--unsafe")

    [exercise] = json.loads(ended.stdout)["exercises"]
    assert (exercise["file"], exercise["score"]) == ("cumsum.ipynb", 10)
    assert exercise["notes"] == ["`cumsum.py` is the stub as it was given: `cumsum.ipynb` counts"]


@contextlib.contextmanager
def lab(folder, theme):
    """A JupyterLab of its own, and its address."""
    home = folder / f".jupyter-{theme.replace(' ', '')}"
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    for name, value in (("themes", {"theme": theme}), ("notification", {"fetchNews": "false"})):
        settings.joinpath(f"{name}.jupyterlab-settings").write_text(json.dumps(value))
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", "--port=0",
        "--IdentityProvider.token=", "--allow-root", f"--ServerApp.root_dir={folder}",
        "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    places = {"JUPYTERLAB_SETTINGS_DIR": home / "settings", "JUPYTERLAB_WORKSPACES_DIR": home,
              "JUPYTER_CONFIG_DIR": home, "JUPYTER_RUNTIME_DIR": home / "run"}  # fmt: skip
    environment = {**os.environ, **{name: str(place) for name, place in places.items()}}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            for line in server.stderr:
                if found := re.search(r"http://127\.0\.0\.1:\d+/lab", line):
                    yield found[0]
                    break
        finally:
            server.terminate()


def run_all(page):
    """Runs all cells, once more where the page had not been ready, and gives the table."""
    output = page.locator(".jp-OutputArea-output table").first
    for patience_ms in (30_000, 60_000):
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator("li[data-command='runmenu:run-all']").click()
        with contextlib.suppress(playwright_timeout()):
            output.wait_for(timeout=patience_ms)
            break
    return output


def playwright_timeout():
    from playwright.sync_api import TimeoutError

    return TimeoutError


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_in_a_real_jupyterlab_it_stands_under_the_cell(released, theme):
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed; `.ci/setup` does it")
    folder = released("en") / EXERCISE
    with lab(folder, theme) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.goto(f"{address}/tree/cumsum.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell").first.click()
        page.locator(".jp-NotebookPanel [data-status=idle]").first.wait_for(timeout=60_000)
        output = run_all(page)
        output.wait_for(timeout=1000)
        output.scroll_into_view_if_needed()
        text = page.locator(".jp-OutputArea-output").last.inner_text()
        colour = output.evaluate("each => getComputedStyle(each).color")
        if KEEP:
            page.screenshot(path=Path(KEEP) / f"notebook-{theme.split()[-1].lower()}.png")
        browser.close()

    assert "0 of 2 public tests passed." in text
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    assert (red + green + blue > 384) == theme.endswith("Dark")
