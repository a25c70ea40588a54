"""`nnkit release --to gradescope`: the autograder zip, which grades offline with nnkit inside.

An instructor's artefact: it carries the hidden checks and a secret, so it is never written below a
release, and the leak wall does not read it. The secret is made of the course's own for this
assignment alone: who gets into a container learns nothing of another assignment, and inputs differ
from those of `nnkit grade` at home, while right stays right. Layout and names: Gradescope's
documentation, "Autograder Specifications": setup.sh and run_autograder at the root, the latter
executable, both with Unix line ends.
"""

import hmac
from pathlib import Path
from string import Template

from nnkit.course import Assignment, Course
from nnkit.errors import UsageError
from nnkit.judge.secret import load_secret
from nnkit.pack import pack_assignment
from nnkit.wheel import WHEEL_NAME, build_wheel
from nnkit.zips import write_zip

_SETUP = Template(
    """#!/usr/bin/env bash
# Run once, as root, while Gradescope builds the image; all that needs the network is here.
set -euo pipefail
cd /autograder
apt-get update
apt-get install -y --no-install-recommends python3.11 python3.11-venv bubblewrap libseccomp2
python3.11 -m venv venv
venv/bin/pip install --no-cache-dir torch==$torch --index-url https://download.pytorch.org/whl/cpu
venv/bin/pip install --no-cache-dir "source/$wheel[instructor]"
mkdir -p -m 700 course
tar -xf source/course.tar -C course
chmod o= source course
"""
)
_RUN = Template(
    """#!/usr/bin/env bash
# Run for each submission; a results.json is there whatever happens.
cd "$${AUTOGRADER:-/autograder}" || exit 1
mkdir -p results
chmod o= results
exec "$${NNKIT_PYTHON:-venv/bin/python}" -m nnkit.gradescope . "$assignment"
"""
)


def write_autograder(course: Course, assignment: Assignment, torch: str, into: Path) -> Path:
    """Writes `into`/<assignment>.zip and gives its place."""
    secret = hmac.digest(
        load_secret(course.root), b"gradescope/" + assignment.name.encode(), "sha256"
    )
    files = {
        "setup.sh": _SETUP.substitute(torch=torch, wheel=WHEEL_NAME).encode(),
        "run_autograder": _RUN.substitute(assignment=assignment.name).encode(),
        "course.tar": pack_assignment(course, assignment, secret),
        WHEEL_NAME: build_wheel(),
    }
    place = into / f"{assignment.name}.zip"
    try:
        into.mkdir(parents=True, exist_ok=True)
        write_zip(place, files, frozenset({"setup.sh", "run_autograder"}))
        place.chmod(0o600)
    except OSError as error:
        raise UsageError(f"{place}: it cannot be written ({error.strerror}).") from None
    return place
