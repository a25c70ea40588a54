"""What a class looks like on disk, one module a system; `find` tells them apart."""
