"""A class over a real Dask cluster: a scheduler and workers, processes of this machine."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from nnkit.cluster import check_address, check_workers
from nnkit.errors import UsageError

pytest.importorskip("distributed", reason="a cluster needs Dask: pip install 'nnkit[cluster]'")

SMALL = Path(__file__).parent / "course"
RIGHT = (SMALL / "solutions/00_cumsum/reference.py").read_text(encoding="utf-8")
SLOW = f"import time\ntime.sleep(0.4)\n{RIGHT}"
CANARY = "a line of a check that no scheduler may see"


class Cluster:
    """Programs of Dask, each started by its own command, with temporary files of their own."""

    def __init__(self, folder, protocol="tcp", **variables):
        self.folder = folder
        self.tmp = folder / "tmp"
        self.tmp.mkdir(parents=True)
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"{protocol}://127.0.0.1:{free.getsockname()[1]}"
        self.env = {**os.environ, "TMPDIR": str(self.tmp), **variables}
        self.started = []
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker(), self.start_worker()]

    def start_scheduler(self):
        protocol, host, port = self.address.replace("/", "").split(":")
        self.scheduler = self._start(
            "scheduler", "--host", f"{protocol}://{host}", "--port", port, "--no-dashboard",
            "--no-show",
        )  # fmt: skip
        return self.scheduler

    def start_worker(self, nanny="--no-nanny"):
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-dashboard", nanny,
            "--local-directory", str(self.folder / "dask"), "--memory-limit", "0",
        )  # fmt: skip

    def _start(self, *words):
        with (self.folder / f"{words[0]}{len(self.started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words], env=self.env, stdout=log, stderr=log,
                cwd=self.folder,
            )  # fmt: skip
        self.started.append(process)
        return process

    def hosted(self):
        """Gives the grading processes that run below the workers."""
        return [
            each
            for worker in self.workers
            if worker.poll() is None
            for each in psutil.Process(worker.pid).children()
            if is_hosted(each)
        ]

    def end(self):
        for process in reversed(self.started):
            process.kill()
            process.wait()


def is_hosted(process):
    with contextlib.suppress(psutil.Error):  # it has ended
        return "nnkit.hosted" in process.cmdline()
    return False


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Starts clusters, and ends them."""
    clusters = []

    def run(*protocol, **variables):
        clusters.append(Cluster(tmp_path_factory.mktemp("cluster"), *protocol, **variables))
        return clusters[-1]

    yield run
    for cluster in clusters:
        cluster.end()


@pytest.fixture(scope="module")
def cluster(start):
    return start()


def command(nnkit_path, course, folder, cluster, store):
    return [
        nnkit_path, "-C", course, "grade", folder, "--cluster", cluster.address, "--store", store,
        "--format", "json", "--quiet",
    ]  # fmt: skip


def scores(told):
    return {each["student"]: each["score"] for each in map(json.loads, told.splitlines())}


def rows(store):
    with contextlib.suppress(sqlite3.OperationalError), closing(sqlite3.connect(store)) as opened:
        return opened.execute("SELECT student, score, number FROM result").fetchall()
    return []


def wait_for(what, seconds=60):
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def done(cluster, nnkit_path, small_class, memory_of, tmp_path_factory):
    """The small class, graded over the cluster, by a course with a canary in its check."""
    root = tmp_path_factory.mktemp("graded")
    course = Path(shutil.copytree(SMALL, root / "course"))
    check = course / "solutions" / "00_cumsum" / "test_cumsum.py"
    check.write_text(check.read_text(encoding="utf-8") + f"\n# {CANARY}\n", encoding="utf-8")
    line = command(nnkit_path, course, small_class, cluster, root / "results.db")
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        seen = {b"grade_batch": 0, CANARY.encode(): 0}
        while run.poll() is None:  # afterwards the scheduler has let go of all that it held
            memory = memory_of(cluster.scheduler.pid) if os.geteuid() == 0 else b""
            seen = {text: times + (text in memory) for text, times in seen.items()}
        out, err = run.communicate()
    return SimpleNamespace(returncode=run.returncode, stdout=out, stderr=err, seen=seen)


