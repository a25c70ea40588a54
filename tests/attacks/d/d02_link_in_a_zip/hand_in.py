import stat
import zipfile


def hand_in(folder, file, text):
    answer = folder / "answer.py"
    answer.write_bytes(text)
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        link = zipfile.ZipInfo(file)
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, str(answer))
    return place
