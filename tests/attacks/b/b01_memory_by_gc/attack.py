import gc
import re

HIDDEN = re.compile("test_rows_[d]o_not_mix|test_float64_[s]tays|Each row is a sam[p]le|killed [b]y: test_")
PLANTED = "".join(reversed("nialp ni thgis fo tuo"))


def texts():
    gc.unfreeze()
    for thing in gc.get_objects():
        for part in (thing.values() if type(thing) is dict else thing if type(thing) in (list, tuple) else ()):
            if type(part) is str:
                yield part
            elif type(part) is bytes:
                yield part.decode("latin-1")
        if type(thing).__name__ == "function":
            code = thing.__code__
            yield from (code.co_name, code.co_filename, thing.__doc__ or "")
            yield from (each for each in code.co_consts if type(each) is str)


kept = {"planted": [PLANTED]}
seen_own = False
for text in texts():
    seen_own |= text == PLANTED
    if found := HIDDEN.search(text):
        raise RuntimeError(f"found {found[0]}")
if not seen_own:
    raise RuntimeError("the search is blind")
