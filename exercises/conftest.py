"""Lets `pytest exercises/01_net` find the student's file beside its public test."""

import sys
from pathlib import Path

for folder in sorted(Path(__file__).parent.iterdir()):
    if (folder / "exercise.toml").is_file():
        sys.path.append(str(folder))
