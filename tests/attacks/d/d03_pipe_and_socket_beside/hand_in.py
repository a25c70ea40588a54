import os
import socket


def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    os.mkfifo(folder / "helper.py")
    with socket.socket(socket.AF_UNIX) as listening:
        here = os.getcwd()
        os.chdir(folder)  # a socket's name is short
        try:
            listening.bind("data.py")
        finally:
            os.chdir(here)
    return folder
