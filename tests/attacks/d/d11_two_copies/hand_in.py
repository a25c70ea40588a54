def hand_in(folder, file, text):
    (folder / "cumsum (1).py").write_bytes(text + b"\n# a stub as it was given is no answer\n")
    (folder / "cumsum (2).py").write_bytes(b"raise SystemExit")
    return folder
