import torch
from nnkit import wire
from nnkit.box.student import Student
from nnkit.tensors import pack_tensor


def answer(self, request):
    zeros = wire.Handle(99, [], "Tensor", pack_tensor(torch.zeros(3, 5)))
    return wire.Answer(request.seq, zeros)


Student.answer = answer
