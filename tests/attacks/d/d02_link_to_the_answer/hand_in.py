def hand_in(folder, file, text):
    answer = folder.parent / f"{folder.name}-answer.py"
    answer.write_bytes(text)
    (folder / file).symlink_to(answer)
    return folder
