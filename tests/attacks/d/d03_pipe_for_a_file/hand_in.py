import os


def hand_in(folder, file, text):
    os.mkfifo(folder / file)
    return folder
