import pathlib

pathlib.Path("/tmp/nnkit-attack-a08").touch()
raise RuntimeError("it was imported")
