"""Layers of attention."""
import keras

from .common import Called, many


def sequences(*shapes):
    return {n: ("f32", s) for n, s in zip(("query", "value", "key"), shapes)}


def masked(shapes, **masks):
    inputs = sequences(*shapes)
    inputs.update({n: ("bool", s) for n, s in masks.items()})
    return inputs


def called(inputs, layer, build, options="", **named):
    """A layer whose tensors are arguments of its call; `named` are further options of the call in Keras."""
    arguments = ", ".join([next(iter(inputs))] + [f"{n} = {n}" for n in list(inputs)[1:]])
    return (inputs, f"{layer}({arguments}{options})", lambda L: Called(build(L), named), False)


class Listed(Called):
    """A layer that takes a list of tensors, and masks as another."""

    def __call__(self, query, value, query_mask=None, value_mask=None):
        mask = None if query_mask is None and value_mask is None else [query_mask, value_mask]
        return self.layer([query, value], mask=mask, **self.named)


def listed(inputs, call, build, **named):
    return (inputs, call, lambda L: Listed(build(L), named), False)


PAIR = [(2, 3, 4), (2, 5, 4)]
WITH_MASKS = masked(PAIR, query_mask=(2, 3), value_mask=(2, 5))
WITH_MASKS["value_mask"] = ("mask", (2, 5))
TRIPLE = sequences((2, 3, 6), (2, 5, 4), (2, 5, 7))
SELF = sequences((2, 4, 6), (2, 4, 6))
MASKED_SELF = dict(SELF, value_mask=("mask", (2, 4)))
EXPLICIT = dict(SELF, attention_mask=("mask", (2, 4, 4)))

PADDED_PAIR = {"query": ("padded", (2, 3, 4)), "value": ("padded", (2, 5, 4))}
PADDED_SELF = {"query": ("padded", (2, 4, 6)), "value": ("padded", (2, 4, 6))}


class Masked(Called):
    """A layer whose inputs come out of `Masking`."""

    def __init__(self, layers, layer):
        super().__init__(layer, {})
        self.masking = layers.Masking()

    def __call__(self, *arguments, **tensors):
        masked = keras.tree.map_structure(lambda x: self.masking(x), (arguments, {k: v for k, v in tensors.items() if v is not None}))
        return self.layer(*masked[0], **masked[1])


