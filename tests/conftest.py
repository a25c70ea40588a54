"""What all tests share: a small course, one warm zygote, and the command line as a program."""

import contextlib
import fcntl
import itertools
import json
import os
import pickle
import shutil
import signal
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import pytest
from nnkit.judge.scratch import scratch
from nnkit.judge.zygote import Zygote

TESTS = Path(__file__).parent
NNKIT = Path(sysconfig.get_path("scripts")) / "nnkit"

# At its import it makes more folders in folders than Python can recurse.
DEEP = """
import os
for _ in range(1500):
    os.mkdir("d")
    os.chdir("d")
"""

# It prints what looks like a result, leaves torch changed, and takes so long that with two workers
# whoever comes next is done before.
NOISE = """
import time
import torch
print('{"schema": 1, "score": 0, "student": "noise"}', flush=True)
torch.set_default_dtype(torch.float64)
time.sleep(1)
"""

# They are input of the tests, and hold files that look like tests.
collect_ignore = ["course", "courses", "cases", "attacks", "limits"]


@pytest.fixture(scope="session")
def course_folder(tmp_path_factory):
    """A copy of tests/course with a secret, the same in each worker; tests leave it as it is."""
    root = Path(shutil.copytree(TESTS / "course", tmp_path_factory.mktemp("small") / "course"))
    secret = root / ".nnkit" / "secret"
    secret.parent.mkdir(mode=0o700)
    secret.write_text("5e" * 32, encoding="ascii")
    return root


@pytest.fixture
def own_course(tmp_path):
    """A copy of tests/course that a test may change."""
    return Path(shutil.copytree(TESTS / "course", tmp_path / "course"))


@pytest.fixture(scope="session")
def zygote():
    """One for all tests that leave it alive, with all the walls that this machine has."""
    zygote = Zygote()
    zygote.wait()
    yield zygote
    zygote.close()


@pytest.fixture(scope="session")
def zygote_without():
    """Gives a zygote without some walls, the same for all tests that leave it alive."""
    made = {}

    def get(*walls):
        if walls not in made:
            made[walls] = Zygote(without=walls)
            made[walls].wait()
        return made[walls]

    yield get
    for zygote in made.values():
        zygote.close()


@pytest.fixture(scope="session")
def grade(zygote, zygote_without):
    """Grades folders one after another in one session, and gives the results."""
    from nnkit.collect.paths import read_submission
    from nnkit.judge.grade import Grader  # torch: after the zygote was started
    from nnkit.judge.sentences import Manner
    from nnkit.judge.session import with_checks

    def run(
        course, *folders, manner=None, without=(), assignment=None, diagnoses=True, twice=False
    ):
        assignment = assignment or course.assignments[0]
        box = zygote_without(*without) if without else zygote

        def work(checks):
            chosen = manner or Manner()
            grader = Grader(
                course, assignment, checks, box, chosen, diagnoses=diagnoses, twice=twice
            )
            submissions = [read_submission(folder, assignment.exercises) for folder in folders]
            return [grader.grade(each, assignment.exercises) for each in submissions]

        return with_checks(course, assignment, assignment.exercises, work)

    return run


