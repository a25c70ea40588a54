# the file beside is not looked at
