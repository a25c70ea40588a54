"""Once is not twice."""

double = abs
