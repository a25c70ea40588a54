import errno
import os

for path in ("/etc/shadow", "/root/.bashrc", "/root/.ssh", "/etc/passwd", "/etc/hosts", "/var/log"):
    for ask in (lambda: os.open(path, os.O_RDONLY), lambda: os.mkdir(path), lambda: os.symlink("x", path), lambda: os.rmdir(path)):
        try:
            ask()
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.ENOTEMPTY):
                raise RuntimeError(f"{path} is there: {error}") from None
