"""`python -m nnkit.reader`: one JSON object a line in, one out, until the input closes."""

import json
import resource
import sys

from nnkit.reader.findings import read

_MEMORY_BYTES = 1 << 30
_DEPTH = 3000  # a deep expression is a RecursionError, well before the stack ends


def main() -> None:
    """Serves requests under rlimits: no file to write, bounded memory."""
    for what, value in (
        (resource.RLIMIT_AS, _MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (value, value))
    sys.setrecursionlimit(_DEPTH)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(read(**json.loads(line))) + "\n")
        sys.stdout.flush()


main()
