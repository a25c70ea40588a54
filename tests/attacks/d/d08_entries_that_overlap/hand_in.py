import struct
import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr(file, text)
        for number in range(100):
            archive.writestr(f"{number}.bin", b"")
    data = bytearray(place.read_bytes())
    at = data.index(b"PK\1\2")
    while data[at : at + 4] == b"PK\1\2":
        data[at + 42 : at + 46] = bytes(4)
        at += 46 + sum(struct.unpack_from("<3H", data, at + 28))
    place.write_bytes(data)
    return place
