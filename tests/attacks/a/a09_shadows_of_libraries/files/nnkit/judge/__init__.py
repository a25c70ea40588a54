import pathlib

pathlib.Path("/tmp/nnkit-attack-a09").touch()
raise RuntimeError("it was imported")