LAYERS = {
    "attention": [
        many(PAIR, "Attention()", lambda L: L.Attention()),
        many([(2, 3, 4), (2, 5, 6), (2, 5, 4)], "Attention(use_scale = true)", lambda L: L.Attention(use_scale=True)),
        many(PAIR, 'Attention(score_mode = "concat")', lambda L: L.Attention(score_mode="concat")),
        many(PAIR, 'Attention(true, "concat", name = "a")', lambda L: L.Attention(True, "concat", name="a")),
        listed(sequences((2, 4, 3), (2, 4, 3)), "Attention()([query, value], use_causal_mask = true)", lambda L: L.Attention(), use_causal_mask=True),
        listed(WITH_MASKS, "Attention()([query, value], mask = [query_mask, value_mask])", lambda L: L.Attention()),
        listed(sequences(*PAIR), "Attention()([query, value], return_attention_scores = true)", lambda L: L.Attention(), return_attention_scores=True),
        listed(PADDED_PAIR, "Attention()([Masking()(query), Masking()(value)])", lambda L: Masked(L, L.Attention())),
        listed(sequences(*PAIR), "Attention(dropout = 0.5)([query, value])", lambda L: L.Attention(dropout=0.5)),
        listed(dict(WITH_MASKS, query=("f32", (2, 5, 4)), query_mask=("bool", (2, 5))), "Attention()([query, value], mask = [query_mask, value_mask], use_causal_mask = true)",
               lambda L: L.Attention(), use_causal_mask=True),
    ],
    "additive_attention": [
        many(PAIR, "AdditiveAttention()", lambda L: L.AdditiveAttention()),
        many([(2, 3, 4), (2, 5, 4), (2, 5, 4)], "AdditiveAttention(use_scale = false)", lambda L: L.AdditiveAttention(use_scale=False)),
        listed(sequences((2, 4, 3), (2, 4, 3)), "AdditiveAttention()([query, value], use_causal_mask = true)",
               lambda L: L.AdditiveAttention(), use_causal_mask=True),
        listed(WITH_MASKS, 'AdditiveAttention(name = "a")([query, value], mask = [query_mask, value_mask])', lambda L: L.AdditiveAttention(name="a")),
        listed(sequences(*PAIR), "AdditiveAttention(dropout = 0.5)([query, value], return_attention_scores = true)",
               lambda L: L.AdditiveAttention(dropout=0.5), return_attention_scores=True),
    ],
    "multi_head_attention": [
        called(SELF, "MultiHeadAttention(2, 3)", lambda L: L.MultiHeadAttention(2, 3)),
        called(TRIPLE, "MultiHeadAttention(num_heads = 3, key_dim = 2, value_dim = 5)", lambda L: L.MultiHeadAttention(3, 2, value_dim=5),
               ", return_attention_scores = true", return_attention_scores=True),
        called(SELF, 'MultiHeadAttention(2, 3, use_bias = false, output_shape = 5, name = "mha")',
               lambda L: L.MultiHeadAttention(2, 3, use_bias=False, output_shape=5, name="mha"), ", use_causal_mask = true", use_causal_mask=True),
        called(MASKED_SELF, "MultiHeadAttention(2, 3)", lambda L: L.MultiHeadAttention(2, 3)),
        called(EXPLICIT, "MultiHeadAttention(2, 3)", lambda L: L.MultiHeadAttention(2, 3), ", return_attention_scores = true", return_attention_scores=True),
        called(sequences((2, 2, 3, 4), (2, 2, 3, 4)), "MultiHeadAttention(2, 3, attention_axes = (1, 2))",
               lambda L: L.MultiHeadAttention(2, 3, attention_axes=(1, 2))),
        called(sequences((2, 2, 3, 4), (2, 2, 5, 4)), "MultiHeadAttention(2, 3, attention_axes = 2)",
               lambda L: L.MultiHeadAttention(2, 3, attention_axes=(2,))),
        called(SELF, "MultiHeadAttention(2, 3, sliding_window = 2, use_gate = true)", lambda L: L.MultiHeadAttention(2, 3, sliding_window=2, use_gate=True)),
        called(SELF, "MultiHeadAttention(2, 3, dropout = 0.5, output_shape = (2, 3))",
               lambda L: L.MultiHeadAttention(2, 3, dropout=0.5, output_shape=(2, 3))),
        (PADDED_SELF, "MultiHeadAttention(2, 3)(Masking()(query), value = Masking()(value))", lambda L: Masked(L, L.MultiHeadAttention(2, 3)), False),
        called(dict(TRIPLE, query_mask=("mask", (2, 3)), key_mask=("mask", (2, 5))), "MultiHeadAttention(2, 3)", lambda L: L.MultiHeadAttention(2, 3)),
    ],
    "grouped_query_attention": [
        called(SELF, "GroupQueryAttention(3, 4, 2)", lambda L: L.GroupQueryAttention(3, 4, 2)),
        called(TRIPLE, "GroupQueryAttention(head_dim = 2, num_query_heads = 2, num_key_value_heads = 1)", lambda L: L.GroupQueryAttention(2, 2, 1)),
        called(SELF, 'GroupedQueryAttention(2, 4, 4, use_bias = false, name = "gqa")', lambda L: L.GroupQueryAttention(2, 4, 4, use_bias=False, name="gqa"),
               ", use_causal_mask = true", use_causal_mask=True),
        called(MASKED_SELF, "GroupQueryAttention(3, 4, 2, sliding_window = 3)", lambda L: L.GroupQueryAttention(3, 4, 2, sliding_window=3),
               ", return_attention_scores = true", return_attention_scores=True),
        called(EXPLICIT, "GroupQueryAttention(3, 4, 2, use_gate = true)", lambda L: L.GroupQueryAttention(3, 4, 2, use_gate=True)),
        called(dict(TRIPLE, query_mask=("mask", (2, 3)), key_mask=("mask", (2, 5))), "GroupQueryAttention(3, 4, 2, dropout = 0.5)",
               lambda L: L.GroupQueryAttention(3, 4, 2, dropout=0.5)),
    ],
}
