"""The link of one submission: which process serves what, budgets, and what is believed."""

import pytest
from nnkit import wire
from nnkit.course import Limits
from nnkit.errors import BoxError, Frame, StudentError, StudentGone
from nnkit.judge.link import Link
from nnkit.judge.process import StudentProcess
from nnkit.judge.source import Source


@pytest.fixture
def open_file(link, write):
    """Opens a file of that text as the next exercise of the submission."""

    def open_file(text, folder="one", limits=Limits(), cells=None, **helpers):  # noqa: B008 - frozen
        link.open(Source(write(text, folder, **helpers), cells, None, limits))

    return open_file


def call(link, name, *args):
    return link.ask("call", [wire.Handle(0, [name]), *args], {})


def gone(action, *arguments):
    """How the student process went."""
    with pytest.raises(StudentGone) as caught:
        action(*arguments)
    return caught.value.verdict, caught.value.key, caught.value.values


PID = "import os, torch\ndef pid(): return os.getpid()\n"


def test_one_process_serves_the_exercises_in_turn(link, open_file):
    open_file(PID)
    link.begin(1)
    first = call(link, "pid")
    open_file(PID, "two")
    link.begin(2)

    assert call(link, "pid") == first


def test_opening_tells_which_names_can_be_called(link, open_file):
    open_file("x = 1\ndef f(): pass\nclass Net: pass")

    assert link.callables == {"f", "Net"}


def test_opening_a_notebook_tells_its_notes(link, open_file):
    open_file("", cells=("1 / 0", "def f(): pass"))

    assert (link.notes, link.callables) == (("cell 1 was skipped: ZeroDivisionError",), {"f"})


@pytest.mark.parametrize(
    "change", ["torch.set_default_dtype(torch.float64)", "torch.set_grad_enabled(False)"]
)
def test_the_next_exercise_gets_a_fresh_process_where_torch_was_changed(link, open_file, change):
    open_file(f"{PID}{change}")
    link.begin(1)
    first = call(link, "pid")
    open_file(PID, "two")
    link.begin(2)

    assert call(link, "pid") != first


def test_the_next_check_gets_a_fresh_process_where_torch_was_changed(link, open_file):
    open_file(f"{PID}\ndef change(): torch.set_default_dtype(torch.float64)")
    link.begin(1)
    first = call(link, "pid")
    call(link, "change")
    link.begin(2)

    assert call(link, "pid") != first


def test_the_next_check_keeps_the_process_where_the_file_itself_changed_torch(link, open_file):
    open_file(f"{PID}torch.set_default_dtype(torch.float64)")
    link.begin(1)
    first = call(link, "pid")
    link.begin(2)

    assert call(link, "pid") == first


def test_the_next_check_gets_a_fresh_process_after_a_crash(link, open_file):
    open_file(f"{PID}def f(): os._exit(4)")
    link.begin(1)
    assert gone(call, link, "f") == ("crashed", "crashed_exit", {"code": 4})
    link.begin(2)

    assert call(link, "pid") > 0


def test_the_next_check_gets_a_fresh_process_when_memory_has_run_out(link, open_file):
    open_file(f"{PID}def f(): raise MemoryError")
    link.begin(1)
    first = call(link, "pid")
    with pytest.raises(StudentError):
        call(link, "f")
    link.begin(2)

    assert call(link, "pid") != first


def test_an_exercise_with_other_limits_gets_a_fresh_process(link, open_file):
    open_file(PID)
    link.begin(1)
    first = call(link, "pid")
    open_file(PID, "two", Limits(memory_bytes=1 << 29))
    link.begin(2)

    assert call(link, "pid") != first


def test_a_failed_import_is_told_for_each_check_and_tried_once(link, open_file, in_scratch):
    mark = in_scratch / "work" / "mark"
    with pytest.raises(StudentError, match="ZeroDivisionError"):
        open_file(f"open({str(mark)!r}, 'a').write('x')\n1 / 0")

    with pytest.raises(StudentError, match="ZeroDivisionError"):
        link.begin(1)

    assert mark.read_text() == "x"


def test_an_import_that_ends_the_process_is_tried_once(link, open_file, in_scratch):
    mark = in_scratch / "work" / "mark"
    text = f"import os\nopen({str(mark)!r}, 'a').write('x')\nos._exit(0)"
    assert gone(open_file, text) == ("crashed", "crashed_exit", {"code": 0})

    assert gone(link.begin, 1) == ("crashed", "crashed_exit", {"code": 0})
    assert mark.read_text() == "x"


def test_an_import_that_an_earlier_exercise_spoils_is_tried_in_a_fresh_process(link, open_file):
    open_file("import torch\ntorch.nn.Linear = None")

    open_file("import torch\nlayer = torch.nn.Linear(1, 1)\ndef f(): return 5", "two")
    link.begin(1)

    assert call(link, "f") == 5


def test_an_exercise_does_not_pay_for_an_earlier_one_that_ends_the_process(link, open_file):
    open_file("import os, threading\nthreading.Timer(0.2, os._exit, [0]).start()")

    open_file("import time\ntime.sleep(0.5)\ndef f(): return 5", "two")
    link.begin(1)

    assert call(link, "f") == 5


