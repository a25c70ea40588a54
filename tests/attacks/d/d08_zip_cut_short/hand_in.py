import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(file, text)
    place.write_bytes(place.read_bytes()[: len(text) // 2])
    return place
