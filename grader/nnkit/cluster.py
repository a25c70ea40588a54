"""Jobs over the workers of a Dask cluster: `--cluster tcp://scheduler:8786`.

The course goes from here to the workers directly, and results come back so: the scheduler sees
submissions, and neither checks, secret nor results. A few jobs make a task; few tasks are on their
way at once, so that a class streams through. Whatever a lost worker or a restarted scheduler takes
along is handed out again; what comes back twice is taken once.
"""

import contextlib
import ipaddress
import itertools
import logging
import secrets
import socket
import threading
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

import psutil

from nnkit import __version__
from nnkit.errors import UsageError
from nnkit.fault import given_up
from nnkit.host import VERSIONS, Batch, Setup, end, grade_batch
from nnkit.pack import pack_course
from nnkit.plan import TRIES, Begin, Done, Environment, Job, Plan, Tell
from nnkit.results import from_json

JOBS_A_TASK = 4
TASKS_A_WORKER = 2
TICK_S = 0.5
CONNECT_S = 30.0
RESTART_S = 300.0  # for a scheduler, and workers, that are started anew
END_S = 5.0
SLACK_S = 300.0  # beyond a submission's own limit: an exercise's bank may have to be made first


def check_address(address: str, insecure: bool) -> None:
    """Refuses what is no address of a scheduler, and one beyond this machine without TLS."""
    try:
        parts = urlsplit(address)
        host = parts.hostname if parts.scheme in ("tcp", "tls") and parts.port else None
    except ValueError:
        host = None
    if not host:
        raise UsageError(
            f"`{address}` is no scheduler's address; type `tls://HOST:8786`, or `tcp://` here."
        )
    if parts.scheme == "tcp" and not insecure and not _is_here(host):
        raise UsageError(
            f"{address}: plain TCP would show submissions and checks to the network; use `tls://`, "
            "or say `--insecure-cluster` where the network is yours alone."
        )


