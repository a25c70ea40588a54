import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for name in (f"/tmp/nnkit-attack-root/{file}", f"C:/{file}", f"\\\\host\\{file}", f"..\\{file}"):
            archive.writestr(name, text)
    return place