@pytest.fixture(scope="session")
def in_a_child():
    """Runs a function in a child, which may then be confined, and gives the text that it gives."""

    def run(work):
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.write(writing, str(work()).encode())
            except BaseException as error:
                os.write(writing, repr(error).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as file:
            said = file.read()
        os.waitpid(pid, 0)
        return said

    return run


@pytest.fixture(scope="session")
def memory_of():
    """Gives all that a process has mapped and that can be read, from outside."""

    def run(pid):
        pieces = []
        with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
            for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
                place, rights, *_, name = [*line.split(maxsplit=5), ""][:6]
                first, last = (int(number, 16) for number in place.split("-"))
                if "r" in rights and not name.startswith("[v"):
                    memory.seek(first)
                    try:
                        pieces.append(memory.read(last - first))
                    except OSError:
                        continue
        return b"".join(pieces)

    return run


@pytest.fixture
def in_scratch():
    """A folder for a submission's files, where the box sees it."""
    with scratch() as folder:
        yield folder


@pytest.fixture(scope="session")
def nnkit_path():
    """The place of the program."""
    return NNKIT


@pytest.fixture(scope="session")
def nnkit():
    """Runs `nnkit` as a program and gives the finished process."""

    def run(*arguments, **options):
        options = {"capture_output": True, "text": True, "check": False, "timeout": 300, **options}
        return subprocess.run([NNKIT, *map(str, arguments)], **options)

    return run


@pytest.fixture(scope="session")
def small_class(tmp_path_factory):
    """A folder of seven students of the small course, each a situation of its own."""
    root = tmp_path_factory.mktemp("class") / "students"
    solutions = TESTS / "course" / "solutions" / "00_cumsum"
    right = (solutions / "reference.py").read_text(encoding="utf-8")
    wrong = (solutions / "mutants" / "sums_columns.py").read_text(encoding="utf-8")
    files = {
        "ada/cumsum.py": NOISE + right,
        "ben/00_cumsum/cumsum.py": wrong,
        "cleo/cumsum.ipynb": notebook("%matplotlib inline", right, "show(cumulative_sum)"),
        "dan/notes.txt": "nothing yet",
        "eve/cumsum.py": "def cumulative_sum(x):\nreturn x\n",
        "fay/cumsum.py": "import os\nos._exit(0)\n",
        "gil/cumsum.py": right + DEEP,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def class_run(nnkit, course_folder, small_class, tmp_path_factory):
    """The finished `nnkit grade --format json` of the small class, by two workers.

    `left` is what it left in the folder for temporary files.
    """

    def run():
        temporary = tmp_path_factory.mktemp("tmp")
        done = nnkit(
            "-C", course_folder, "grade", small_class, "--format", "json", "--jobs", 2,
            env={**os.environ, "TMPDIR": str(temporary)},
        )  # fmt: skip
        done.left = sorted(path.name for path in temporary.iterdir())
        return done

    return once("class_run", run, tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def postgresql():
    """Gives a function that makes an empty database on a server of the tests' own, and its URL."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs:
        pytest.skip("PostgreSQL's server is not installed here; Debian has it as `postgresql`.")
    with tempfile.TemporaryDirectory(prefix="nnkit-pg-") as folder:
        # The server refuses to run as root; whoever owns its folder runs it.
        options = {}
        if os.geteuid() == 0:
            options = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(folder, "nobody", "nogroup")
        yield from _serve(programs[-1], Path(folder), options)


def _serve(programs, folder, options):
    """Starts a server and gives what makes databases on it; it listens on a socket in its folder.

    It does not wait for the disk: no test of it cuts the power.
    """
    data = folder / "data"
    common = {"cwd": folder, "stdout": subprocess.DEVNULL, **options}
    make = [programs / "initdb", "--no-sync", "--auth=trust", "--username=nnkit", data]
    subprocess.run(make, check=True, **common)
    settings = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off"}
    serve = [programs / "postgres", "-D", data]
    serve += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    log = (folder / "log").open("w")
    with log, subprocess.Popen(serve, stderr=log, **common) as server:
        psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed here.")
        numbers = itertools.count()

        def connect():
            while server.poll() is None:
                with contextlib.suppress(psycopg.OperationalError):  # it is starting
                    return psycopg.connect(
                        host=str(folder), user="nnkit", dbname="postgres", autocommit=True
                    )
            raise AssertionError((folder / "log").read_text(encoding="utf-8"))

        def database():
            name = f"store{next(numbers)}"
            with connect() as connection:
                connection.execute(f"CREATE DATABASE {name}")
            return f"postgresql+psycopg://nnkit@/{name}?host={folder}"

        yield database
        server.send_signal(signal.SIGINT)  # at once, whoever is connected


def once(name, make, folder):
    """Gives what `make` gives; of pytest-xdist's workers the first that asks makes it for all."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # each worker has a folder of its own in it
    kept = folder / f"{name}.pickle"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(make()))
    return pickle.loads(kept.read_bytes())


@pytest.fixture(scope="session")
def graded_class(class_run):
    """The results of the small class, by student."""
    assert class_run.returncode == 0, class_run.stderr
    results = [json.loads(line) for line in class_run.stdout.splitlines()]
    return {result["student"]: result for result in results}


def notebook(*sources):
    """Gives a notebook of code cells, as Jupyter writes it."""
    cells = [
        {
            "cell_type": "code",
            "execution_count": None,
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for source in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})