def check_workers(addresses: Iterable[str], insecure: bool) -> None:
    """Refuses workers beyond this machine without TLS, wherever the scheduler is: the course goes
    to them."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme != "tls" and not insecure and not _is_here(parts.hostname or ""):
            raise UsageError(
                f"{address}: this worker is reached by plain TCP, which would show checks to the "
                "network; use `tls://`, or say `--insecure-cluster` where the network is yours "
                "alone."
            )


def _is_here(host: str) -> bool:
    """Whether a name leads to this machine, all its addresses considered."""
    own = {each.address for addresses in psutil.net_if_addrs().values() for each in addresses}
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return all(each in own or ipaddress.ip_address(each).is_loopback for each in found)


def grade_on_cluster(plan: Plan, begin: Begin, tell: Tell, address: str, insecure: bool) -> None:
    """Does the jobs over the workers of the scheduler at `address`."""
    check_address(address, insecure)
    logging.disable()  # Dask's, whose levels are set when it is imported; what matters is told here
    warnings.filterwarnings("ignore", "Sending large graph")  # it is what was handed in
    cluster = _Cluster(plan, address, insecure)
    try:
        cluster.run(begin, tell)
    finally:
        cluster.close()


class _Cluster:
    def __init__(self, plan: Plan, address: str, insecure: bool) -> None:
        self._plan = plan
        self._address = address
        self._insecure = insecure
        course, _, _ = plan.load()
        patience_s = TRIES * course.limits.submission_s + SLACK_S
        self._given = Setup(plan, pack_course(course), secrets.token_hex(8), patience_s)
        self._environment: Environment | None = None
        self._open: dict[int, Job] = {}  # until their results are here
        self._again: list[Job] = []
        self._tasks: dict[Any, list[Job]] = {}  # by future
        self._killed: Counter[int] = Counter()  # how often workers died while they had a job
        self._scheduler = ""
        self._client: Any = None
        self._connect(CONNECT_S)

    def run(self, begin: Begin, tell: Tell) -> None:
        """Looks at the workers, then hands out jobs until all are done."""
        self._environment = self._look()
        jobs = begin(self._environment)
        while True:
            for done in self._given_up():
                tell(done)
            try:
                if not self._fill(jobs):
                    return
                ended = self._ended()
            except OSError:
                self._connect(RESTART_S)
                continue
            for future in ended:
                for done in self._take(future):
                    tell(done)
            tell(None)

    def _given_up(self) -> Iterator[Done]:
        """Gives those up that workers died of too often."""
        hopeless = [job for job in self._again if self._killed[job.number] >= TRIES]
        self._again = [job for job in self._again if self._killed[job.number] < TRIES]
        for job in hopeless:
            self._open.pop(job.number, None)
            yield given_up(self._plan, job)

    def close(self) -> None:
        """Takes back what is on its way, and lets the workers end their grading processes; a
        worker that does not answer is not waited for, its process ends by itself in a while."""
        ending = threading.Thread(target=self._end, daemon=True)
        ending.start()
        ending.join(END_S)
        self._client.close(timeout=END_S)

    def _end(self) -> None:
        with contextlib.suppress(Exception):  # whatever is gone by now
            self._client.cancel(list(self._tasks), force=True)
            self._client.run(end, self._given.run, on_error="ignore")

    def _connect(self, patience_s: float) -> None:
        """Connects to the scheduler, puts the course onto its workers, and takes back what was on
        its way: after a restart nobody knows of it any more. Where the scheduler is the one that it
        was, all workers died, and each job on its way may be the cause."""
        at_work = [job.number for batch in self._tasks.values() for job in batch]
        self._tasks.clear()
        self._again = [*self._open.values()]
        if self._client is not None:
            self._client.close(timeout=END_S)
        try:
            self._client = _distributed().Client(
                self._address, timeout=patience_s, direct_to_workers=True
            )
            self._client.wait_for_workers(1, timeout=patience_s)
        except (OSError, ValueError, TypeError) as error:  # the last two: how TLS is set up
            raise UsageError(
                f"{self._address}: the scheduler cannot be reached, or has no worker ({error})."
            ) from None
        former, self._scheduler = self._scheduler, self._client.scheduler_info()["id"]
        if self._scheduler == former:
            self._killed.update(at_work)
        check_workers(self._client.nthreads(), self._insecure)
        try:
            self._setup = self._client.scatter(self._given, direct=True, hash=False, broadcast=True)
        except OSError as error:
            raise UsageError(
                f"{self._address}: its workers cannot be reached from here ({error}); run the "
                "command on a machine that can, for checks do not go through the scheduler."
            ) from None

    def _look(self) -> Environment:
        """Starts a grading process on each worker, and gives what their boxes are."""
        workers = list(self._client.nthreads())
        asked = [
            self._client.submit(
                grade_batch, self._setup, (), workers=[each], allow_other_workers=True, pure=False
            )  # another one, if it dies meanwhile
            for each in workers
        ]
        try:
            batches = self._client.gather(asked)
        except Exception as error:  # whatever the other side's Python says
            raise UsageError(f"a worker cannot run nnkit {__version__} ({error}).") from None
        seen = [self._checked(*each) for each in zip(batches, workers, strict=True)]
        if len({each.torch for each in seen}) > 1:
            versions = ", ".join(sorted({each.torch for each in seen}))
            raise UsageError(f"the workers have different versions of torch ({versions}).")
        return Environment(frozenset().union(*(each.levels for each in seen)), seen[0].torch)

    def _checked(self, batch: Batch, where: str) -> Environment:
        if batch.versions != VERSIONS:
            raise UsageError(
                f"the worker {where} has {batch.versions}, and here is {VERSIONS}: install the "
                "same."
            )
        if batch.refusal or batch.environment is None:
            raise UsageError(f"the worker {where} cannot grade: {batch.refusal}")
        known = self._environment
        if known and batch.environment.torch != known.torch:
            raise UsageError(
                f"a worker that came later has torch {batch.environment.torch}, the others "
                f"{known.torch}; take it away and run the same command again."
            )
        return batch.environment

    def _fill(self, jobs: Iterator[Job]) -> bool:
        """Hands out jobs while there is room; whether anything is on its way."""
        workers = self._client.nthreads()
        check_workers(workers, self._insecure)  # one may have come later
        self._again.sort(key=lambda job: self._killed[job.number])
        while self._has_room(len(workers)):
            batch = self._again[:1] or list(itertools.islice(jobs, JOBS_A_TASK))
            if not batch:
                break
            del self._again[:1]
            self._open |= {job.number: job for job in batch}
            future = self._client.submit(grade_batch, self._setup, batch, pure=False)
            self._tasks[future] = batch
        return bool(self._tasks)

    def _has_room(self, workers: int) -> bool:
        """Whether one task more may be on its way. A job with one try left is there alone, so that
        no other pays for what it does."""
        at_work = [job for batch in self._tasks.values() for job in batch]
        if any(map(self._is_suspect, at_work)) or any(map(self._is_suspect, self._again[:1])):
            return not self._tasks
        return len(self._tasks) < TASKS_A_WORKER * max(1, workers)

    def _is_suspect(self, job: Job) -> bool:
        return self._killed[job.number] >= TRIES - 1

    def _ended(self) -> list[Any]:
        """Gives the tasks that ended, waits a moment for one; OSError when the scheduler, or the
        course on all its workers, is gone."""
        if self._client.status == "closed":
            raise OSError("the connection is closed")
        with _lost_is_os_error(), contextlib.suppress(TimeoutError):
            _distributed().wait(list(self._tasks), timeout=TICK_S, return_when="FIRST_COMPLETED")
        if any(future.status in ("cancelled", "lost") for future in self._tasks):
            raise OSError("the scheduler was started anew")
        return [future for future in self._tasks if future.status != "pending"]

    def _take(self, future: Any) -> Iterator[Done]:
        batch = self._tasks.pop(future)
        if future.status == "error":
            self._hand_out_again(batch, future.exception())
            return
        try:
            came: Batch = self._client.gather(future)
        except Exception:  # its worker died before the result was fetched
            self._again += batch
            return
        self._checked(came, "that came later")
        for job in batch:
            if job.number in came.results and self._is_first(job):
                yield Done(job.number, from_json(came.results[job.number]))
            elif job.number in came.lost and self._is_first(job):
                yield given_up(self._plan, job)

    def _hand_out_again(self, batch: list[Job], error: BaseException) -> None:
        """Tries the jobs of a task that took its workers along again, each alone: one of them may
        be the cause."""
        if not isinstance(error, _distributed().KilledWorker):
            raise UsageError(f"a worker cannot run nnkit {__version__} ({error}).")
        self._killed.update(job.number for job in batch)
        self._again += batch

    def _is_first(self, job: Job) -> bool:
        """Whether nothing came of the job yet; from now on something has."""
        return self._open.pop(job.number, None) is not None


@contextlib.contextmanager
def _lost_is_os_error() -> Iterator[None]:
    """Lets Dask's own error for tasks that nobody knows of any more be the one for a lost line."""
    from distributed.client import FuturesCancelledError

    try:
        yield
    except FuturesCancelledError as error:
        raise OSError("the scheduler was started anew") from error


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise UsageError("a cluster needs Dask; type `pip install 'nnkit[cluster]'`.") from None
    return distributed
