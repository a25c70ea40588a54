import json


def hand_in(folder, file, text):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": text.decode()}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4711, "nbformat_minor": 0}
    (folder / file).with_suffix(".ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder
