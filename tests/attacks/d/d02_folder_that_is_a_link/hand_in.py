def hand_in(folder, file, text):
    other = folder.parent / f"{folder.name}-other"
    other.mkdir()
    (other / file).write_bytes(text)
    (folder / "00_cumsum").symlink_to(other)
    return folder
