"""The zygote as a program, and what a student process that it forks finds."""

import os
import resource
import signal
import subprocess
import sys
import threading

import psutil
import pytest
from nnkit import control, wire
from nnkit.box import jail
from nnkit.box import zygote as box_zygote
from nnkit.course import Limits
from nnkit.errors import BoxError
from nnkit.judge.zygote import Zygote

LIMITS = Limits(submission_s=40.0, memory_bytes=1 << 28, scratch_bytes=1 << 20)
PROBE = """
def probe(text):
    names = {}
    exec(text, names)
    return names["answer"]
"""


@pytest.fixture(scope="module")
def zygote():
    """Started by a judge whose own environment is full of things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CANARY", "in the judge")
        patch.setenv("PYTHONPATH", "/nonexistent")
        patch.setenv("OMP_NUM_THREADS", "7")
        zygote = Zygote()
    zygote.wait()
    yield zygote
    zygote.close()


@pytest.fixture
def process(zygote, in_scratch):
    """A student process with a file loaded that runs what it is given."""
    process = zygote.fork(in_scratch, LIMITS)
    ask(process, "load", probe_in(in_scratch), None, None)
    yield process
    process.end()


def probe_in(folder):
    """Hands the probe in, as an exercise of that submission; gives its place."""
    place = folder / "one" / "probe.py"
    place.parent.mkdir(exist_ok=True)
    place.write_text(PROBE, encoding="utf-8")
    return str(place)


def ask(process, op, *args):
    return process.ask(wire.encode([wire.Request(1, op, [*args])], wire.Caps()), 10.0)


@pytest.fixture
def run(process):
    """Runs statements in the student process and gives what they call `answer`."""
    return lambda text: ask(process, "call", wire.Handle(0, ["probe"]), text).value


def test_the_zygote_holds_one_thread_when_it_is_warm(zygote):
    assert psutil.Process(zygote.pid).num_threads() == 1


def test_the_zygote_tells_its_level_and_torch(zygote):
    import torch

    assert (zygote.level, zygote.torch) == ("full", str(torch.__version__))


def test_the_environment_of_the_judge_does_not_reach_the_box(zygote, run, in_scratch):
    variables = {
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": "/nonexistent",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }

    assert variables.items() <= psutil.Process(zygote.pid).environ().items()
    assert "CANARY" not in psutil.Process(zygote.pid).environ()
    answer = run("import os; answer = [f'{k}={v}' for k, v in os.environ.items()]").items
    assert {f"{name}={value}" for name, value in variables.items()} <= set(answer)
    assert f"TMPDIR={in_scratch}/work" in answer
    assert not any("CANARY" in each or "PYTHON" in each for each in answer)


def test_a_student_process_has_four_descriptors(run):
    text = """
import fcntl
answer = []
for number in range(256):
    try:
        fcntl.fcntl(number, fcntl.F_GETFD)
    except OSError:
        continue
    answer.append(number)
"""

    assert run(text).items == [0, 1, 2, 3]


def test_nothing_can_be_read_from_stdin(run):
    assert run("import sys; answer = sys.stdin.read()") == ""


def test_a_student_process_leads_a_session_of_its_own(run, process):
    assert run("import os; answer = os.getsid(0) == os.getpid()") is True


def test_the_memory_of_a_student_process_is_not_for_others(run):
    text = "import ctypes; answer = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)"  # PR_GET_DUMPABLE

    assert run(text) == 0


def test_the_limits_are_set(process):
    def limit(name):
        return resource.prlimit(process.pid, getattr(resource, name))

    assert limit("RLIMIT_CORE") == (0, 0)
    assert limit("RLIMIT_NOFILE") == (64, 64)
    assert limit("RLIMIT_FSIZE") == (1 << 20, 1 << 20)
    assert limit("RLIMIT_CPU") == (41, 42)


def test_the_memory_limit_counts_from_what_the_zygote_has_mapped(process, zygote):
    mapped = psutil.Process(zygote.pid).memory_info().vms

    soft, hard = resource.prlimit(process.pid, resource.RLIMIT_AS)

    assert soft == hard
    assert abs(soft - mapped - LIMITS.memory_bytes) < 1 << 24


def test_descriptors_run_out(run):
    text = """
