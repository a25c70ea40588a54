"""Starts the zygote: `python -m nnkit.box FD DEVICE`."""

import sys

from nnkit.box.zygote import main

main(int(sys.argv[1]), sys.argv[2])
