def hand_in(folder, file, text):
    place = (folder / file).with_suffix(".ipynb")
    place.write_text('{"cells": [{"cell_type": "code", "source": ["', encoding="utf-8")
    return folder
