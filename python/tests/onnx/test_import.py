"""Small graphs, in ONNX's text form, as sources."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
pytest.importorskip("sympy")

from exported import TABLE  # noqa: E402

from modelc import export  # noqa: E402
from modelc.onnx import import_model  # noqa: E402
from modelc.onnx.reader import check  # noqa: E402
from modelc.onnx.unsupported import Unsupported  # noqa: E402
from modelc.problems import ImportFailed, SystemFailed  # noqa: E402


def parsed(text: str, **tensors: np.ndarray) -> "onnx.ModelProto":
    """A model from a graph's text, with `tensors` as its initializers."""
    model = onnx.parser.parse_model('<ir_version: 8, opset_import: ["" : 17]>\n' + text)
    model.graph.initializer.extend(onnx.numpy_helper.from_array(v, n) for n, v in tensors.items())
    return model


def body(model: "onnx.ModelProto", **options: object) -> list[str]:
    """The lines of the imported model but for its first and last."""
    return [line.strip() for line in import_model(model, "net", **options).source.splitlines()[1:-1] if line.strip()]


def test_shape_arithmetic_over_an_open_size_is_done_while_importing() -> None:
    model = parsed("""net (float[n, 6, 4] x) => (float[a, b] y) {
        zero = Constant<value = int64[1] {0}>()
        last = Constant<value = int64[1] {-1}>()
        shape = Shape(x)
        first = Gather<axis = 0>(shape, zero)
        wanted = Concat<axis = 0>(first, last)
        y = Reshape(x, wanted)
    }""")
    assert body(model) == ["input x: f32[n, 6, 4]", "output y = reshape(x, (n, 24))"]


def test_a_convolution_is_a_layer_in_our_layout() -> None:
    kernel = np.arange(2 * 3 * 3 * 3, dtype=np.float32).reshape(2, 3, 3, 3)
    model = parsed("""net (float[n, 3, 8, 8] x) => (float[n, 2, 8, 8] y) {
        y = Conv<pads = [1, 1, 1, 1]>(x, kernel)
    }""", kernel=kernel)
    imported = import_model(model, "net")
    layer = next(name for name in imported.weights)
    assert np.array_equal(imported.weights[layer], kernel.transpose(2, 3, 1, 0))
    assert 'Conv2D(2, 3, padding = "same", use_bias = false' in imported.source


def test_a_condition_that_inputs_decide_is_listed_with_every_other_problem() -> None:
    model = parsed("""net (float[4] x, int64[1] n) => (int64[a, b] y, float[m] z) {
        y = NonZero(x)
        z = Expand(x, n)
    }""")
    with pytest.raises(ImportFailed) as failure:
        import_model(model, "net")
    first, second = failure.value.problems
    assert first.where == "NonZero `y`" and "depends on the data" in first.message
    assert second.where == "Expand `z`" and "--fix n=VALUE" in second.help


OF_DATA = {
    "NonZero": ("int64[1, m]", "y = NonZero(x)", "`Where`"),
    "NonMaxSuppression": ("int64[m, 3]", "boxes = Reshape(x, corners) scores = Reshape(x, classes) y = NonMaxSuppression(boxes, scores, most)",
                          "chosen, count = non_max_suppression("),
    "Unique": ("float[m]", "y = Unique(x)", "go on in the app"),
    "Compress": ("float[m]", "c = Greater(x, zero) y = Compress(x, c)", "`Where`"),
    "Range": ("int64[m]", "last = ArgMax<keepdims = 0>(x) y = Range(first, last, step)", "`Where`"),
    "Slice": ("float[m]", "last = ArgMax(x) y = Slice(x, most, last)", "`Where`"),
    "TopK": ("float[m]", "k = ArgMax(x) y, at = TopK(x, k)", "`Where`"),
    "Loop": ("float[m, 16]", """again = ReduceMax<keepdims = 0>(x) last, y = Loop(turns, on, x) <body = step (int64 i, bool c, float[16] v) =>
        (bool d, float[16] w, float[16] z) { w = Add(v, v) s = ReduceSum<keepdims = 0>(w) d = Less(s, high) z = Neg(w) }>""", "carry what is needed"),
}


@pytest.mark.parametrize("op", OF_DATA)
def test_sizes_that_data_decide_are_refused_with_what_to_write_instead(op: str) -> None:
    """And not with the advice to fix the data."""
    result, nodes, advice = OF_DATA[op]
    model = parsed(f"net (float[16] x) => ({result} y) {{ {nodes} }}", zero=np.float32(0), high=np.float32(9), on=np.array(True),
                   corners=np.array([1, 4, 4]), classes=np.array([1, 4, 4]), most=np.array([3]), first=np.int64(0), step=np.int64(1), turns=np.int64(300))
    with pytest.raises(ImportFailed) as failure:
        import_model(model, "net")
    (problem,) = failure.value.problems
    assert problem.where == f"{op} `{'last' if op == 'Loop' else 'y'}`"
    assert advice in problem.help and "--fix" not in problem.help, problem