def test_an_exception_is_told_with_the_students_own_lines(link, open_file):
    open_file("def f():\n    return {}['key']")
    link.begin(1)

    with pytest.raises(StudentError) as caught:
        call(link, "f")

    assert (caught.value.kind, caught.value.message) == ("KeyError", "'key'")
    assert caught.value.bases == ("KeyError", "LookupError", "Exception", "BaseException")
    assert caught.value.frames == (Frame("net.py", 2, "return {}['key']"),)


def test_an_answer_that_cannot_cross_is_an_error_of_the_students(link, open_file):
    open_file("def f(): return 1 << 80")
    link.begin(1)

    with pytest.raises(StudentError, match="the answer cannot be read"):
        call(link, "f")


SLOW = "import time\ndef f(): time.sleep(60)\ndef g(): time.sleep(0.3)\ndef h(): return 5"


def test_a_call_may_take_its_own_time_only(link, open_file):
    open_file(SLOW, limits=Limits(call_s=0.2))
    link.begin(1)

    assert gone(call, link, "f") == ("timeout", "timeout_wall", {"seconds": "0.2"})


def test_an_import_may_take_its_own_time_only(open_file):
    text = "import time\ntime.sleep(60)"

    told = gone(open_file, text, "one", Limits(import_s=0.2))

    assert told == ("timeout", "timeout_wall", {"seconds": "0.2"})


def test_a_call_that_outlasts_the_exercise_is_told_so(link, open_file):
    open_file(SLOW, limits=Limits(exercise_s=0.2))
    link.begin(1)

    assert gone(call, link, "f") == ("timeout", "timeout_exercise", {"seconds": "0.2"})


def test_calls_add_up_to_the_time_of_the_exercise(link, open_file):
    open_file(SLOW, limits=Limits(exercise_s=0.5))
    link.begin(1)
    call(link, "g")

    assert gone(call, link, "g") == ("timeout", "timeout_exercise", {"seconds": "0.5"})


def test_when_the_time_of_the_exercise_is_up_no_further_check_begins(link, open_file):
    open_file(SLOW, limits=Limits(exercise_s=0.2))
    link.begin(1)
    gone(call, link, "f")

    assert gone(link.begin, 2)[1] == "timeout_exercise"


def test_the_next_exercise_has_its_own_time(link, open_file):
    open_file(SLOW, limits=Limits(exercise_s=0.2))
    link.begin(1)
    gone(call, link, "f")
    open_file(SLOW, "two", Limits(exercise_s=0.2))
    link.begin(2)

    assert call(link, "h") == 5


def test_when_the_time_of_the_submission_is_up_no_further_exercise_is_opened(
    zygote, write, in_scratch
):
    link = Link(zygote, 0.5, in_scratch)
    link.open(Source(write(SLOW), None, None, Limits()))
    link.begin(1)
    gone(call, link, "f")

    next_one = Source(write(SLOW, "two"), None, None, Limits())

    assert gone(link.open, next_one) == ("timeout", "timeout_submission", {"seconds": "0.5"})
    link.close()


def test_processor_time_counts_where_it_is_more_than_the_time_on_the_wall(
    link, open_file, monkeypatch
):
    open_file(SLOW, limits=Limits(exercise_s=4.0))
    link.begin(1)
    # As many threads would burn it in a moment, on a machine with processors to spare.
    monkeypatch.setattr(StudentProcess, "burnt_s", 5.0)
    assert call(link, "h") == 5

    assert gone(call, link, "h") == ("timeout", "timeout_exercise", {"seconds": "4"})


def test_what_is_deferred_is_done_before_the_next_question(link, open_file):
    open_file("def f(x): return next(x)")
    link.begin(1)

    handle = link.defer("iterator", [wire.ListOf([7, 8])])

    assert [call(link, "f", handle), call(link, "f", handle)] == [7, 8]


def test_when_what_was_deferred_fails_the_next_question_says_so(link, open_file):
    open_file("def f(): return 5")
    link.begin(1)
    link.defer("module", ["NoSuchModule", wire.ListOf([]), wire.DictOf([], []), None])

    with pytest.raises(StudentError, match="NoSuchModule"):
        call(link, "f")
    assert call(link, "f") == 5


def test_what_was_deferred_in_the_last_check_is_forgotten(link, open_file):
    open_file("def f(): return 5")
    link.begin(1)
    link.defer("module", ["NoSuchModule", wire.ListOf([]), wire.DictOf([], []), None])
    link.begin(2)

    assert call(link, "f") == 5


FORGE = """
import os, struct, msgspec

def write(value):
    body = msgspec.msgpack.encode(value)
    os.write(3, struct.pack(">I", len(body)) + body)

def forge(value):
    write(value)
    os.kill(os.getpid(), 19)  # no other answer comes

def forge_later(value):
    write(value)
    return 5
"""


