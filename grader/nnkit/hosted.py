"""A grading process on a cluster's worker: `python -m nnkit.hosted DESCRIPTOR`.

It is exec'ed by the worker (nnkit.host), gets plan and course over the line, lays the course into
a folder of its own and works as a worker of this machine does. Whatever ends it, the folder goes;
what a killed one left is cleared by the next one.
"""

import sys
from dataclasses import replace
from multiprocessing.connection import Connection

from nnkit.judge import scratch
from nnkit.pack import unpack_course
from nnkit.worker import serve


def main(descriptor: int) -> None:
    """Serves until the line is closed."""
    line = Connection(descriptor)
    plan, packed = line.recv()
    with scratch.workers_folder() as folder:
        unpack_course(packed, folder / "course")
        serve(line, replace(plan, course=folder / "course"), folder)


if __name__ == "__main__":
    main(int(sys.argv[1]))
