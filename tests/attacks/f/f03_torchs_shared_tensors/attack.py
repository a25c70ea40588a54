import torch
import torch.multiprocessing

for strategy in ("file_system", "file_descriptor"):
    try:
        torch.multiprocessing.set_sharing_strategy(strategy)
        torch.ones(3).share_memory_()
        name = torch.ones(3).untyped_storage()._share_filename_cpu_()
    except (OSError, RuntimeError):
        continue
    raise ValueError(f"shared as {name}")