def forgery_of(link):
    """A frame's value, its sequence number that of the question that will be asked next."""
    return lambda tag, *values: wire.ListOf([tag, link.turn + 1, *values])


def test_a_forged_answer_is_no_more_than_an_answer(link, open_file):
    open_file(FORGE)
    link.begin(1)

    assert call(link, "forge", forgery_of(link)("r", 42)) == 42


def test_an_answer_that_follows_a_forged_one_is_a_violation(link, open_file):
    open_file(FORGE)
    link.begin(1)

    def two_questions():
        call(link, "forge_later", forgery_of(link)("r", 42))
        call(link, "forge_later", None)

    assert gone(two_questions) == ("violation", "wire_broken", {})


@pytest.mark.parametrize("seq", [0, -1, 1, 10**6, 1 << 63])
def test_an_answer_to_another_question_is_a_violation(link, open_file, seq):
    open_file(FORGE)
    link.begin(1)

    told = gone(call, link, "forge", wire.ListOf(["r", seq, 42]))

    assert told == ("violation", "wire_broken", {})


def test_an_answer_to_a_question_that_was_not_the_last_is_a_violation(link, open_file):
    open_file(FORGE)
    link.begin(1)
    link.defer("iterator", [wire.ListOf([])])

    told = gone(call, link, "forge", wire.ListOf(["r", link.turn, 42]))

    assert told == ("violation", "wire_broken", {})


def test_a_student_cannot_start_checks_afresh_for_ever(link, open_file):
    open_file(FORGE)
    link.begin(1)

    # The same forged `Stale` comes once more from the fresh process.
    told = gone(call, link, "forge", forgery_of(link)("s"))

    assert told == ("violation", "wire_broken", {})


def test_a_refusal_that_is_forged_is_an_error_of_the_students(link, open_file):
    open_file(FORGE)
    link.begin(1)

    with pytest.raises(StudentError, match="the answer cannot be read: because"):
        call(link, "forge", forgery_of(link)("n", "because"))


LOADS = {
    "no pair": "42",
    "no lists": "['u', [1, 2]]",
    "a third": "['u', [['l', []], ['l', []], 1]]",
    "a handle": "['h', 5, [], '', None]",
}


@pytest.mark.parametrize("answer", LOADS.values(), ids=LOADS)
def test_a_forged_import_of_another_form_is_a_violation(open_file, answer):
    text = f"{FORGE}\nforge(['r', 1, {answer}])"

    assert gone(open_file, text) == ("violation", "wire_broken", {})


def test_a_forged_import_gives_names_and_notes_that_are_texts_only(link, open_file):
    answer = "['u', [['l', ['f', 3, None]], ['l', [1, 'x' * 999] * 99]]]"

    open_file(f"{FORGE}\nforge(['r', 1, {answer}])")

    assert link.callables == {"f"}
    assert link.notes == ("x" * 200,) * 50


def test_a_check_that_asks_for_too_much_is_a_fault_of_ours(link, open_file):
    open_file("def f(x): pass")
    link.begin(1)

    with pytest.raises(BoxError, match="cannot carry"):
        call(link, "f", 1 << 80)


def test_closing_a_link_ends_its_process(link, open_file, zygote):
    from nnkit.judge.watchdog import descendants

    open_file("")
    assert len(descendants(zygote.pid)) == 1

    link.close()

    assert descendants(zygote.pid) == []


def told(link, open_file, **files):
    """The frames of an exception that `f` of net.py raises, as the judge tells them."""
    open_file(files.pop("net"), **files)
    link.begin(1)
    with pytest.raises(StudentError) as caught:
        call(link, "f")
    return [(frame.file, frame.line, frame.text) for frame in caught.value.frames]


def test_an_exception_is_told_with_the_lines_that_were_handed_in(link, open_file):
    net = "import tools\ndef f():\n    return tools.g()  # calls\n"

    frames = told(link, open_file, net=net, tools="def g():\n    return 1 / 0  # here\n")

    assert frames == [
        ("net.py", 3, "return tools.g()  # calls"),
        ("tools.py", 2, "return 1 / 0  # here"),
    ]


def test_a_line_of_a_notebook_is_told_with_its_cell(link, write):
    cells = ("x = 1", "%time\ndef f():\n    return 1 / 0")
    link.open(Source(write(""), cells, None, Limits()))
    link.begin(1)

    with pytest.raises(StudentError) as caught:
        call(link, "f")

    [frame] = caught.value.frames
    assert (frame.file, frame.line, frame.text) == ("net.ipynb, cell 2", 3, "return 1 / 0")


@pytest.mark.parametrize(
    "place",
    ["/etc/passwd", "../other/net.py", "not_there.py", "net.py\\0", "net.ipynb, cell 0", "work"],
)
def test_a_line_of_what_was_not_handed_in_is_not_told(link, open_file, place):
    text = f"""
import nnkit.wire

real = nnkit.wire.FrameData
nnkit.wire.FrameData = lambda file, line: real("{place}", 1)

def f():
    return 1 / 0
"""

    assert told(link, open_file, net=text) == []
