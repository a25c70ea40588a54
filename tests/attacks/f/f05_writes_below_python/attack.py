import ctypes
import sys

ctypes.c_uint32.from_address(id(256) + 24).value = 257
sys.modules["nnkit.control"].nnkit_attack = "f05"
ctypes.memset(ctypes.addressof(ctypes.create_string_buffer(8)), 1, 8)
