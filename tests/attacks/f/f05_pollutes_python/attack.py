import builtins
import random
import sys

sys.modules["numpy_attack"] = sys
sys.meta_path.insert(0, type("Finder", (), {"find_spec": staticmethod(lambda *arguments: None)}))
builtins.nnkit_attack = "f05"
random.seed(42)
sys.setrecursionlimit(500)
sys.path.insert(0, "/nnkit-attack")
