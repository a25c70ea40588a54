"""Workers shared out over processors and GPUs, and submissions let onto GPUs: by simulation."""

import heapq
from collections import deque
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nnkit.lanes import CONTEXT_BYTES, Gpu, Lane, Packing, lanes

GIB = 1 << 30
MAY_TAKE = GIB  # of one submission, over CUDA's own
BIG = Gpu("GPU-big", 80 * GIB, GIB)
SMALL = Gpu("GPU-small", 8 * GIB)
FULL = Gpu("GPU-full", 8 * GIB, 8 * GIB)
UNKNOWN = Gpu("")


@pytest.mark.parametrize(
    ("device", "gpus", "workers", "expected"),
    [
        ("cpu", [], 2, [("cpu", None, 2)]),
        ("cpu", [BIG], 2, [("cpu", None, 2)]),
        ("cuda", [BIG], 16, [("cuda", BIG, 16)]),
        ("cuda", [BIG, SMALL], 3, [("cuda", BIG, 2), ("cuda", SMALL, 1)]),
        ("cuda", [BIG, SMALL], 1, [("cuda", BIG, 1)]),
        ("cuda", [SMALL], 64, [("cuda", SMALL, 32)]),  # more could never be on it at once
        ("cuda", [SMALL, FULL], 4, [("cuda", SMALL, 4)]),
        ("cuda", [FULL], 4, []),
        ("cuda", [UNKNOWN], 8, [("cuda", UNKNOWN, 1)]),
        ("both", [BIG], 16, [("cuda", BIG, 15), ("cpu", None, 1)]),
        ("both", [SMALL], 64, [("cuda", SMALL, 32), ("cpu", None, 32)]),
        ("both", [BIG], 1, [("cuda", BIG, 1)]),
        ("both", [FULL], 4, [("cpu", None, 4)]),
    ],
)
def test_workers_are_shared_out_over_processors_and_gpus(device, gpus, workers, expected):
    assert list(lanes(device, gpus, workers)) == [Lane(*each) for each in expected]


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8),
    st.integers(1, 64),
    st.sampled_from(["cpu", "cuda", "both"]),
)
def test_no_worker_is_lost_and_no_gpu_is_left_out(sizes, workers, device):
    gpus = [Gpu(f"GPU-{n}", max(sizes[n]) * GIB, min(sizes[n]) * GIB) for n in range(len(sizes))]

    made = lanes(device, gpus, workers)

    assert sum(lane.slots for lane in made) <= workers
    if device != "cuda":
        assert sum(lane.slots for lane in made) == workers
    used = {lane.gpu.name: lane.slots for lane in made if lane.gpu}
    free = [gpu.name for gpu in gpus if gpu.free_bytes]
    for_gpus = {"cpu": 0, "cuda": workers, "both": workers - (workers > 1)}[device]
    assert len(used) == min(len(free), for_gpus)


def test_before_anything_is_measured_a_guess_on_the_safe_side_is_taken():
    packing = Packing([SMALL], MAY_TAKE)
    for key in range(3):
        assert packing.has_room(SMALL)
        packing.enter(SMALL, key)

    assert not packing.has_room(SMALL)  # 4 x 1.75 GiB, one of which stays free


def test_more_are_let_in_once_it_is_known_how_little_they_take():
    packing = Packing([SMALL], MAY_TAKE)
    for key in range(3):
        packing.enter(SMALL, key)

    packing.look(SMALL.name, 3 * 400 << 20)

    assert packing.need_bytes == 500 << 20
    for key in range(3, 12):
        assert packing.has_room(SMALL)
        packing.enter(SMALL, key)
    assert not packing.has_room(SMALL)  # 12 x 500 MiB and 1.75 GiB that stay free


def test_what_others_have_on_the_gpu_is_nobodys_need():
    packing = Packing([BIG], MAY_TAKE)
    packing.enter(BIG, "ada")

    packing.look(BIG.name, BIG.used_bytes + (512 << 20))

    assert packing.need_bytes == 640 << 20


def test_the_hungriest_so_far_is_what_counts():
    packing = Packing([BIG], MAY_TAKE)
    packing.enter(BIG, "ada")

    packing.look(BIG.name, BIG.used_bytes + (512 << 20))
    packing.look(BIG.name, BIG.used_bytes + (300 << 20))

    assert packing.need_bytes == 640 << 20


