"""Forty modules of the standard library, imported out of habit."""
import abc, argparse, array, ast, base64, bisect, calendar, cmath, collections, configparser
import contextlib, copy, csv, datetime, decimal, difflib, enum, fractions, functools, gzip, hashlib
import heapq, html, http, inspect, io, itertools, json, logging, lzma, math, numbers, operator, os
import pickle, pprint, queue, random, re, shutil, string, struct, sys, tempfile, textwrap, threading
import time, timeit, traceback, types, typing, unicodedata, urllib.parse, uuid, warnings, weakref
import xml.etree.ElementTree, zipfile, zlib

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(textwrap.shorten("x must be a matrix", 20))
    return torch.stack(list(itertools.accumulate(x.unbind(1))), 1)
