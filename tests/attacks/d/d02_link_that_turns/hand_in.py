def hand_in(folder, file, text):
    (folder / file).write_bytes(text)
    (folder / "round").symlink_to("about")
    (folder / "about").symlink_to("round")
    (folder / "up").symlink_to("..")
    return folder
