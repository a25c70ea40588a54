"""Makes the digits of exercise 11: python docs/digits.py [digits.csv.gz]

Reads the 1,797 handwritten digits of the UCI repository from the file that scikit-learn ships
(sklearn/datasets/data/digits.csv.gz: 64 pixels of 0 to 16 and the class, one image a line), or from
a copy of it whose path is given. Nothing is downloaded, and the course itself does not need
scikit-learn: what this writes lies in the repository.

The same file gives the same bytes: the order comes from SHA-256, not from a random generator, and
the .npz are not compressed, for zlib's output differs from one version to the next.
"""

import gzip
import hashlib
import importlib.util
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
NAME = "11_training"
COUNT = 1797
STUDENTS = 1200  # the rest is for the hidden check alone
CSV_SHA256 = "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"


def find_csv() -> Path:
    """Gives the file of an installed scikit-learn, which is not imported."""
    found = importlib.util.find_spec("sklearn")
    if found is None or found.origin is None:
        sys.exit("scikit-learn is not installed; give the path of its digits.csv.gz.")
    return Path(found.origin).parent / "datasets" / "data" / "digits.csv.gz"


def load(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Gives images, uint8 (1797, 8, 8), and labels, int64 (1797,)."""
    text = gzip.decompress(path.read_bytes())
    if hashlib.sha256(text).hexdigest() != CSV_SHA256:
        sys.exit(f"{path}: this is not the file that the digits of the course were made from.")
    table = np.loadtxt(text.decode().splitlines(), delimiter=",")
    return table[:, :64].reshape(-1, 8, 8).astype(np.uint8), table[:, 64].astype(np.int64)


def shuffled(count: int) -> list[int]:
    """Gives the numbers below count in an order that no library can change."""
    return sorted(range(count), key=lambda row: hashlib.sha256(f"digits {row}".encode()).digest())


def save(path: Path, images: np.ndarray, labels: np.ndarray) -> None:
    """Writes one .npz; numpy dates what is in it 1980."""
    np.savez(path, images=images, labels=labels)
    counts = " ".join(map(str, np.bincount(labels, minlength=10)))
    sys.stdout.write(f"{path}: {len(images)} images, by class {counts}\n")


def main() -> None:
    """Writes the students' images, their copy beside the checks, and the unseen ones."""
    images, labels = load(Path(sys.argv[1]) if len(sys.argv) > 1 else find_csv())
    rows = shuffled(COUNT)
    seen, unseen = rows[:STUDENTS], rows[STUDENTS:]
    public, hidden = ROOT / "exercises" / NAME, ROOT / "solutions" / NAME
    save(public / "digits.npz", images[seen], labels[seen])
    save(hidden / "students.npz", images[seen], labels[seen])
    save(hidden / "digits.npz", images[unseen], labels[unseen])


if __name__ == "__main__":
    main()
