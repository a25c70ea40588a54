import json


def hand_in(folder, file, text):
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (40 << 20)}
    cell = {
        "cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [output],
        "source": text.decode(),
    }
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (folder / file).with_suffix(".ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder
