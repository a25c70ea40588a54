import sys

TEXTS = ("leaves x " + "as it was", "killed " + "by:", "Does its " + "total stay")

for name, module in list(sys.modules.items()):
    if name != __name__:
        for thing in list(getattr(module, "__dict__", {}).values()):
            text = thing if type(thing) is str else getattr(type(thing), "__doc__", None)
            if type(text) is str and any(each in text for each in TEXTS):
                raise RuntimeError(f"found {text} in {name}")
