import os
import select
import socket

KEPT = []
WAYS = [
    lambda: KEPT.append(os.open("/dev/null", os.O_RDONLY)),
    lambda: KEPT.append(os.dup(0)),
    lambda: KEPT.extend(os.pipe()),
    lambda: KEPT.extend(each.detach() for each in socket.socketpair()),
    lambda: KEPT.append(os.eventfd(0)),
    lambda: KEPT.append(select.epoll()),
]
full = 0
for way in WAYS:
    try:
        while len(KEPT) < 1000:
            way()
    except OSError:
        full += 1
if full < len(WAYS):
    raise RuntimeError(f"it has {len(KEPT)} descriptors")
