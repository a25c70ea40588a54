def hand_in(folder, file, text):
    (folder / "cumsum (1).py").write_bytes(text)
    (folder / "cumsum (2).py").write_bytes(b"raise SystemExit")
    return folder
