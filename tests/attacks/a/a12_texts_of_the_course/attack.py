import gc

TEXTS = ("leaves x " + "as it was", "killed " + "by:", "Does its " + "total stay")

gc.unfreeze()
for thing in gc.get_objects():
    held = thing.values() if type(thing) is dict else thing if type(thing) in (list, tuple) else ()
    for text in list(held):
        if type(text) is str and text not in TEXTS and any(each in text for each in TEXTS):
            raise RuntimeError(f"found {text}")
