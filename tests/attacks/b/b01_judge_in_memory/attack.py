import linecache
import sys

wanted = ("nnkit.judge", "nnkit.verify", "pytest", "_pytest", "conftest")
if found := [name for name in sys.modules if name.startswith(wanted) or name.startswith("test_cumsum")]:
    raise RuntimeError(f"loaded: {found}")
places = [*sys.path, *sys.path_importer_cache, *linecache.cache, *sys.orig_argv, *sys.argv]
if found := [place for place in places if "solutions" in str(place) or "course" in str(place)]:
    raise RuntimeError(f"named: {found}")
