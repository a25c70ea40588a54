import builtins
import random
import signal
import sys
import threading

import torch

things = (torch, builtins, sys, *[sys.modules[name] for name in ("nnkit.box.student", "nnkit.wire", "nnkit.control")])
left = [thing for thing in things if hasattr(thing, "nnkit_attack")]
left += [name for name in ("numpy_attack",) if name in sys.modules]
left += [place for place in sys.path if place == "/nnkit-attack"]
left += [finder for finder in sys.meta_path if getattr(finder, "__name__", "") == "Finder"]
left += [torch.get_default_dtype()] if torch.get_default_dtype() != torch.float32 else []
left += ["zeros_like"] if torch.zeros_like(torch.ones(2)).sum() else []
left += ["modes"] if torch.are_deterministic_algorithms_enabled() or not torch.is_grad_enabled() else []
left += ["signals"] if signal.getsignal(signal.SIGTERM) is signal.SIG_IGN else []
left += ["mask"] if signal.pthread_sigmask(signal.SIG_BLOCK, ()) else []
left += ["threads"] if threading.active_count() > 1 else []
left += ["recursion"] if sys.getrecursionlimit() == 500 else []
if left:
    raise RuntimeError(f"left: {left}")