def test_one_that_took_all_there_is_slows_nobody_down_afterwards():
    packing = Packing([BIG], MAY_TAKE)
    packing.enter(BIG, "mallory")
    packing.look(BIG.name, BIG.total_bytes)
    packing.leave(BIG, "mallory")

    assert packing.need_bytes == 1792 << 20


def test_what_is_less_than_cuda_itself_takes_is_no_measurement():
    packing = Packing([BIG], MAY_TAKE)
    packing.enter(BIG, "ada")

    packing.look(BIG.name, BIG.used_bytes + (8 << 20))

    assert packing.need_bytes == 1792 << 20


def test_a_gpu_whose_memory_cannot_be_measured_takes_one_at_a_time():
    packing = Packing([UNKNOWN], MAY_TAKE)
    packing.enter(UNKNOWN, "ada")

    assert not packing.has_room(UNKNOWN)
    packing.leave(UNKNOWN, "ada")
    assert packing.has_room(UNKNOWN)


def two_on_a_gpu():
    packing = Packing([SMALL], MAY_TAKE)
    packing.enter(SMALL, "ada")
    packing.enter(SMALL, "ben")
    return packing


def test_whoever_ran_out_of_memory_beside_another_is_graded_again_alone():
    packing = two_on_a_gpu()
    packing.leave(SMALL, "ada")

    assert packing.is_owed_another(SMALL, "ada", lost_points=True, memory=True)

    assert not packing.has_room(SMALL)  # nobody else comes while one waits to be alone
    assert packing.let_one_in_alone(SMALL) is None  # ben is there still
    packing.leave(SMALL, "ben")
    assert packing.let_one_in_alone(SMALL) == "ada"
    assert not packing.has_room(SMALL)
    packing.leave(SMALL, "ada")
    assert not packing.is_owed_another(SMALL, "ada", lost_points=True, memory=True)
    assert packing.has_room(SMALL)


def test_whoever_is_to_be_alone_takes_the_gpu_that_is_empty_first():
    other = Gpu("GPU-other", 8 * GIB)
    packing = Packing([SMALL, other], MAY_TAKE)
    for gpu, key in ((SMALL, "ada"), (SMALL, "ben"), (other, "cleo")):
        packing.enter(gpu, key)
    packing.leave(SMALL, "ada")
    packing.is_owed_another(SMALL, "ada", lost_points=True, memory=True)
    packing.enter(SMALL, "dan")

    assert packing.has_room(SMALL)
    assert not packing.has_room(other)
    packing.leave(other, "cleo")
    assert packing.let_one_in_alone(other) == "ada"
    assert packing.has_room(SMALL)


def test_whoever_lost_points_while_memory_was_short_is_graded_again_too():
    packing = two_on_a_gpu()
    packing.look(SMALL.name, 7 * GIB)
    for key in ("ada", "ben"):
        packing.leave(SMALL, key)

    assert packing.is_owed_another(SMALL, "ada", lost_points=True, memory=False)
    assert not packing.is_owed_another(SMALL, "ben", lost_points=False, memory=False)


def test_whoever_lost_points_while_there_was_memory_is_not():
    packing = two_on_a_gpu()
    packing.look(SMALL.name, GIB)
    packing.leave(SMALL, "ada")

    assert not packing.is_owed_another(SMALL, "ada", lost_points=True, memory=False)


def test_whoever_ran_out_of_memory_alone_did_so_by_itself():
    packing = Packing([SMALL], MAY_TAKE)
    packing.enter(SMALL, "ada")
    packing.look(SMALL.name, 8 * GIB)
    packing.leave(SMALL, "ada")

    assert not packing.is_owed_another(SMALL, "ada", lost_points=True, memory=True)


@dataclass(frozen=True)
class Job:
    """What a made-up submission does on a GPU: it wants so much at once, keeps it for a while, and
    may hide that it did not get it."""

    wants: int
    takes_s: int
    hides: bool = False
    is_hostile: bool = False  # it goes around the limit of its own process, and asks for all

    def is_over(self, gpu):
        """Whether it cannot have what it wants even when it is alone."""
        most = gpu.free_bytes if self.is_hostile else min(gpu.free_bytes, CONTEXT_BYTES + MAY_TAKE)
        return self.wants > most


