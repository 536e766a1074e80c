"""Blocks that come several times, as layers."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("onnx")
pytest.importorskip("sympy")

from written import Graph, ints  # noqa: E402

from modelc.onnx import Imported, import_model  # noqa: E402


def dense_blocks(count: int, read_between: bool = False, with_gate: bool = False, widths: tuple[int, ...] = (5,)) -> Imported:
    g = Graph(17, x="float[n, 4]", gate="float[n, 4]")
    x, between = g.x, []
    for i in range(count):
        at, width = f"/blocks.{i}", widths[i % len(widths)]
        y = g.Relu(g.Gemm(x, g.weight(width, 4), g.weight(width), transB=1, at=f"{at}/up"), at=at)
        y = g.Gemm(y, g.weight(4, width), g.weight(4), transB=1, at=f"{at}/down")
        x = g.Add(x, g.Mul(y, g.gate, at=at) if with_gate else y, at=at)
        between.append(x)
    outputs = {"y": x, **({"between": between[0]} if read_between else {})}
    return import_model(g.model(**outputs), "net")


def lines(imported: Imported) -> list[str]:
    return [line.strip() for line in imported.source.splitlines() if line.strip()]


def test_three_blocks_are_a_layer_in_a_loop_with_weights_under_the_names_of_the_blocks() -> None:
    imported = dense_blocks(3)
    assert lines(imported) == [
        "layer Block()(x) {",
        'down = x |> Dense(5, activation = relu, name = "up_gemm0") |> Dense(4, name = "down_gemm0")',
        "return x + down",
        "}",
        "model Net {",
        "input x: f32[n, 4]",
        "input gate: f32[n, 4]",
        "y = x",
        "for i in range(3) {",
        'y = y |> Block(name = "blocks_" + str(i))',
        "}",
        "output y",
        "}",
    ]
    assert imported.weights["blocks_1/up_gemm0/kernel"].shape == (4, 5)
    assert len(imported.weights) == 12
    assert set(imported.layers) == {f"blocks_{i}/{n}_gemm0" for i in range(3) for n in ("up", "down")}


def test_two_blocks_stand_in_a_pipeline() -> None:
    assert 'output y = x |> Block(name = "blocks_0") |> Block(name = "blocks_1")' in lines(dense_blocks(2))


def test_what_all_blocks_read_is_an_operand_of_the_layer() -> None:
    written = lines(dense_blocks(2, with_gate=True))
    assert "layer Block()(x, gate) {" in written
    assert 'y = Block(name = "blocks_" + str(i))(y, gate)' in written


@pytest.mark.parametrize("blocks", [{"read_between": True}, {"widths": (5, 6)}])
def test_blocks_that_differ_or_are_read_from_outside_stay_as_they_are(blocks: dict[str, object]) -> None:
    assert "layer" not in dense_blocks(2, **blocks).source  # type: ignore[arg-type]


def test_the_page_shows_what_is_written() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "import-onnx.md").read_text()
    shown = [line.strip() for line in page[page.index("  layer Block") :].partition("```")[0].splitlines() if line.strip()]
    written = [line.replace("_gemm0", "") for line in lines(dense_blocks(5, widths=(5, 5, 5, 6, 6))) if not line.startswith("input gate")]
    assert shown == written


def test_layers_that_differ_in_widths_alone_are_one_with_hyperparameters() -> None:
    written = lines(dense_blocks(5, widths=(5, 5, 6, 6, 6)))
    assert written[:3] == [
        "layer Block(units)(x) {",
        'down = x |> Dense(units, activation = relu, name = "up_gemm0") |> Dense(4, name = "down_gemm0")',
        "return x + down",
    ]
    assert 'x |> Block(5, name = "blocks_0") |> Block(5, name = "blocks_1")' in " ".join(written)
    assert 'y = y |> Block(6, name = "blocks_" + str(i))' in written


def test_a_bias_of_its_own_that_a_layer_takes_in_is_no_tensor_of_the_block() -> None:
    g = Graph(17, x="float[n, 20, 7]")
    x = g.x
    for i in range(2):
        y = g.Conv(x, g.weight(20, 20, 3), kernel_shape=[3], pads=[1, 1], at=f"/blocks.{i}/a")
        y = g.Relu(g.Add(y, g.weight(20).reshape(1, 20, 1), at=f"/blocks.{i}/a"), at=f"/blocks.{i}")
        x = g.Conv(y, g.weight(20, 20, 1), g.weight(20), kernel_shape=[1], at=f"/blocks.{i}/b")
    imported = import_model(g.model(y=x), "net")
    assert "param" not in imported.source
    assert {n: v.shape for n, v in imported.weights.items() if n.endswith("bias")} == {
        f"blocks_{i}/{n}_conv0/bias": (20,) for i in range(2) for n in "ab"
    }


def test_the_symbols_and_own_tensors_of_a_block_belong_to_its_layer() -> None:
    g = Graph(17, x="float[n, steps, 20]")
    x = g.x
    for i in range(2):
        at = f"/layers.{i}"
        y = g.MatMul(x, g.weight(20, 20), at=f"{at}/a")
        split = g.Transpose(g.Reshape(y, ints(0, -1, 4, 5), at=at), perm=[0, 2, 1, 3], at=at)
        joined = g.Reshape(g.Transpose(g.Exp(split, at=at), perm=[0, 2, 1, 3], at=at), ints(0, -1, 20), at=at)
        x = g.MatMul(g.Mul(joined, g.weight(20), at=at), g.weight(20, 20), at=f"{at}/b")
    imported = import_model(g.model(y=x), "net")
    written = lines(imported)
    assert written[:2] == ["layer LayerBlock()(x: [n, steps, 20]) {", "param mul0_weight: f32[20] = 0.0"]
    assert {n: v.shape for n, v in imported.weights.items() if "mul0" in n and "matmul" not in n} == {f"layers_{i}/mul0_weight": (20,) for i in range(2)}


def test_blocks_without_names_in_the_file_are_numbered() -> None:
    g = Graph(17, x="float[n, 4]")
    x = g.x
    for count, width in ((2, 5), (3, 6)):
        for _ in range(count):
            y = g.Relu(g.Gemm(x, g.weight(width, 4), g.weight(width), transB=1))
            x = g.Add(x, g.Gemm(y, g.weight(4, width), g.weight(4), transB=1))
        x = g.Exp(x) if width == 5 else x
    imported = import_model(g.model(y=x), "net")
    assert lines(imported) == [
        "layer Block(units)(x) {",
        'gemm = x |> Dense(units, activation = relu, name = "gemm") |> Dense(4, name = "gemm_1")',
        "return x + gemm",
        "}",
        "model Net {",
        "input x: f32[n, 4]",
        'y = x |> Block(5, name = "block_1") |> Block(5, name = "block_2") |> exp',
        "for i in range(3, 6) {",
        'y = y |> Block(6, name = "block_" + str(i))',
        "}",
        "output y",
        "}",
    ]
    assert imported.weights["block_4/gemm_1/kernel"].shape == (6, 4)
