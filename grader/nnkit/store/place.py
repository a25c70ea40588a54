"""Where a course's results are: the store that its last class was graded into.

`.nnkit/store` beside the course names it, without a password; where there is no such note, the
store is `.nnkit/results.db`.
"""

import contextlib
import os
from pathlib import Path

from sqlalchemy.engine import URL

from nnkit.errors import UsageError
from nnkit.state import STORE_FILE, make_state, state_path
from nnkit.store.opening import store_url

_NOTE = "store"


def note_store(course: Path, url: URL) -> None:
    """Notes a store for later verbs."""
    named = str(url.database)
    if url.get_backend_name() != "sqlite":
        known = url.difference_update_query(["password"])
        bare = URL.create(
            known.drivername, known.username, None, known.host, known.port, known.database,
            known.query,
        )  # fmt: skip
        named = bare.render_as_string()
    with contextlib.suppress(OSError):  # results are stored all the same
        make_state(course)
        made = state_path(course) / f"{_NOTE}.{os.getpid()}.new"
        made.write_text(named + "\n", encoding="utf-8")
        made.replace(state_path(course) / _NOTE)


def find_store(course: Path, typed: str | None) -> URL:
    """Gives the store that was typed, or else the last one; UsageError when there is none."""
    if typed:
        return store_url(typed)
    note = state_path(course) / _NOTE
    if note.is_file():
        return store_url(note.read_text(encoding="utf-8").strip())
    kept = state_path(course) / STORE_FILE
    if not kept.is_file():
        raise UsageError("no class of this course was graded yet; name a store with `--store`.")
    return store_url(str(kept))
