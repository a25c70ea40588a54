import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(f"my homework/00_cumsum/{file}", text)
        archive.writestr("__MACOSX/my homework/00_cumsum/._" + file, b"\0\5\26\7")
        archive.writestr("my homework/.DS_Store", b"\0")
    return place
