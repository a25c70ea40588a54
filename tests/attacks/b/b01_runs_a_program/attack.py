import os
import subprocess

attempts = (
    lambda: subprocess.run(["/bin/true"], check=True),
    lambda: subprocess.run(["/bin/true"], check=True, close_fds=False, start_new_session=True),
    lambda: os.posix_spawn("/bin/true", ["true"], {}),
    lambda: os.popen("true").read(),
    lambda: os.forkpty(),
)
for number, attempt in enumerate(attempts):
    try:
        attempt()
    except (OSError, subprocess.SubprocessError):
        continue
    raise RuntimeError(f"attempt {number} started a program")
if os.system("exit 7") == 7 << 8:
    raise RuntimeError("a shell ran")
