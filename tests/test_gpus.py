"""What nvidia-smi says of the GPUs, and workers that share one: by a program in its place.

torch finds no GPU on most machines that run the tests, so what it would say is put in its place as
well; the last tests ask the real ones.
"""

import time
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from nnkit import pool
from nnkit.collect.submissions import Handed, Submission
from nnkit.doctor import has_cuda
from nnkit.errors import UsageError
from nnkit.gpus import Meter, find_gpus
from nnkit.lanes import Gpu, Packing
from nnkit.plan import Job, Plan
from nnkit.pool import grade_over_workers
from nnkit.results import Verdict

GIB = 1 << 30
RIGHT = Path(__file__).parent / "course/solutions/00_cumsum/reference.py"


@pytest.fixture
def nvidia_smi(monkeypatch, tmp_path):
    """Puts a program in nvidia-smi's place that says some lines, and again when it is to loop."""

    def put(*lines):
        program = tmp_path / "bin" / "nvidia-smi"
        program.parent.mkdir(exist_ok=True)
        said = "\n".join(lines)
        program.write_text(
            "#!/bin/sh\n"
            'test "$1 $2" = \'--query-gpu=uuid,memory.used,memory.total '
            "--format=csv,noheader,nounits' || exit 2\n"
            f"while true; do printf '%s\\n' '{said}'; test $# = 3 || exit 0; sleep 0.05; done\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(program.parent), prepend=":")

    return put


@pytest.fixture
def torch_has(monkeypatch):
    """Lets torch say that it has GPUs of these UUIDs."""

    def put(*uuids):
        monkeypatch.setattr(torch.cuda, "device_count", lambda: len(uuids))
        monkeypatch.setattr(
            torch.cuda, "get_device_properties", lambda n: SimpleNamespace(uuid=uuids[n])
        )

    return put


def test_the_gpus_that_torch_may_use_come_in_its_order_with_what_others_have(nvidia_smi, torch_has):
    nvidia_smi("GPU-aaa, 512, 8192", "GPU-bbb, 0, 81920", "GPU-hidden, 0, 8192")
    torch_has("bbb", "aaa")

    assert find_gpus() == (Gpu("GPU-bbb", 80 * GIB), Gpu("GPU-aaa", 8 * GIB, GIB // 2))


@pytest.mark.parametrize("line", ["GPU-bbb, 0, 8192", "GPU-aaa, [N/A], [N/A]", "no devices found"])
def test_a_gpu_that_the_driver_does_not_measure_stands_for_all(nvidia_smi, torch_has, line):
    nvidia_smi(line)
    torch_has("aaa")

    assert find_gpus() == (Gpu(""),)


def test_without_nvidia_smi_nothing_is_measured(monkeypatch, torch_has, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    torch_has("aaa")

    assert find_gpus() == (Gpu(""),)
    with Meter() as meter:
        assert meter.read() == []


def test_the_meter_says_again_and_again_what_is_in_use(nvidia_smi):
    nvidia_smi("GPU-aaa, 512, 8192")
    seen = []

    with Meter() as meter:
        end = time.monotonic() + 30
        while len(seen) < 3:
            assert time.monotonic() < end, "the program says nothing"
            seen += meter.read()

    assert set(seen) == {Gpu("GPU-aaa", 8 * GIB, GIB // 2)}


TELLS = """
import os
raise RuntimeError("on " + os.environ.get("CUDA_VISIBLE_DEVICES", "no GPU"))
"""
HUNGRY = "raise MemoryError\n"


NEIGHBOUR = -1


class Crowded(Packing):
    """Whoever comes meets a neighbour, however fast the workers are; but for those who are owed to
    be alone."""

    owed: list[int] = []  # noqa: RUF012 - of the one test that looks at it
    alone: list[int] = []  # noqa: RUF012 - the same

    def enter(self, gpu, key):
        if key in self.owed:
            super().enter(gpu, key)
            return
        super().enter(gpu, NEIGHBOUR)
        super().enter(gpu, key)
        super().leave(gpu, NEIGHBOUR)

    def is_owed_another(self, gpu, key, lost_points, memory):
        is_owed = super().is_owed_another(gpu, key, lost_points, memory)
        self.owed.extend([key] * is_owed)
        return is_owed

    def let_one_in_alone(self, gpu):
        key = super().let_one_in_alone(gpu)
        self.alone.extend([] if key is None else [key])
        return key


def grade(course, device, texts):
    """Grades by four workers, whatever the box's level; gives what was told of each number."""
    plan = Plan(course, "sums", ("00_cumsum",), device, "en", for_student=False, unsafe=True)
    told = []

    def begin(environment):
        for number, text in enumerate(texts):
            handed = Handed("cumsum.py", text.encode())
            yield Job(number, Submission(f"student{number}", {"00_cumsum": handed}), ("00_cumsum",))

    grade_over_workers(plan, begin, lambda done: told.append(done) if done else None, 4)
    assert Counter(done.number for done in told) == Counter(range(len(texts)))
    return [done.result for done in sorted(told, key=lambda done: done.number)]


@pytest.fixture
def one_gpu(monkeypatch, nvidia_smi):
    """A machine with one large GPU, of which torch can use nothing."""
    gpu = Gpu("GPU-made-up", 80 * GIB)
    nvidia_smi("GPU-made-up, 0, 81920")
    monkeypatch.setattr(pool, "find_gpus", lambda: (gpu,))


@pytest.mark.skipif(has_cuda(), reason="there is a GPU here, and none is to be made up")
def test_processors_and_a_gpu_are_at_work_at_once_and_each_box_knows_its_own(own_course, one_gpu):
    results = grade(own_course, "both", [TELLS] * 12)

    where = {(each.device, each.exercises[0].message.count("on GPU-made-up")) for each in results}
    assert where == {("cuda", 1), ("cpu", 0)}


@pytest.mark.skipif(has_cuda(), reason="there is a GPU here, and none is to be made up")
def test_whoever_runs_out_of_memory_on_a_gpu_is_told_once_after_a_second_time_alone(
    own_course, one_gpu, monkeypatch
):
    monkeypatch.setattr(pool, "Packing", Crowded)
    monkeypatch.setattr(Crowded, "owed", [])
    monkeypatch.setattr(Crowded, "alone", [])

    results = grade(own_course, "cuda", [HUNGRY] * 8)

    assert {each.exercises[0].verdict for each in results} == {Verdict.MEMORY}
    assert sorted(Crowded.owed) == sorted(Crowded.alone) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_gpus_without_memory_are_refused_with_what_to_do(own_course, monkeypatch):
    monkeypatch.setattr(pool, "find_gpus", lambda: (Gpu("GPU-full", GIB, GIB),))

    with pytest.raises(UsageError) as caught:
        grade(own_course, "cuda", [])

    assert str(caught.value) == (
        "no GPU has memory left; wait for the others, or grade by `--device cpu`."
    )
