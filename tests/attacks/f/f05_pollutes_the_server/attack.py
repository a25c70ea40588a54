import sys

student = sys.modules["nnkit.box.student"]
wire = sys.modules["nnkit.wire"]
student.nnkit_attack = wire.nnkit_attack = "f05"
student.global_state = lambda: ()
