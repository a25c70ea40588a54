import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(f"../../../../../../tmp/nnkit-attack-climbed/{file}", text)
    return place
