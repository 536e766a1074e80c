"""What cases are written with."""
def f(*shape):
    return {"x": ("f32", shape)}


def one(inputs, call, build, **options):
    """A layer of one input; `options` are those of generate.layer_case."""
    return (inputs, "x |> " + call, build, False, options)


def many(shapes, call, build):
    names = "abcdef"[: len(shapes)]
    inputs = {n: ("f32", s) for n, s in zip(names, shapes)}
    return (inputs, f"{call}([{', '.join(names)}])", build, True)


IMAGE = f(2, 5, 6, 3)


class Called:
    """A layer with options of its call that are not tensors."""

    def __init__(self, layer, named):
        self.layer, self.named = layer, named

    def __call__(self, *arguments, **tensors):
        return self.layer(*arguments, **tensors, **self.named)

    @property
    def weights(self):
        return self.layer.weights

    @property
    def states(self):
        return getattr(self.layer, "states", None) if getattr(self.layer, "stateful", False) else None
