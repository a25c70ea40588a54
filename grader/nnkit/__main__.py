"""`python -m nnkit` is `nnkit`."""

from nnkit.cli import main

main()
