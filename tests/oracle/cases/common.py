"""What cases are written with."""
def f(*shape):
    return {"x": ("f32", shape)}


def one(inputs, call, build):
    return (inputs, "x |> " + call, build, False)


def many(shapes, call, build):
    names = "abcdef"[: len(shapes)]
    inputs = {n: ("f32", s) for n, s in zip(names, shapes)}
    return (inputs, f"{call}([{', '.join(names)}])", build, True)


IMAGE = f(2, 5, 6, 3)
