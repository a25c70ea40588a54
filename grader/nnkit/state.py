"""`.nnkit`, beside a course: what nnkit keeps for itself, for its owner's eyes and out of git."""

from pathlib import Path

STORE_FILE = "results.db"  # of results, where no other store is named


def state_path(root: Path) -> Path:
    """Gives the folder in which a course's state is kept."""
    return root / ".nnkit"


def make_state(root: Path) -> None:
    """Makes that folder where there is none; its `.gitignore` holds whatever the repository's own
    rules are. OSError where it cannot be written."""
    folder = state_path(root)
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="ascii")
