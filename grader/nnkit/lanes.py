"""Lanes: on which device each worker grades, and whether a GPU has room for one submission more.

Theory of operation. A worker of a GPU's lane holds none of the GPU's memory while it waits: its
zygote never opens CUDA, each student process does. So there may be more workers than fit at once,
and a submission is let in when what it will take is still free. How much that is, is measured: what
is in use while so many are inside, shared among them, with some headroom; before the first
measurement it is a guess on the safe side. As much as one may take at most stays free beside that.
Code that grows beyond what was measured, or beyond what it may, can still use all of it up: whoever
lost points while memory was short, and was not alone, is graded again alone on a GPU, and only that
counts. No student's verdict depends on a neighbour's hunger.

Nothing here asks a driver or starts a process: nnkit.gpus looks, nnkit.pool acts.
"""

from collections import Counter, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

LEAST_BYTES = 256 << 20  # CUDA's own memory in a process, on small cards: nobody takes less
CONTEXT_BYTES = 768 << 20  # the same on large cards, with cuDNN and cuBLAS loaded
HEADROOM = 1.25  # over what was measured

_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True)
class Gpu:
    """A GPU by its name for CUDA_VISIBLE_DEVICES, and what of its memory was in use by others when
    it was looked at. Without a name its memory cannot be measured, and it takes one at a time."""

    name: str
    total_bytes: int = 0
    used_bytes: int = 0

    @property
    def free_bytes(self) -> int:
        """What is left for student processes."""
        return self.total_bytes - self.used_bytes

    def holds(self, need_bytes: int, kept_bytes: int = 0) -> int:
        """Gives how many that need so much fit at once, beside what is kept free."""
        return max(0, self.free_bytes - kept_bytes) // need_bytes if self.name else 1


@dataclass(frozen=True)
class Lane:
    """Some workers of one device; `gpu` is None on the processors' lane."""

    device: str
    gpu: Gpu | None
    slots: int


def lanes(device: str, gpus: Sequence[Gpu], workers: int) -> tuple[Lane, ...]:
    """Shares out workers over the processors (`cpu`), the GPUs (`cuda`) or `both`.

    Every GPU that holds anything gets one before any gets two, and none gets more than it can ever
    hold; of `both` the processors get what is left, and one at least where there are two.
    """
    kept = {"cpu": workers, "both": min(1, workers - 1), "cuda": 0}[device]
    slots: Counter[int] = Counter()
    for _ in range(workers - kept):
        room = [n for n, gpu in enumerate(gpus) if slots[n] < gpu.holds(LEAST_BYTES)]
        if not room:
            break
        slots[min(room, key=lambda n: slots[n])] += 1
    left = 0 if device == "cuda" else workers - slots.total()
    of_gpus = [Lane("cuda", gpu, slots[n]) for n, gpu in enumerate(gpus) if slots[n]]
    return (*of_gpus, *([Lane("cpu", None, left)] if left else ()))


@dataclass(eq=False)
class _Inside(Generic[_K]):
    """Who is on a GPU, and who of them met a neighbour or short memory."""

    gpu: Gpu
    now: set[_K] = field(default_factory=set)
    is_taken: bool = False  # by one that is to be alone
    in_company: set[_K] = field(default_factory=set)
    in_need: set[_K] = field(default_factory=set)


class Packing(Generic[_K]):
    """Lets submissions, by any key, onto GPUs as far as their memory goes; `memory_bytes` is what
    one may take over CUDA's own."""

    def __init__(self, gpus: Iterable[Gpu], memory_bytes: int) -> None:
        self._most_bytes = CONTEXT_BYTES + memory_bytes
        self._seen_bytes = 0
        self._to_be_alone: deque[_K] = deque()
        self._gpus: dict[str, _Inside[_K]] = {gpu.name: _Inside(gpu) for gpu in gpus}

    @property
    def need_bytes(self) -> int:
        """What one submission is taken to need; one that took more than it may is no measure."""
        return min(int(self._seen_bytes * HEADROOM) or self._most_bytes, self._most_bytes)

    @property
    def is_waited_for(self) -> bool:
        """Whether anybody waits to be alone."""
        return bool(self._to_be_alone)

    def has_room(self, gpu: Gpu) -> bool:
        """Whether one more may come: the first always may, unless one is, or is to be, alone."""
        each = self._gpus[gpu.name]
        if each.is_taken or each in self._to_be_emptied():
            return False
        return not each.now or len(each.now) < gpu.holds(self.need_bytes, self._most_bytes)

    def _to_be_emptied(self) -> list[_Inside[_K]]:
        """Gives a GPU for each who waits to be alone, as far as there are: the emptiest ones."""
        open_ = [each for each in self._gpus.values() if not each.is_taken]
        return sorted(open_, key=lambda each: len(each.now))[: len(self._to_be_alone)]

    def enter(self, gpu: Gpu, key: _K) -> None:
        """Notes that a submission is on the GPU from now on."""
        each = self._gpus[gpu.name]
        each.now.add(key)
        if len(each.now) > 1:
            each.in_company |= each.now

    def let_one_in_alone(self, gpu: Gpu) -> _K | None:
        """Gives who has waited longest to be alone, when nobody is on this GPU."""
        each = self._gpus[gpu.name]
        if each.now or not self._to_be_alone:
            return None
        key = self._to_be_alone.popleft()
        each.is_taken = True
        self.enter(gpu, key)
        return key

    def look(self, name: str, used_bytes: int) -> None:
        """Takes a measurement: what is in use on a GPU at this moment."""
        each = self._gpus.get(name)
        if each is None or not each.now:
            return
        share = (used_bytes - each.gpu.used_bytes) // len(each.now)
        if share >= LEAST_BYTES:  # less is nobody who has opened CUDA
            self._seen_bytes = max(self._seen_bytes, share)
        if each.gpu.total_bytes - used_bytes < self._most_bytes:
            each.in_need |= each.now

    def leave(self, gpu: Gpu, key: _K) -> None:
        """Notes that a submission, or its worker, is gone from the GPU."""
        each = self._gpus[gpu.name]
        each.now.discard(key)
        each.is_taken = False

    def is_owed_another(self, gpu: Gpu, key: _K, lost_points: bool, memory: bool) -> bool:
        """Whether one that is gone is to be graded again alone, for which it then waits.

        `memory` says that its own verdict is so; else memory must have been short on the GPU.
        """
        each = self._gpus[gpu.name]
        is_owed = lost_points and key in each.in_company and (memory or key in each.in_need)
        each.in_company.discard(key)
        each.in_need.discard(key)
        if is_owed:
            self._to_be_alone.append(key)
        return is_owed