def test_a_cluster_gives_what_one_machine_gives(done, graded_class):
    assert done.returncode == 0, done.stderr
    assert scores(done.stdout) == {who: each["score"] for who, each in graded_class.items()}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can look into another process")
def test_the_scheduler_never_sees_a_check(done):
    assert done.seen[b"grade_batch"]  # so it was looked at
    assert done.seen[CANARY.encode()] == 0


def test_afterwards_no_grading_process_and_no_course_is_left(done, cluster):
    wait_for(lambda: not cluster.hosted())

    assert list(cluster.tmp.glob("nnkit-*")) == []


@pytest.fixture
def slow_class(tmp_path):
    """Eight who take their time."""
    for number in range(8):
        folder = tmp_path / "class" / f"student{number}"
        folder.mkdir(parents=True)
        (folder / "cumsum.py").write_text(SLOW, encoding="utf-8")
    return tmp_path / "class"


ALL = [(f"student{number}", 10.0, 1) for number in range(8)]


def run_and(disturb, line, store):
    """Runs a class, disturbs it when the first results are stored, and gives how it ended."""
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: rows(store))
        disturb(run)
        out, err = run.communicate(timeout=120)
    return run.returncode, out, err


def test_workers_and_grading_processes_that_die_cost_nothing(
    start, nnkit_path, own_course, slow_class, tmp_path
):
    cluster = start()
    store = tmp_path / "results.db"

    def disturb(run):
        cluster.workers.append(cluster.start_worker())
        first, second, _ = cluster.workers
        [hosted] = [each for each in cluster.hosted() if each.ppid() == second.pid]
        hosted.kill()
        first.kill()

    line = command(nnkit_path, own_course, slow_class, cluster, store)
    code, out, err = run_and(disturb, line, store)

    assert code == 0, err
    assert scores(out) == {student: score for student, score, _ in ALL}
    assert sorted(rows(store)) == ALL


def test_a_scheduler_that_is_started_anew_costs_nothing(
    start, nnkit_path, own_course, slow_class, tmp_path
):
    cluster = start()
    store = tmp_path / "results.db"

    def disturb(run):
        for each in (cluster.scheduler, *cluster.workers):  # workers do not outlive it
            each.kill()
            each.wait()
        cluster.start_scheduler()
        cluster.workers = [cluster.start_worker()]

    line = command(nnkit_path, own_course, slow_class, cluster, store)
    code, _, err = run_and(disturb, line, store)

    assert code == 0, err
    assert sorted(rows(store)) == ALL


def test_ctrl_c_ends_the_grading_processes_and_tells_where_to_go_on(
    start, nnkit_path, own_course, slow_class, tmp_path
):
    cluster = start()
    store = tmp_path / "results.db"

    line = command(nnkit_path, own_course, slow_class, cluster, store)
    code, _, err = run_and(lambda run: run.send_signal(signal.SIGINT), line, store)

    assert code == 130
    assert f"are graded and stored in {store}; the same command goes on from there." in err
    wait_for(lambda: not cluster.hosted())


def test_a_worker_that_dies_at_the_start_and_one_that_is_stopped_hold_nobody_up(
    start, nnkit_path, own_course, slow_class, tmp_path
):
    cluster = start()
    store = tmp_path / "results.db"
    first, second = cluster.workers

    line = command(nnkit_path, own_course, slow_class, cluster, store)
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: len(cluster.hosted()) == 2)
        first.kill()
        wait_for(lambda: rows(store))
        second.send_signal(signal.SIGSTOP)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=120)

    assert run.returncode == 130
    assert "are graded and stored" in err


LETHAL = """
import os, signal

def parent(pid):
    return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])

os.kill(parent(parent(os.getppid())), signal.SIGKILL)  # the worker, above judge and zygote
"""