class Simulation:
    """GPUs with real amounts of memory, workers in lanes, and jobs that take what they want."""

    def __init__(self, gpus, workers, jobs):
        self.gpus = {gpu.name: gpu for gpu in gpus}
        self.jobs = jobs
        self.used = {gpu.name: gpu.used_bytes for gpu in gpus}
        self.packing = Packing(gpus, MAY_TAKE)
        self.workers = [
            lane.gpu for lane in lanes("cuda", gpus, workers) for _ in range(lane.slots)
        ]
        self.waiting = deque(range(len(jobs)))
        self.at_work = []  # (when it ends, its job, its worker, what it has, whether it got it)
        self.verdicts = {}
        self.now = 0

    def run(self):
        free = [*range(len(self.workers))]
        while True:
            while started := [worker for worker in free if self.start_one(worker)]:
                free = [worker for worker in free if worker not in started]
            self.check(free)
            if not self.at_work:
                return self.verdicts
            free.append(self.end_one())

    def start_one(self, worker):
        gpu = self.workers[worker]
        number = self.packing.let_one_in_alone(gpu)
        if number is None:
            if not self.waiting or not self.packing.has_room(gpu):
                return False
            number = self.waiting.popleft()
            self.packing.enter(gpu, number)
            on_it = 1 + sum(self.workers[each[2]] is gpu for each in self.at_work)
            assert on_it == 1 or on_it * self.packing.need_bytes <= gpu.free_bytes, gpu
        job = self.jobs[number]
        left = gpu.total_bytes - self.used[gpu.name]
        got = job.wants <= left and not job.is_over(gpu)
        has = job.wants if got else left if job.is_hostile else 0
        self.used[gpu.name] += has
        self.packing.look(gpu.name, self.used[gpu.name])
        heapq.heappush(self.at_work, (self.now + job.takes_s, number, worker, has, got))
        return True

    def end_one(self):
        self.now, number, worker, has, got = heapq.heappop(self.at_work)
        gpu, job = self.workers[worker], self.jobs[number]
        self.packing.leave(gpu, number)
        self.used[gpu.name] -= has
        if not self.packing.is_owed_another(gpu, number, not got, not got and not job.hides):
            assert number not in self.verdicts
            self.verdicts[number] = "memory" if not got else "ok"
        return worker

    def check(self, free):
        """No GPU is over its memory, and none idles while a job fits and a worker is free."""
        assert all(self.used[name] <= gpu.total_bytes for name, gpu in self.gpus.items())
        for worker in free:
            gpu = self.workers[worker]
            busy = any(self.workers[each[2]] is gpu for each in self.at_work)
            assert busy or not (self.waiting or self.packing.is_waited_for), gpu
            assert not (self.waiting and self.packing.has_room(gpu)), gpu


SIZES = st.lists(
    st.tuples(st.sampled_from([4, 8, 24, 80]), st.integers(0, 2)), min_size=1, max_size=3
)
MODEST = st.builds(Job, st.integers(300 << 20, 375 << 20), st.integers(1, 9))
HUNGRY = st.builds(Job, st.integers(GIB, 2 * GIB), st.integers(1, 9), st.booleans())
HOSTILE = st.builds(Job, st.just(100 * GIB), st.integers(1, 9), st.booleans(), st.just(True))
ANY = st.one_of(MODEST, MODEST, MODEST, HUNGRY, HOSTILE)


def made(sizes):
    return [Gpu(f"GPU-{n}", total * GIB, used * GIB) for n, (total, used) in enumerate(sizes)]


@given(SIZES, st.integers(1, 40), st.lists(MODEST, max_size=60))
def test_submissions_that_are_alike_are_packed_and_none_is_graded_twice(sizes, workers, jobs):
    simulation = Simulation(made(sizes), workers, jobs)

    assert simulation.run() == dict.fromkeys(range(len(jobs)), "ok")


@given(
    st.sampled_from([4, 8, 24]), st.integers(1, 3), st.integers(1, 40), st.lists(ANY, max_size=60)
)
def test_one_students_hunger_is_no_others_verdict(size, count, workers, jobs):
    # Alike, so that what a job gets alone does not depend on where it is.
    gpus = made([(size, 0)] * count)
    simulation = Simulation(gpus, workers, jobs)

    alone = {n: "memory" if job.is_over(gpus[0]) else "ok" for n, job in enumerate(jobs)}
    assert simulation.run() == alone
