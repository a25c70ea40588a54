"""How much memory the parent of a run holds while a class of the stub grows.

`python memory.py FOLDER COUNT` runs a class of COUNT and prints, as JSON, the MiB that it held
after each tenth of it.
"""

import json
import sys
from pathlib import Path

import psutil
import stub

stub.run_module._BATCH = 100  # as it is


def main(folder, count):
    """Prints what was held."""
    stub.make_course(folder)
    for number in range(count):
        stub.hand_in(folder, f"student{number:06}", cumsum=f"# {number}\n")
    process, told, held = psutil.Process(), 0, []

    def look():
        nonlocal told
        told += 1
        if told % (count // 10) == 0:
            held.append(process.memory_info().rss / 2**20)

    stub.grade(folder, on_told=look, ahead=4)
    print(json.dumps({"told": told, "held": held}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
