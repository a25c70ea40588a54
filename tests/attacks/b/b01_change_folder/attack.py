import os

home = os.getcwd()
for folder, name in (("/etc", "passwd"), ("/etc", "../etc/hosts"), ("/proc/self", "environ"), ("..", "../../..")):
    try:
        os.chdir(folder)
        entries = os.listdir(name) if name.startswith("../..") else open(name, "rb").read()
    except OSError:
        continue
    finally:
        os.chdir(home)
    raise RuntimeError(f"read {folder}/{name}: {entries[:20]}")
