import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(file.upper(), text + b"\n# a stub as it was given is no answer\n")
        archive.writestr(file.title(), b"raise SystemExit")
    return place
