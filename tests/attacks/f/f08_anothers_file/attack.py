# written by Ada
