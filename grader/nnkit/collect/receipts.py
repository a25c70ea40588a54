"""The receipt in a hand-in, as `nnkit submit` writes it: which files it packed, by digest.

It comes from a student, so it proves nothing; but a file that is not what it says was changed after
the student saw the receipt, and staff want to know. What is wrong with it is a note as well, and
never a lost point.
"""

import json
from collections.abc import Iterator, Mapping

from nnkit.collect.submissions import Handed
from nnkit.collect.trees import Tree, read
from nnkit.errors import CollectError

RECEIPT = "nnkit-receipt.json"
MOST_BYTES = 1 << 20


def receipt_notes(tree: Tree, files: Mapping[str, Handed]) -> dict[str, str]:
    """Gives a note for each exercise whose file is not the one of the receipt, by exercise."""
    try:
        if all(entry.name != RECEIPT for entry in tree.entries()):
            return {}
    except CollectError:  # a folder that is too large, which is told as such
        return {}
    try:
        listed = _digests(read(tree, RECEIPT, MOST_BYTES))
    except (CollectError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return dict.fromkeys(files, f"`{RECEIPT}` cannot be read")
    return dict(_differing(listed, files))


def _digests(data: bytes) -> dict[str, str]:
    listed = json.loads(data)["files"]
    return {str(name): str(told["sha256"]) for name, told in listed.items()}


def _differing(listed: Mapping[str, str], files: Mapping[str, Handed]) -> Iterator[tuple[str, str]]:
    for exercise, handed in files.items():
        if handed.problem:
            continue
        digest = listed.get(f"{exercise}/{handed.name}")
        if digest is None:
            yield exercise, f"`{handed.name}` is not in the receipt of `nnkit submit`"
        elif digest != handed.sha256:
            yield exercise, f"`{handed.name}` is not the file that `nnkit submit` packed"
