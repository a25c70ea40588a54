import os
import platform
import socket

for name in (os.uname().nodename, socket.gethostname(), platform.node()):
    if name != "box":
        raise RuntimeError(f"it is called {name}")
