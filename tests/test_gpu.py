"""Grading on a GPU gives what grading on the CPU gives; skipped where there is none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from nnkit.doctor import has_cuda

ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(not has_cuda(), reason="torch finds no CUDA device on this machine"),
]


def outcomes(device: str) -> list[tuple[str, str]]:
    command = [sys.executable, "-m", "nnkit", "grade", "examples/submission", "--format", "json"]
    ended = subprocess.run(
        [*command, "--device", device], capture_output=True, check=True, text=True, cwd=ROOT
    )
    result = json.loads(ended.stdout)
    assert result["device"] == device
    return [
        (f"{exercise['id']}/{check['id']}", check["outcome"])
        for exercise in result["exercises"]
        for check in exercise["checks"]
    ]


def test_the_same_outcomes_on_the_gpu_as_on_the_cpu():
    assert outcomes("cuda") == outcomes("cpu")
