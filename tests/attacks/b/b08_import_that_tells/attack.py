import os

text = f"marker-b08 {os.environ} {os.getcwd()} {os.uname()}"
raise RuntimeError(text)
