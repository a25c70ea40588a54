"""configparser, tomllib, ElementTree, string.Template."""
import configparser
import string
import tomllib
import xml.etree.ElementTree as ET

import torch

config = configparser.ConfigParser()
config.read_string("[scan]\ndim = 1\n")
with open("config.ini", "w") as file:
    config.write(file)
config.read(["config.ini", "/etc/homework.ini"])
DIM = config.getint("scan", "dim")
assert tomllib.loads("dim = 1")["dim"] == DIM
root = ET.fromstring("<scan dim='1'><x/></scan>")
ET.ElementTree(root).write("scan.xml")
TEXT = string.Template("$what must be a matrix").substitute(what="x")


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(TEXT)
    return torch.stack([x[:, : t + 1].sum(DIM) for t in range(x.shape[1])], DIM)
