import signal

signal.signal(signal.SIGALRM, lambda number, frame: None)
signal.signal(signal.SIGVTALRM, lambda number, frame: None)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
signal.setitimer(signal.ITIMER_VIRTUAL, 0.001, 0.001)
