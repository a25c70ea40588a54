# -*- coding: rot13 -*-
"""Ehaavat gbgnyf, pbyhza ol pbyhza."""

vzcbeg gbepu


qrs phzhyngvir_fhz(k):
    vs k.aqvz != 2:
        envfr InyhrReebe("k zhfg or gjb-qvzrafvbany")
    erghea gbepu.fgnpx([k[:, : g + 1].fhz(qvz=1) sbe g va enatr(k.funcr[1])], qvz=1)
