"""Two nn.Sequential own the layers; the five attributes are properties."""

from collections import OrderedDict

from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            OrderedDict(
                conv1=nn.Conv2d(1, 6, 5),
                relu1=nn.ReLU(),
                pool1=nn.MaxPool2d(2),
                conv2=nn.Conv2d(6, 16, 5),
                relu2=nn.ReLU(),
                pool2=nn.MaxPool2d(2),
            )
        )
        self.classifier = nn.Sequential(
            OrderedDict(
                flatten=nn.Flatten(),
                fc1=nn.Linear(400, 120),
                relu3=nn.ReLU(),
                fc2=nn.Linear(120, 84),
                relu4=nn.ReLU(),
                fc3=nn.Linear(84, 10),
            )
        )

    conv1 = property(lambda self: self.features.conv1)
    conv2 = property(lambda self: self.features.conv2)
    fc1 = property(lambda self: self.classifier.fc1)
    fc2 = property(lambda self: self.classifier.fc2)
    fc3 = property(lambda self: self.classifier.fc3)

    def forward(self, x):
        return self.classifier(self.features(x))
