import json


def hand_in(folder, file, text):
    lines = [
        "!touch /tmp/nnkit-attack-shell",
        "%run /etc/passwd",
        "%%bash\ntouch /tmp/nnkit-attack-shell",
        "get_ipython().system('touch /tmp/nnkit-attack-shell')",
        text.decode(),
    ]
    cells = [
        {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": line}
        for line in lines
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    (folder / file).with_suffix(".ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder
