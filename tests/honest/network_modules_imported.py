"""socket, ssl, http.client, urllib.request, asyncio, smtplib: imported, not used."""
import asyncio
import ftplib
import http.client
import http.server
import smtplib
import socket
import ssl
import urllib.request
import xmlrpc.client

import torch


def cumulative_sum(x):
    if x.ndim != 2:
        raise ValueError("x must be a matrix")
    return torch.stack([x[:, : t + 1].sum(1) for t in range(x.shape[1])], 1)
