import os


def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    here = os.getcwd()
    os.chdir(folder)
    try:
        for _ in range(500):
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(here)
    return folder
