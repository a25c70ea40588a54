"""Measures, prints one table, writes the record: `python -m benchmarks [--peers NAMES] [PART]...`.

With parts named only those run, and the record and its picture stay as they were. `--peers
nbgrader,otter` sets up those that are not yet; one that is set up is measured, asked for or not.
"""

import argparse
import signal
import sys
from collections.abc import Callable

from benchmarks import (
    cluster,
    cold,
    forks,
    gradebook,
    memory,
    plot,
    round_trip,
    scale,
    table,
    throughput,
)
from benchmarks.peers import environment

PARTS: dict[str, Callable[[], list[table.Row]]] = {
    "cold": cold.rows,
    "throughput": throughput.rows,
    "round_trip": round_trip.rows,
    "forks": forks.rows,
    "memory": memory.rows,
    "scale": scale.rows,
    "gradebook": gradebook.rows,
    "cluster": cluster.rows,
}


def main(arguments: list[str]) -> int:
    """Gives the exit code: 1 when a budget does not hold, 2 for a name that is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--peers", default="", help=",".join(environment.NAMES))
    given = parser.parse_args(arguments)
    peers = [name for name in given.peers.split(",") if name]
    for kind, names, known in (("part", given.parts, PARTS), ("peer", peers, environment.NAMES)):
        unknown = sorted(set(names) - set(known))
        if unknown:
            print(f"no {kind} `{unknown[0]}`; there are {', '.join(known)}.", file=sys.stderr)
            return 2
    for name in peers:
        environment.build(name)
    return _measure(given.parts)


def _measure(names: list[str]) -> int:
    rows = []
    for name in names or PARTS:
        print(f"measuring {name}", file=sys.stderr)
        rows += PARTS[name]()
    table.show(rows)
    if not names:
        table.write_record(rows)
        plot.draw()
    return int(any(row.holds is False for row in rows))


def _end(number: int, frame: object) -> None:
    """Leaves through every `with`: temporary folders and processes go."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
