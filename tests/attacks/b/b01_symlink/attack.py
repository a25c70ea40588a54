import os

for number, target in enumerate(("/etc/passwd", "/proc/self/environ", "/root", "../../..", "/")):
    link = f"link-{number}"
    try:
        os.symlink(target, link)
        found = os.listdir(link) if os.path.isdir(link) else open(link, "rb").read()
    except OSError:
        continue
    raise RuntimeError(f"read {target} by a link: {found[:20]}")
