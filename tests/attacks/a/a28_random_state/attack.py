from nnkit.box import handles, rules, student

student.Student._begin = lambda self, *args: True
student.global_state = lambda: ()
handles.Handles.clear = lambda self: None
rules.Rules.take = lambda self: None
