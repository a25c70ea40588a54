import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(file.upper(), text)
        archive.writestr(file.title(), b"raise SystemExit")
    return place
