"""Measures, prints one table, writes the record: `python -m benchmarks [PART]...`.

With parts named only those run, and the record stays as it was.
"""

import signal
import sys
from collections.abc import Callable

from benchmarks import cold, forks, memory, round_trip, scale, table, throughput

PARTS: dict[str, Callable[[], list[table.Row]]] = {
    "cold": cold.rows,
    "throughput": throughput.rows,
    "round_trip": round_trip.rows,
    "forks": forks.rows,
    "memory": memory.rows,
    "scale": scale.rows,
}


def main(names: list[str]) -> int:
    """Gives the exit code: 1 when a budget does not hold, 2 for a part that is not there."""
    unknown = sorted(set(names) - set(PARTS))
    if unknown:
        print(f"no part `{unknown[0]}`; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    rows = []
    for name in names or PARTS:
        print(f"measuring {name}", file=sys.stderr)
        rows += PARTS[name]()
    table.show(rows)
    if not names:
        table.write_record(rows)
    return int(any(row.holds is False for row in rows))


def _end(number: int, frame: object) -> None:
    """Leaves through every `with`: temporary folders and processes go."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
