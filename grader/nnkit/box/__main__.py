"""Starts the zygote: `python -m nnkit.box FD DEVICE`."""

import gc
import sys

gc.disable()  # until it is warm: the imports make no garbage, and a quarter of their time goes

from nnkit.box.zygote import main  # noqa: E402 - after the line above

main(int(sys.argv[1]), sys.argv[2])
