import glob
import socket

usual = ("/run/docker.sock", "/run/dbus/system_bus_socket", "/run/systemd/journal/socket", "/dev/log",
         "/run/systemd/notify", "/tmp/.X11-unix/X0", "/run/user/0/bus", "/run/containerd/containerd.sock")
for place in {*usual, *glob.glob("/run/*.sock"), *glob.glob("/run/*/*"), *glob.glob("/tmp/*")}:
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        try:
            socket.socket(socket.AF_UNIX, kind).connect(place)
        except OSError:
            continue
        raise RuntimeError(f"connected to {place}")
