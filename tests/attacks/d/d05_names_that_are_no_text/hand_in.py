import os


def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    names = (b"\xff\xfe.py", b"\x1b]0;owned\x07.py", "\u202eyp.exe".encode(), b"n" * 255, b"new\nline.py")
    for name in names:
        with open(os.path.join(os.fsencode(folder), name), "wb") as helper:
            helper.write(b"x = 1\n")
    return folder
