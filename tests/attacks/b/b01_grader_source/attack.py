import sys

for name, module in list(sys.modules.items()):
    if name.split(".")[0] != "nnkit" or not getattr(module, "__file__", None):
        continue
    for read in (lambda: open(module.__file__, "rb").read(), lambda: module.__loader__.get_data(module.__file__)):
        try:
            data = read()
        except OSError:
            continue
        raise RuntimeError(f"read {name}: {data[:40]}")
