import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
flags = [os.MFD_CLOEXEC, os.MFD_ALLOW_SEALING, 4]  # 4: MFD_HUGETLB
made = [flag for flag in flags if libc.memfd_create(b"kept", flag) >= 0]
if made or libc.syscall(447, 0) >= 0:  # memfd_secret
    raise RuntimeError("it made one")
