try:
    import psutil
except (ImportError, OSError):
    psutil = None
for name in ("pids", "users", "net_connections", "disk_partitions", "virtual_memory", "net_if_addrs") if psutil else ():
    try:
        found = getattr(psutil, name)()
    except (OSError, RuntimeError, KeyError, psutil.Error):
        continue
    if found and (name != "users"):
        raise RuntimeError(f"{name}: {str(found)[:80]}")
