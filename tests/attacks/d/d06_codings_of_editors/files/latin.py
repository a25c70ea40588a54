# -*- coding: latin-1 -*-
TWO = "é"
