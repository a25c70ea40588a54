import struct
import zipfile


def hand_in(folder, file, text):
    place = folder / "hw.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(file, text + b"\n" * (40 << 20))
    data = bytearray(place.read_bytes())
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, len(text))
    place.write_bytes(data)
    return place
