import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(file, text)
    data = bytearray(place.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    place.write_bytes(data)
    return place
