"""The zygote and its student processes as the judge holds them: answers, ends, limits."""

import functools
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest
from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import BoxError, StudentGone, WireError
from nnkit.judge import process as judge_process
from nnkit.judge.watchdog import Watchdog, descendants
from nnkit.judge.zygote import Zygote

PLENTY_S = 60.0


@pytest.fixture
def load(zygote, write):
    """Forks a student process, loads a file of that text, and gives the process."""
    yield from loading(zygote, write)


@pytest.fixture
def forking(zygote_without):
    """A zygote whose student processes may start others."""
    return zygote_without("seccomp")


@pytest.fixture
def load_forking(forking, write):
    """The same as `load`, where a student process may start others."""
    yield from loading(forking, write)


def loading(zygote, write):
    processes = []

    def load(text, **limits):
        path = write(text)
        processes.append(zygote.fork(path.parents[1], Limits(**limits)))
        ask(processes[-1], wire.Request(1, "load", [str(path), None, None]))
        return processes[-1]

    yield load
    for process in processes:
        process.end()


def ask(process, *requests, seconds=PLENTY_S):
    return process.ask(wire.encode([*requests], wire.Caps()), seconds)


def call(process, name, *args, seconds=PLENTY_S):
    request = wire.Request(2, "call", [wire.Handle(0, [name]), *args])
    return ask(process, request, seconds=seconds)


def end_of(process, name, seconds=PLENTY_S):
    """How the process ended when the function was called."""
    with pytest.raises(StudentGone) as caught:
        call(process, name, seconds=seconds)
    return caught.value.verdict, caught.value.key, caught.value.values


def test_a_request_is_answered(load):
    process = load("def f(x): return x + 1")

    assert call(process, "f", 2) == wire.Answer(2, 3)


def test_a_batch_is_answered_once(load):
    process = load("SAID = []\ndef f(x):\n    SAID.append(x)\n    return list(SAID)")

    reply = ask(process, *(wire.Request(n, "call", [wire.Handle(0, ["f"]), n]) for n in (5, 6)))

    assert reply == wire.Answer(6, wire.ListOf([5, 6]))


def test_an_answer_of_megabytes_arrives_whole(load):
    process = load("def f(): return 'x' * (8 << 20)")

    assert len(call(process, "f").value) == 8 << 20


def test_a_request_of_megabytes_arrives_whole(load):
    process = load("def f(x): return len(x)")

    assert call(process, "f", "x" * (8 << 20)) == wire.Answer(2, 8 << 20)


def test_an_exit_is_told_with_its_code(load):
    process = load("import os\ndef f(): os._exit(0)")

    assert end_of(process, "f") == ("crashed", "crashed_exit", {"code": 0})


def test_a_signal_is_told_by_its_name(load):
    process = load("import os\ndef f(): os.abort()")

    assert end_of(process, "f") == ("crashed", "crashed_signal", {"signal": "SIGABRT"})


def test_a_signal_without_a_name_is_told_by_its_number(load):
    process = load("import os\ndef f(): os.kill(os.getpid(), 40)")

    assert end_of(process, "f") == ("crashed", "crashed_signal", {"signal": "signal 40"})


def test_an_exit_is_told_though_a_child_holds_the_channel_open(load_forking):
    process = load_forking("""
import os, time
def f():
    if os.fork() == 0:
        time.sleep(60)
    os._exit(3)
""")

    assert end_of(process, "f") == ("crashed", "crashed_exit", {"code": 3})


def test_a_call_ends_at_its_time(load):
    process = load("def f():\n    while True: pass")

    assert end_of(process, "f", seconds=0.2) == ("timeout", "timeout_wall", {"seconds": "0.2"})


def test_a_channel_that_closes_is_a_violation(load):
    process = load("import os, time\ndef f():\n    os.close(3)\n    time.sleep(60)")

    assert end_of(process, "f") == ("violation", "wire_broken", {})


def test_a_process_that_is_gone_before_it_is_asked_is_told_all_the_same(load):
    process = load("def f(): pass")
    os.kill(process.pid, signal.SIGKILL)

    assert end_of(process, "f") == ("crashed", "crashed_signal", {"signal": "SIGKILL"})