import os
opened = []
try:
    while True:
        opened.append(os.open('/dev/null', os.O_RDONLY))
except OSError as error:
    answer = [len(opened), error.errno]
for number in opened:
    os.close(number)
"""

    assert run(text).items == [60, 24]


def test_temporary_files_lie_where_the_judge_takes_them_away(run, in_scratch):
    assert run("import tempfile; answer = tempfile.gettempdir()") == str(in_scratch / "work")


def test_the_box_knows_nothing_of_the_judge(run):
    text = """
import sys
answer = sorted(name for name in sys.modules if name.partition('.')[0] in (
    'pytest', '_pytest', 'click', 'rich', 'psutil', 'nbformat') or name.startswith((
    'nnkit.judge', 'nnkit.collect', 'nnkit.cli', 'nnkit.grading', 'nnkit.results')))
"""

    assert run(text).items == []


def test_a_first_training_step_imports_nothing_more(run):
    text = """
import sys
import torch
before = set(sys.modules)
net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.ReLU(), torch.nn.Flatten())
optimizer = torch.optim.Adam(net.parameters())
net(torch.ones(1, 1, 5, 5)).sum().backward()
optimizer.step()
answer = sorted(set(sys.modules) - before)
"""

    assert run(text).items == []


def test_student_processes_do_not_meet(zygote, in_scratch):
    first, second = zygote.fork(in_scratch, LIMITS), zygote.fork(in_scratch, LIMITS)
    for process in (first, second):
        ask(process, "load", probe_in(in_scratch), None, None)

    changed = "import torch; torch.left_here = True; answer = hasattr(torch, 'left_here')"
    here = ask(first, "call", wire.Handle(0, ["probe"]), changed).value
    seen = "import torch; answer = hasattr(torch, 'left_here')"
    there = ask(second, "call", wire.Handle(0, ["probe"]), seen).value

    assert (here, there) == (True, False)
    first.end()
    second.end()


@pytest.mark.parametrize(
    ("statement", "code"), [("os._exit(3)", 3), ("os.kill(os.getpid(), 9)", -signal.SIGKILL)]
)
def test_the_zygote_tells_how_a_student_process_ended(zygote, process, statement, code):
    text = f"import os; {statement}"
    batch = [wire.Request(1, "call", [wire.Handle(0, ["probe"]), text])]
    process._channel.setblocking(True)
    process._channel.sendall(wire.encode(batch, wire.Caps()))
    assert process._channel.recv(1) == b""

    assert zygote.reap(process._number) == code


def test_a_process_with_a_second_thread_does_not_fork():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()

    shut = jail.build((), "cpu")
    report, _ = box_zygote._fork(shut, control.Fork("/", LIMITS, "cpu"), -1, -1)
    done.set()
    thread.join()

    assert isinstance(report, control.Failed)
    assert report.why.endswith("threads and cannot fork")


JUDGE = """
import sys
from pathlib import Path
from nnkit import wire
from nnkit.course import Limits
from nnkit.judge.scratch import base
from nnkit.judge.zygote import Zygote

zygote = Zygote()
folder = base() / "scratch"
(folder / "work").mkdir()
(folder / "one").mkdir()
(folder / "one" / "loop.py").write_text("while True: pass", encoding="utf-8")
process = zygote.fork(folder, Limits())
print(zygote.pid, process.pid, flush=True)
arguments = [str(folder / "work").mkdir()
(folder / "loop.py"), None, None]
process.ask(wire.encode([wire.Request(1, "load", arguments)], wire.Caps()), 600.0)
"""


def test_nothing_lives_on_when_the_judge_is_killed(tmp_path):
    command = [sys.executable, "-c", JUDGE]
    own = os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as judge:
        below = [psutil.Process(int(pid)) for pid in judge.stdout.readline().split()]
        judge.kill()

        _, alive = psutil.wait_procs(below, timeout=20)

    assert len(below) == 2
    assert alive == []


def test_a_jail_that_does_not_shut_is_our_fault_and_no_student_code_runs(zygote, in_scratch):
    with pytest.raises(BoxError, match=r"the jail did not shut \(FileNotFoundError.*not there"):
        zygote.fork(in_scratch / "not there", LIMITS)
