"""Starts the zygote: `python -m nnkit.box FD DEVICE FOLDER WALLS`.

FOLDER holds `scratch`, where submissions lie, `own`, where the zygote may write, and `root`, an
empty folder. WALLS are the names of those that are wanted; `bubblewrap` among them says that it
stands already.
"""

import gc
import os
import sys
from pathlib import Path

gc.disable()  # until it is warm: the imports make no garbage, and a quarter of their time goes

from nnkit import view  # noqa: E402 - after the line above
from nnkit.box import kernel, namespaces  # noqa: E402


def main(descriptor: int, device: str, folder: Path, wanted: set[str]) -> None:
    """Goes into namespaces of its own, if that is wanted, before anything large is imported."""
    kernel.die_with_parent(os.getppid())
    if "unshare" in wanted:
        shown, open_ = view.visible(), [*view.devices(device), f"{folder}/scratch", f"{folder}/own"]
        if namespaces.can_enter(str(folder / "root"), shown, open_):
            namespaces.enter(str(folder / "root"), shown, open_)
        else:
            wanted.discard("unshare")
    from nnkit.box import zygote

    zygote.main(descriptor, device, str(folder), wanted)


main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), {*sys.argv[4].split(",")})
