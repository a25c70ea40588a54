"""The command line: options in, one call, text out. Each verb imports what it needs inside.

Data goes to stdout, talk to stderr. Every error is one sentence; exit codes are ExitCode's.
"""

from nnkit.cli import author, export, grade, machine, release, store, student
from nnkit.cli.entry import main
from nnkit.cli.root import cli

__all__ = ["author", "cli", "export", "grade", "machine", "main", "release", "store", "student"]
