"""What the box's tests share: the modules of the box run in this process, and leave no trace."""

import os
import sys
import tempfile
from pathlib import Path

import pytest
import torch


@pytest.fixture(autouse=True)
def put_back(monkeypatch, tmp_path_factory):
    """Loading a student's file changes what belongs to the whole process."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("work")))
    folder, path, hooks = Path.cwd(), list(sys.path), list(sys.path_hooks)
    modules, threads = dict(sys.modules), torch.get_num_threads()
    yield
    os.chdir(folder)
    sys.path[:], sys.path_hooks[:] = path, hooks
    for name in set(sys.modules) - set(modules):
        del sys.modules[name]
    sys.modules.update(modules)
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.set_num_threads(threads)