@pytest.mark.soak
def test_whoever_kills_workers_is_our_fault_and_nobody_elses(
    start, nnkit_path, own_course, slow_class, tmp_path
):
    weak = {"NNKIT_WITHOUT": "bubblewrap, unshare, landlock, seccomp"}
    cluster = start(**weak)
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    cluster.workers = [cluster.start_worker("--nanny"), cluster.start_worker("--nanny")]
    (slow_class / "mallory").mkdir()
    (slow_class / "mallory" / "cumsum.py").write_text(LETHAL, encoding="utf-8")
    store = tmp_path / "results.db"

    line = [*command(nnkit_path, own_course, slow_class, cluster, store), "--unsafe"]
    done = subprocess.run(
        line, env={**os.environ, **weak}, capture_output=True, text=True, timeout=300, check=False
    )
    cluster.end()

    assert done.returncode == 1, done.stderr
    assert sorted(rows(store)) == [("mallory", None, 1), *ALL]


def test_a_worker_of_another_version_is_refused(cluster, nnkit_path, own_course, slow_class):
    code = (
        "import nnkit.host, nnkit.cluster; from nnkit.cli import main; "
        "nnkit.cluster.VERSIONS = 'nnkit 9.9 on Python 3.11'; main()"
    )
    _, *words = command(nnkit_path, own_course, slow_class, cluster, own_course / "results.db")
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "and here is nnkit 9.9 on Python 3.11: install the same." in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """What Dask's configuration needs for TLS, made by openssl: one certificate for all sides."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make certificates with")
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out",
         "cert.pem", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
         "subjectAltName=IP:127.0.0.1"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    head = "DASK_DISTRIBUTED__COMM__TLS"
    made = {f"{head}__CA_FILE": str(folder / "cert.pem")}
    for side in ("SCHEDULER", "WORKER", "CLIENT"):
        made[f"{head}__{side}__KEY"] = str(folder / "key.pem")
        made[f"{head}__{side}__CERT"] = str(folder / "cert.pem")
    return made


def test_with_the_clusters_certificates_it_speaks_tls(
    start, certificates, nnkit_path, own_course, slow_class, tmp_path
):
    cluster = start("tls", **certificates)
    line = command(nnkit_path, own_course, slow_class, cluster, tmp_path / "results.db")

    done = subprocess.run(
        line, env={**os.environ, **certificates}, capture_output=True, text=True, check=False
    )
    without = subprocess.run(line, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert scores(done.stdout) == {student: score for student, score, _ in ALL}
    assert without.returncode == 2
    assert without.stderr.startswith(f"nnkit: {cluster.address}: the scheduler cannot be reached")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tcp://localhost:8786"])
def test_plain_tcp_is_fine_on_this_machine(address):
    check_address(address, insecure=False)


def test_plain_tcp_beyond_this_machine_is_refused_unless_it_is_said():
    with pytest.raises(UsageError) as caught:
        check_address("tcp://192.0.2.7:8786", insecure=False)
    check_address("tcp://192.0.2.7:8786", insecure=True)
    check_address("tls://192.0.2.7:8786", insecure=False)

    assert str(caught.value) == (
        "tcp://192.0.2.7:8786: plain TCP would show submissions and checks to the network; use "
        "`tls://`, or say `--insecure-cluster` where the network is yours alone."
    )


def test_a_worker_beyond_this_machine_is_refused_too_wherever_the_scheduler_is():
    check_workers(["tcp://127.0.0.1:40000", "tls://192.0.2.7:40000"], insecure=False)
    check_workers(["tcp://192.0.2.7:40000"], insecure=True)
    with pytest.raises(UsageError) as caught:
        check_workers(["tcp://127.0.0.1:40000", "tcp://192.0.2.7:40000"], insecure=False)

    assert str(caught.value) == (
        "tcp://192.0.2.7:40000: this worker is reached by plain TCP, which would show checks to "
        "the network; use `tls://`, or say `--insecure-cluster` where the network is yours alone."
    )


@pytest.mark.parametrize(
    "address", ["scheduler", "http://a:1", "tcp://a", "tls://:8786", "tcp://a:b"]
)
def test_what_is_no_address_is_told(address):
    with pytest.raises(UsageError, match="is no scheduler's address; type `tls://HOST:8786`"):
        check_address(address, insecure=True)
