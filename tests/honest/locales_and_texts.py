"""locale, gettext, unicodedata, codecs, textwrap."""
import codecs
import gettext
import locale
import textwrap
import unicodedata

import torch

for name in ("", "C", "C.UTF-8", "de_DE.UTF-8", "zh_CN.UTF-8"):
    try:
        print(locale.setlocale(locale.LC_ALL, name))
    except locale.Error:
        print("no locale", name)
print(locale.getpreferredencoding(), locale.localeconv()["decimal_point"], locale.getlocale())
_ = gettext.translation("homework", fallback=True).gettext
print(_("hello"), unicodedata.name("累"), codecs.encode("abc", "rot13"), textwrap.fill("x " * 50))
print("累加".encode("gb18030"), "é".encode("latin-1"))


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError(_("x must be a matrix"))
    return x @ x.new_ones(x.shape[1], x.shape[1]).triu()
