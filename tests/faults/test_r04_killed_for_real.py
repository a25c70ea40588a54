"""R4, the real thing: of `nnkit grade` a zygote, a judge and at last the parent are killed."""

import json
import sqlite3
import subprocess
from contextlib import closing, contextmanager

import psutil
import pytest


@contextmanager
def grading(nnkit_path, course, folder, store):
    """Starts the grading of a class by two workers; its lines can be read as they come."""
    words = (
        nnkit_path, "-C", course, "grade", folder, "--jobs", "2", "--format", "json", "--store",
        store, "--quiet",
    )  # fmt: skip
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        yield running
        running.kill()


def below(process, *words):
    """Gives the descendants of a process whose command has some words in it."""
    found = []
    for each in psutil.Process(process.pid).children(recursive=True):
        try:
            line = each.cmdline()
        except psutil.NoSuchProcess:
            continue
        if all(any(word in part for part in line) for word in words):
            found.append(each)
    return found


@pytest.fixture(scope="module")
def story(nnkit_path, nnkit, course_folder, small_class, tmp_path_factory):
    """What was told before the parent was killed, what lived on, and what the next run told."""
    store = tmp_path_factory.mktemp("store") / "results.db"
    early, killed = [], []
    with grading(nnkit_path, course_folder, small_class, store) as running:
        for victim in ("nnkit.box", "spawn_main", None):
            early.append(json.loads(running.stdout.readline()))
            family = below(running)
            if victim:
                worker = below(running, "spawn_main")[-1]
                one = below(worker, victim)[0] if victim == "nnkit.box" else worker
                one.kill()
                killed.append(victim)
        running.kill()
        running.wait()
        early += [json.loads(line) for line in running.stdout.readlines()]
    _, alive = psutil.wait_procs(family, timeout=60)
    done = nnkit(
        "-C", course_folder, "grade", small_class, "--jobs", 2, "--format", "json", "--quiet",
        "--store", store,
    )  # fmt: skip
    done.results = [json.loads(line) for line in done.stdout.splitlines()]
    done.early, done.alive, done.killed, done.store = early, alive, killed, store
    return done


def test_a_zygote_and_a_worker_were_killed_while_results_came(story):
    assert story.killed == ["nnkit.box", "spawn_main"]
    assert len(story.early) >= 3


def test_what_a_killed_parent_had_started_ends_by_itself(story):
    assert story.alive == []


def test_in_the_end_everybody_has_what_an_undisturbed_run_gives(story, graded_class):
    assert story.returncode == 0, story.stderr
    told = {each["student"]: each | {"seconds": 0} for each in story.results}
    assert told == {name: each | {"seconds": 0} for name, each in graded_class.items()}


def test_what_was_told_before_is_told_again_as_it_was(story):
    later = {each["student"]: each for each in story.results}

    for result in story.early:
        assert later[result["student"]] == result


def test_each_student_has_one_result(story):
    with closing(sqlite3.connect(story.store)) as database:
        counts = database.execute("SELECT student, count(*) FROM result GROUP BY student")
        assert {*dict(counts).values()} == {1}
