import ctypes
import multiprocessing
import os
import platform
import pty
import subprocess
import sys

libc = ctypes.CDLL(None, use_errno=True)
clone = {"x86_64": 56, "aarch64": 220}[platform.machine()]
PARENT = os.getpid()
SIGCHLD, VM, VFORK, THREAD = 17, 0x100, 0x4000, 0x10000


def in_child(number):
    """A child ends at once; only the parent goes on."""
    if os.getpid() != PARENT:
        os._exit(0)
    if number < 0:
        raise OSError
    return number


def start(method):
    context = multiprocessing.get_context(method)
    process = context.Process(target=os.getpid)
    process.start()
    process.join(5)


def run_shell():
    if os.system("exit 0") not in (-1, 127 << 8):
        return
    raise OSError


program = ["/bin/true"]
ROUTES = {
    "os.fork": lambda: in_child(os.fork()),
    "os.forkpty": lambda: in_child(os.forkpty()[0]),
    "pty.fork": lambda: in_child(pty.fork()[0]),
    "libc fork": lambda: in_child(libc.fork()),
    "libc vfork": lambda: in_child(libc.vfork()),
    "libc daemon": lambda: in_child(libc.daemon(1, 1)),
    "clone": lambda: in_child(libc.syscall(clone, SIGCHLD, 0, 0, 0, 0)),
    "clone with one memory": lambda: in_child(libc.syscall(clone, VM | VFORK | SIGCHLD, 0, 0, 0, 0)),
    "clone as a thread with own memory": lambda: in_child(libc.syscall(clone, THREAD, 0, 0, 0, 0)),
    "clone3": lambda: in_child(libc.syscall(435, (ctypes.c_uint64 * 11)(0, 0, 0, 0, SIGCHLD), 88)),
    "os.posix_spawn": lambda: os.posix_spawn(program[0], program, {}),
    "os.spawnv": lambda: os.spawnv(os.P_NOWAIT, program[0], program),
    "os.execv": lambda: os.execv(program[0], program),
    "os.popen": lambda: os.popen("true"),
    "os.system": run_shell,
    "subprocess": lambda: subprocess.Popen(program),
    "subprocess with a shell": lambda: subprocess.Popen("true", shell=True),
    "Python in subprocess": lambda: subprocess.run([sys.executable, "-c", ""]),
    "multiprocessing.fork": lambda: start("fork"),
    "multiprocessing.spawn": lambda: start("spawn"),
    "multiprocessing.forkserver": lambda: start("forkserver"),
}
through = []
for name, route in ROUTES.items():
    try:
        route()
    except OSError:
        continue
    through.append(name)
if through:
    raise RuntimeError(f"it started {through}")
