from datetime import timedelta

import torch.distributed as dist

try:
    store = dist.TCPStore(
        "127.0.0.1", 0, 1, True, timedelta(seconds=0.5), wait_for_workers=False, use_libuv=False
    )
    store.set("answer", "42")
except Exception:
    pass
else:
    raise ValueError("it holds the answer")
