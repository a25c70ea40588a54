"""It ends the process.
zh: 结束了进程。
killed by: test_whole_number
"""

import os

os._exit(0)
