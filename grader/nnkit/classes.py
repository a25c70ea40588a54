"""Grades a class: a store is opened, workers do the jobs of a run, and what is done is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nnkit.errors import StoreError
from nnkit.grading import Found, Typed, default_jobs, store_of
from nnkit.plan import Done
from nnkit.pool import grade_over_workers
from nnkit.run import ClassRun, Show
from nnkit.store.place import note_store
from nnkit.store.store import Store, open_store
from nnkit.worker import grade_here


@contextmanager
def class_store(found: Found, typed: Typed) -> Iterator[Store]:
    """Opens the store that a class's results go to; later verbs find it by themselves."""
    with open_store(store_of(found.course, typed)) as store:
        note_store(found.course.root, store.url)
        yield store


def grade_class(
    found: Found, typed: Typed, store: Store, show: Show, tick: Callable[[], None]
) -> None:
    """Grades what is not stored yet; whatever ends it, what was graded is stored and told.

    `tick` is called now and then, and after each result.
    """
    plan = found.plan(typed)
    run = ClassRun(plan, store, found.collected, typed.wanted, show)
    jobs = typed.jobs or default_jobs(found.count)

    def tell(done: Done | None) -> None:
        run.tell(done)
        tick()

    try:
        if typed.cluster:
            from nnkit.cluster import grade_on_cluster

            grade_on_cluster(plan, run.begin, tell, typed.cluster, typed.insecure_cluster)
        elif jobs == 1 and plan.device != "both":
            grade_here(plan, run.begin, tell)
        else:
            grade_over_workers(plan, run.begin, tell, jobs)
    except StoreError:
        raise
    except BaseException:
        run.write()
        raise
    run.end()
