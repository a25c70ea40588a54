import os

os.umask(0o777)
os.mkdir("locked")
os.mkdir("deep")
os.close(os.open("file", os.O_CREAT, 0o000))
for name in ("\n", " ", "-rf", "~", "*", "\x1b[2J", "a" * 255):
    os.mkdir(name, 0o000)