FORGED = """
import os, struct, msgspec

def write(data):
    os.write(3, data)

def frame(value):
    body = msgspec.msgpack.encode(value)
    return struct.pack(">I", len(body)) + body

def nest(depth):
    return ["l", [nest(depth - 1)]] if depth else 1
"""
FORGERIES = {
    "more than one frame": "write(frame(['r', 2, 1]) + frame(['r', 2, 2]))",
    "more bytes than the frame has": "write(frame(['r', 2, 1]) + b'x')",
    "no message": "write(frame('hello'))",
    "a message that the judge sends": "write(frame([['q', 1, 'load', [], {}, 0]]))",
    "bytes that are no msgpack": "write(struct.pack('>I', 4) + b'\\xc1' * 4)",
    "a length of 4 GiB": "write(b'\\xff\\xff\\xff\\xff')",
    "an extension type": "write(frame(['r', 2, msgspec.msgpack.Ext(1, b'x')]))",
    "a shape that its bytes do not fill": "write(frame(['r', 2, ['t', 'int8', [3], b'xx']]))",
    "a deep nest": "write(frame(['r', 2, nest(99)]))",
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
def test_what_is_not_one_reply_within_the_caps_is_an_error_of_the_wire(load, forgery):
    process = load(f"{FORGED}\nimport time\ndef f():\n    {forgery}\n    time.sleep(60)")

    with pytest.raises(WireError):
        call(process, "f")


def test_a_frame_that_never_ends_is_a_timeout(load):
    process = load(
        "import os, time\ndef f():\n    os.write(3, b'\\0\\0\\1\\0x')\n    time.sleep(60)"
    )

    assert end_of(process, "f", seconds=0.2)[1] == "timeout_wall"


def test_a_frame_that_comes_byte_by_byte_has_one_deadline(load):
    text = f"{FORGED}\nimport time\ndef f():\n    for byte in frame(['r', 2, 'x' * 9000]):\n"
    process = load(f"{text}        write(bytes([byte]))\n        time.sleep(0.01)")

    assert end_of(process, "f", seconds=0.3)[1] == "timeout_wall"


def test_what_is_printed_is_kept_up_to_the_limit(load):
    process = load("print('said at the import')\ndef f(): print('.' * 5000)", output_bytes=1000)

    call(process, "f")
    process.end()

    assert len(process.output) == 1000
    assert process.output.startswith(b"said at the import\n")


def test_what_is_written_to_stderr_is_kept_too(load):
    process = load("import sys\ndef f(): print('here', file=sys.stderr)")

    call(process, "f")
    process.end()

    assert process.output == b"here\n"


def test_a_flood_of_output_ends_the_process(load):
    process = load("def f():\n    while True: print('.' * 1000)", output_bytes=100)

    assert end_of(process, "f") == ("output", "output_flood", {})


def test_closed_streams_do_not_matter(load):
    process = load("import os\ndef f():\n    os.close(1)\n    os.close(2)\n    return 5")

    assert call(process, "f") == wire.Answer(2, 5)
    assert call(process, "f").kind == "OSError"
    assert process.end() == -signal.SIGKILL


BURN = """
import threading, torch

def work(count):
    torch.zeros(1).expand(count).sum()  # without the interpreter's lock

def f(count):
    threads = [threading.Thread(target=work, args=[count]) for _ in range(3)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()

def forever(): f(1 << 50)
"""


def test_the_cpu_time_of_all_threads_is_limited(load, monkeypatch):
    process = load(BURN)

    def tight(zygote, scratch, limits, cpu_s, device):
        return Watchdog(zygote, scratch, limits, 0.3, device)

    monkeypatch.setattr(judge_process, "Watchdog", tight)

    assert end_of(process, "forever") == ("timeout", "timeout_cpu", {"seconds": "0.3"})
    assert process.burnt_s > 0.3


def test_without_a_limit_on_cpu_time_the_threads_go_on(load):
    process = load(BURN)

    assert call(process, "f", 1 << 28) == wire.Answer(2, None)


def test_the_kernel_ends_what_uses_more_cpu_time_than_the_submission_may(load):
    process = load("def f():\n    while True: pass", submission_s=0.5)

    # The limit of the kernel's is in whole seconds.
    assert end_of(process, "f") == ("timeout", "timeout_cpu", {"seconds": "0.5"})


DAEMON = """
import os, time

def leave_daemon(mark):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(1)
            open(mark, "w").close()
        os._exit(0)
    os.wait()
    return 5
"""


def test_a_daemon_is_gone_when_its_process_is(load_forking, forking, in_scratch):
    process = load_forking(DAEMON)
    mark = in_scratch / "work" / "mark"
    assert call(process, "leave_daemon", str(mark)) == wire.Answer(2, 5)
    [daemon] = [p for p in descendants(forking.pid) if p.pid != process.pid]

    process.end()

    assert not daemon.is_running()
    assert not mark.exists()


def test_without_the_killing_of_descendants_a_daemon_does_its_work(
    load_forking, in_scratch, monkeypatch
):
    monkeypatch.setattr(Zygote, "kill_descendants", lambda self: None)
    process = load_forking(DAEMON)
    mark = in_scratch / "work" / "mark"
    call(process, "leave_daemon", str(mark))

    process.end()  # waits until the daemon has ended

    assert mark.exists()


CHAIN = """
import os, time

def start_chain(seconds):
    \"\"\"Each process makes the next one and ends: none of them lives when it is looked for.\"\"\"
    end = time.monotonic() + seconds
    if os.fork() == 0:
        os.setsid()
        while time.monotonic() < end:
            if os.fork() > 0:
                os._exit(0)
        os._exit(0)
"""


def test_a_chain_of_processes_that_follow_one_another_is_ended(load_forking, forking):
    process = load_forking(CHAIN)
    call(process, "start_chain", 30)  # longer than the judge tries

    process.end()

    assert descendants(forking.pid) == []


def test_a_stopped_process_is_ended(load, zygote):
    process = load("import os\ndef f(): os.kill(os.getpid(), 19)")
    assert end_of(process, "f", seconds=0.2)[1] == "timeout_wall"

    assert process.end() == -signal.SIGKILL
    assert descendants(zygote.pid) == []


def test_ending_a_process_twice_does_nothing_more(load):
    process = load("")
    process.end()

    assert process.end() is None


@pytest.fixture
def own_zygote():
    """A zygote that a test may break, whose student processes may start others."""
    zygote = Zygote(without=["seccomp"])
    zygote.wait()
    yield zygote
    zygote.close()


def test_closing_the_zygote_ends_all_below_it(own_zygote, write):
    path = write(DAEMON)
    process = own_zygote.fork(path.parents[1], Limits())
    ask(process, wire.Request(1, "load", [str(path), None, None]))
    call(process, "leave_daemon", "/nonexistent/mark")
    below = [psutil.Process(own_zygote.pid), *descendants(own_zygote.pid)]

    own_zygote.close()

    assert len(below) == 3
    assert psutil.wait_procs(below, timeout=20)[1] == []
    with pytest.raises(BoxError, match="was closed before"):
        process.end()


def test_a_zygote_that_goes_is_a_fault_of_ours(own_zygote, write):
    path = write("def f(): return 1")
    process = own_zygote.fork(path.parents[1], Limits())
    ask(process, wire.Request(1, "load", [str(path), None, None]))
    below = [psutil.Process(process.pid), psutil.Process(own_zygote.pid)]
    below[1].kill()
    psutil.wait_procs(below, timeout=20)

    with pytest.raises(BoxError, match="the box broke"):  # while the student process runs
        call(process, "f")
    with pytest.raises(BoxError, match="the box broke"):  # and for the next submission
        own_zygote.fork(path.parents[1], Limits())


def test_a_zygote_that_does_not_start_is_a_fault_of_ours(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    zygote = Zygote()

    with pytest.raises(BoxError, match="nnkit doctor"):
        zygote.wait()
    zygote.close()


def test_the_watchdog_survives_that_processes_go(zygote, load):
    process = load("")
    watchdog = Watchdog(zygote.pid, Path("/nonexistent"), Limits(), 1.0, "cpu")
    watchdog.look()
    process.end()

    watchdog.look()

    assert watchdog.burnt_s == 0.0


def test_on_a_gpu_resident_memory_is_watched(zygote, load):
    load("KEPT = bytearray(b'x') * (256 << 20)")
    nowhere = Path("/nonexistent")
    look = functools.partial(Watchdog, zygote.pid, nowhere, cpu_s=1.0, device="cuda")

    look(limits=Limits(memory_bytes=1 << 30)).look()
    with pytest.raises(StudentGone) as caught:
        look(limits=Limits(memory_bytes=1 << 20)).look()

    assert caught.value.verdict == "memory"
