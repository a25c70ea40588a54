import os
import socket

null = os.open("/dev/null", os.O_RDONLY)
channel = os.dup(3)
pairs, parked = [], 0
try:
    while parked < 4000:
        pairs.append(socket.socketpair())
        os.dup2(pairs[-1][0].fileno(), 3)  # the one number that may send
        with socket.socket(fileno=os.dup(3)) as line:
            line.setblocking(False)
            line.detach()
        sender = socket.socket(fileno=3)
        try:
            while parked < 4000:
                socket.send_fds(sender, [b"x"], [null] * 200)
                parked += 200
        finally:
            sender.detach()
except OSError:
    pass
os.dup2(channel, 3)
os.set_blocking(3, True)
os.close(channel)
os.close(null)
for one, other in pairs:
    one.close()
    other.close()
if parked > 1000:
    raise RuntimeError(f"it parked {parked} descriptors")