def test_an_input_may_be_fixed() -> None:
    model = parsed("""net (float[4] x, bool c) => (float[4] y) {
        y = If(c) <then_branch = yes () => (float[4] a) { a = Neg(x) }, else_branch = no () => (float[4] b) { b = Exp(x) }>
    }""")
    assert body(model, fixed={"c": False}) == ["input x: f32[4]", "output y = exp(x)"]
    assert body(model, fixed={"c": True}) == ["input x: f32[4]", "output y = -x"]


def test_the_value_for_an_input_must_fit_it() -> None:
    model = parsed("net (float[4] x, int64[2] shape) => (float[a, b] y) { y = Reshape(x, shape) }")
    assert body(model, fixed={"shape": [2, 2]})[1] == "output y = reshape(x, (2, 2))"
    with pytest.raises(Unsupported, match=r"input `shape` is \[2\], and the value for it \[3\]"):
        import_model(model, "net", fixed={"shape": [1, 2, 2]})
    with pytest.raises(Unsupported, match="there is no input `form`"):
        import_model(model, "net", fixed={"form": 1})
    with pytest.raises(Unsupported, match="there is no open size `n`"):
        import_model(model, "net", {"n": 1})


def test_attention_as_pytorch_exports_it_keeps_its_sizes_open() -> None:
    """Split into heads by `Shape`, `Gather`, `Unsqueeze`, `Concat` and `Reshape`, and joined again."""
    model = parsed("""net (float[batch, seq, 8] x) => (float[batch, seq, 8] y) {
        zero = Constant<value = int64 {0}>()
        one = Constant<value = int64 {1}>()
        front = Constant<value = int64[1] {0}>()
        heads = Constant<value = int64[1] {2}>()
        rest = Constant<value = int64[1] {-1}>()
        shape = Shape(x)
        b = Gather<axis = 0>(shape, zero)
        s = Gather<axis = 0>(shape, one)
        b1 = Unsqueeze(b, front)
        s1 = Unsqueeze(s, front)
        split = Concat<axis = 0>(b1, s1, heads, rest)
        h = Reshape(x, split)
        q = Transpose<perm = [0, 2, 1, 3]>(h)
        k = Transpose<perm = [0, 2, 3, 1]>(h)
        scores = MatMul(q, k)
        p = Softmax<axis = -1>(scores)
        c = MatMul(p, q)
        t = Transpose<perm = [0, 2, 1, 3]>(c)
        joined = Concat<axis = 0>(b1, s1, rest)
        y = Reshape(t, joined)
    }""")
    assert body(model) == [
        "input x: f32[batch, seq, 8]",
        "h = reshape(x, (batch, seq, 2, 4))",
        "q = transpose(h, (0, 2, 1, 3))",
        "c = softmax(q @ transpose(h, (0, 2, 3, 1))) @ q",
        "output y = reshape(transpose(c, (0, 2, 1, 3)), (batch, seq, 8))",
    ]


def test_a_layer_normalization_that_is_written_out_gets_its_name_back() -> None:
    model = parsed("""net (float[n, 5, 8] x) => (float[n, 5, 8] y) {
        two = Constant<value = float {2.0}>()
        epsilon = Constant<value = float {1e-5}>()
        mean = ReduceMean<axes = [-1]>(x)
        d = Sub(x, mean)
        square = Pow(d, two)
        variance = ReduceMean<axes = [-1]>(square)
        above = Add(variance, epsilon)
        root = Sqrt(above)
        normal = Div(d, root)
        scaled = Mul(normal, norm_weight)
        y = Add(scaled, norm_bias)
    }""", norm_weight=np.ones(8, np.float32), norm_bias=np.zeros(8, np.float32))
    assert body(model)[1] == 'output y = x |> LayerNormalization(epsilon = 1e-5, name = "norm")'


