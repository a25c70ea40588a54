import importlib
import os
import sys

NAME = "a\x1b[31mb"
with open(f"{NAME}.py", "w") as file:
    file.write("def fail():\n    raise RuntimeError\n")
sys.path.insert(0, os.getcwd())
helper = importlib.import_module(NAME)


def cumulative_sum(x):
    helper.fail()
