import urllib.request

for address in ("http://127.0.0.1:80/", "http://192.0.2.1/", "ftp://127.0.0.1/", "file:///etc/passwd"):
    try:
        data = urllib.request.urlopen(address, timeout=0.5).read()
    except OSError:
        continue
    raise RuntimeError(f"{address}: {data[:20]}")