@pytest.mark.parametrize("content", [b"", b"\x08", b"no ONNX file at all, but text", b"\x08\x07\x3a\xff\xff\xff\xff\x7f"])
def test_what_is_no_model_is_an_error_and_leaves_no_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.onnx").write_bytes(content)
    with pytest.raises((ImportFailed, SystemFailed)):
        export(tmp_path / "bad.onnx", tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["bad.onnx"]


def test_a_truncated_file_is_an_error_wherever_it_ends(tmp_path: Path) -> None:
    whole = parsed("net (float[2, 3] x) => (float[2, 4] y) { y = MatMul(x, w) }", w=np.ones((3, 4), np.float32))
    content = whole.SerializeToString()
    for length in range(len(content)):
        (tmp_path / "bad.onnx").write_bytes(content[:length])
        with pytest.raises((ImportFailed, SystemFailed)):
            export(tmp_path / "bad.onnx", tmp_path / "out")
        assert [p.name for p in tmp_path.iterdir()] == ["bad.onnx"]


def broken(change: str) -> "onnx.ModelProto":
    model = parsed("net (float[2, 3] x) => (float[2, 4] y) { a = MatMul(x, w)  y = Relu(a) }", w=np.ones((3, 4), np.float32))
    if change == "cyclic":
        model.graph.node[0].input[0] = "y"
    elif change == "missing tensor":
        model.graph.node[0].input[1] = "nowhere"
    elif change == "huge size":
        model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1 << 62
    elif change == "huge tensor":
        model.graph.initializer[0].dims[0] = 1 << 50
    elif change == "wrong dtype":
        model.graph.initializer[0].data_type = onnx.TensorProto.DOUBLE
    elif change == "no such dtype":
        model.graph.initializer[0].data_type = 4711
    elif change == "complex":
        model.graph.input[0].type.tensor_type.elem_type = onnx.TensorProto.COMPLEX64
    elif change == "no such operator":
        model.graph.node[1].op_type = "Rulu"
    elif change == "no opset":
        del model.opset_import[:]
    return model


@pytest.mark.parametrize(
    "change",
    "cyclic,missing tensor,huge size,huge tensor,wrong dtype,no such dtype,complex,no such operator,no opset".split(","),
)
def test_a_malformed_model_is_an_error_and_leaves_no_file(tmp_path: Path, change: str) -> None:
    (tmp_path / "bad.onnx").write_bytes(broken(change).SerializeToString())
    with pytest.raises(ImportFailed) as failure:
        export(tmp_path / "bad.onnx", tmp_path / "out")
    assert failure.value.problems
    assert [p.name for p in tmp_path.iterdir()] == ["bad.onnx"]


def test_slices_of_slices_and_limits_are_written_as_one_would() -> None:
    model = parsed("""net (float[n, 8, 8] x) => (float[n, 4, 4] y) {
        zero = Constant<value = int64[1] {0}>()
        end = Constant<value = int64[1] {9223372036854775807}>()
        one = Constant<value = int64[1] {1}>()
        two = Constant<value = int64[1] {2}>()
        lowest = Constant<value_float = -inf>()
        rows = Slice(x, zero, end, one, two)
        part = Slice(rows, one, end, two, two)
        y = Max(part, lowest)
    }""")
    assert body(model) == ["input x: f32[n, 8, 8]", "output y = x[:, ::2, 1::2]"]


def test_an_output_may_be_without_a_shape() -> None:
    model = parsed("net (float[3] x) => (float[3] y) { y = Exp(x) }")
    model.graph.output[0].type.tensor_type.ClearField("shape")
    check(model, "net.onnx")
    assert not model.graph.output[0].type.tensor_type.HasField("shape")
    assert body(model) == ["input x: f32[3]", "output y = exp(x)"]


def test_a_loop_whose_turns_decide_about_sizes_is_written_out() -> None:
    """What was tried as `scan` before leaves no problem behind."""
    model = parsed("""net (float[6] x) => (float[1] y) {
        turns = Constant<value = int64 {5}>()
        on = Constant<value = bool {1}>()
        start = Constant<value = float[1] {0.0}>()
        y = Loop(turns, on, start) <body = step (int64 i, bool c, float[1] sum) => (bool again, float[1] more) {
            again = Identity(c)
            axis = Constant<value = int64[1] {0}>()
            first = Unsqueeze(i, axis)
            one = Constant<value = int64[1] {1}>()
            next = Add(first, one)
            element = Slice(x, first, next)
            more = Add(sum, element)
        }>
    }""")
    assert body(model)[-1] == "output y = x[:1] + x[1:2] + x[2:3] + x[3:4] + x[4:5]"


def test_a_file_with_bytes_changed_is_taken_or_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    whole = TABLE["detection_head"]().SerializeToString()
    rng = np.random.default_rng(11)
    for _ in range(150):
        content = bytearray(whole)
        for at in rng.integers(0, len(content), rng.integers(1, 4)):
            content[at] = rng.integers(0, 256)
        (tmp_path / "bad.onnx").write_bytes(content)
        try:
            export(tmp_path / "bad.onnx", tmp_path / "out")
            for made in tmp_path.glob("out.*"):
                made.unlink()
        except (ImportFailed, SystemFailed):
            pass
        assert [p.name for p in tmp_path.iterdir()] == ["bad.onnx"]


@pytest.mark.parametrize("place", ["nowhere.bin", "../nowhere.bin", "/etc/hostname"])
def test_tensors_in_files_that_are_not_beside_the_model_are_an_error(tmp_path: Path, place: str) -> None:
    model = parsed("net (float[2, 3] x) => (float[2, 4] y) { y = MatMul(x, w) }", w=np.ones((3, 4), np.float32))
    tensor = model.graph.initializer[0]
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=place)
    (tmp_path / "bad.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(ImportFailed):
        export(tmp_path / "bad.onnx", tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["bad.onnx"]
