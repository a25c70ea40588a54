import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(file, "w", force_zip64=True) as entry:
            for _ in range(64):
                entry.write(bytes(1 << 20))
    return place
