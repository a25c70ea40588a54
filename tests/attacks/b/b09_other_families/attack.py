import socket

MPTCP, SCTP, UDPLITE = 262, 132, 136
for family in range(1, 46):
    for kind in (1, 2, 3, 5):
        for protocol in (0, MPTCP, SCTP, UDPLITE) if family in (2, 10) else (0,):
            try:
                line = socket.socket(family, kind, protocol)
            except OSError:
                continue
            raise RuntimeError(f"{line}")
