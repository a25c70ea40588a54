import os
import py_compile

try:
    py_compile.compile(__file__, cfile="__pycache__/helper.cpython-311.pyc")
    py_compile.compile(__file__, cfile="torch.pyc")
except OSError:
    pass
open("torch.py", "w").write("raise RuntimeError('taken')")
open("sitecustomize.py", "w").write("raise RuntimeError('taken')")
import torch.nn.functional
