"""Runs `otter run` on notebooks, one after another in this process, in otter's own environment.

`python inside.py ZIP NOTEBOOK...` prints a JSON list, for each notebook its points, and the seconds
that it took: by the wall, and of the processors, its kernel's among them.
"""

import json
import resource
import sys
import time
from typing import Any

from otter.api import grade_submission


def _graded(notebook: str, autograder: str) -> dict[str, Any]:
    cpu, started = _cpu(), time.perf_counter()
    results = grade_submission(notebook, autograder, quiet=True)
    taken = {"wall_s": time.perf_counter() - started, "cpu_s": _cpu() - cpu}
    return {"points": results.total, "of": results.possible, **taken}


def _cpu() -> float:
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    print(json.dumps([_graded(notebook, sys.argv[1]) for notebook in sys.argv[2:]]))
