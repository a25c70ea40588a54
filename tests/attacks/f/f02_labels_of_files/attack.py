import os

open("own", "w").close()
for path in (os.__file__, "/", "own", "."):
    for attempt in (
        lambda: os.setxattr(path, "user.nnkit-attack", b"42"),
        lambda: os.listxattr(path),
        lambda: os.getxattr(path, "security.selinux"),
        lambda: os.removexattr(path, "user.nnkit-attack"),
    ):
        try:
            attempt()
        except OSError:
            continue
        raise RuntimeError(f"labels of {path}")
