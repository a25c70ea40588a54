"""Calls that keep their arguments, to be looked at afterwards. Nothing here is hidden."""


def with_argument(function, x, *more):
    """Calls function(x, *more); gives its result and x as it is then."""
    return function(x, *more), x


def fit_and_transform(standardizer, train, test):
    """Fits and transforms; gives the result, and both arguments as they are then."""
    standardizer.fit(train)
    return standardizer.transform(test), train, test
