"""Writes tests/yolo/fixtures/cases.safetensors: YOLOv2's head, loss with its gradient, and decoding, in NumPy and JAX.

The published formulas, written here box by box and cell by cell, in float64; gradients by JAX. Twenty cases on two grids, pictures
without objects, several objects in one cell and overlapping boxes among them. Run: python yolo.py
"""
import os

os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import jax.numpy as jnp
import numpy as np
from safetensors.numpy import save_file

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "yolo", "fixtures", "cases.safetensors")
ANCHORS = np.array([(0.5, 0.6), (1.4, 1.1), (2.2, 3.1), (3.5, 1.7), (4.1, 3.9)])
CLASSES, PICTURES, BOXES, CASES = 3, 2, 6, 10
GRIDS = {"square": (4, 4), "wide": (3, 5)}


def sizes_overlap(w, h, anchor):
    common = min(w, anchor[0]) * min(h, anchor[1])
    return common / (w * h + anchor[0] * anchor[1] - common)


def answers(boxes, h, w):
    """For the boxes of one picture: the mask [h, w, a, 1] and the answers wanted [h, w, a, 5]."""
    mask, wanted = np.zeros((h, w, len(ANCHORS), 1)), np.zeros((h, w, len(ANCHORS), 5))
    for x, y, bw, bh, kind in boxes:
        if bw <= 0 or bh <= 0:
            continue
        i, j = min(int(np.floor(y * h)), h - 1), min(int(np.floor(x * w)), w - 1)
        fits = [sizes_overlap(bw * w, bh * h, anchor) for anchor in ANCHORS]
        a = int(np.argmax(fits))
        mask[i, j, a] = 1
        wanted[i, j, a] = [x * w - j, y * h - i, np.log(bw * w / ANCHORS[a][0]), np.log(bh * h / ANCHORS[a][1]), kind]
    return mask, wanted


def head(features):
    n, h, w, _ = features.shape
    f = features.reshape(n, h, w, len(ANCHORS), 5 + CLASSES)
    row, column = jnp.meshgrid(jnp.arange(h), jnp.arange(w), indexing="ij")
    x = (jax.nn.sigmoid(f[..., 0]) + column[None, :, :, None]) / w
    y = (jax.nn.sigmoid(f[..., 1]) + row[None, :, :, None]) / h
    bw = jnp.exp(f[..., 2]) * ANCHORS[:, 0] / w
    bh = jnp.exp(f[..., 3]) * ANCHORS[:, 1] / h
    return f, x, y, bw, bh, jax.nn.sigmoid(f[..., 4]), jax.nn.softmax(f[..., 5:], axis=-1)


def loss(features, boxes, rescore):
    n, h, w, _ = features.shape
    f, x, y, bw, bh, confidence, probabilities = head(features)
    total = 0.0
    for k in range(n):
        mask, wanted = answers(boxes[k], h, w)
        mask = mask[..., 0]
        best = jnp.zeros(mask.shape)
        for tx, ty, tw, th, _ in boxes[k]:
            if tw <= 0 or th <= 0:
                continue
            across = jnp.minimum(x[k] + bw[k] / 2, tx + tw / 2) - jnp.maximum(x[k] - bw[k] / 2, tx - tw / 2)
            down = jnp.minimum(y[k] + bh[k] / 2, ty + th / 2) - jnp.maximum(y[k] - bh[k] / 2, ty - th / 2)
            common = jnp.where(across > 0, across, 0) * jnp.where(down > 0, down, 0)
            best = jnp.maximum(best, common / (bw[k] * bh[k] + tw * th - common))
        free = (best <= 0.6) * (1 - mask)
        goal = best if rescore else 1
        total += (free * confidence[k] ** 2).sum()
        total += (5 * mask * (goal - confidence[k]) ** 2).sum()
        label = np.eye(CLASSES)[wanted[..., 4].astype(int)]
        total += (mask[..., None] * (label - probabilities[k]) ** 2).sum()
        predicted = jnp.concatenate([jax.nn.sigmoid(f[k][..., 0:2]), f[k][..., 2:4]], axis=-1)
        total += (mask[..., None] * (wanted[..., 0:4] - predicted) ** 2).sum()
    return 0.5 * total


def overlap(a, b):
    common = max(min(a[2], b[2]) - max(a[0], b[0]), 0) * max(min(a[3], b[3]) - max(a[1], b[1]), 0)
    area = lambda box: max(box[2] - box[0], 0) * max(box[3] - box[1], 0)
    return common / (area(a) + area(b) - common)


def decode(features, height, width, most=10, enough=0.3, iou=0.5):
    _, x, y, bw, bh, confidence, probabilities = (np.asarray(v) for v in head(features))
    corners = np.stack([y - bh / 2, x - bw / 2, y + bh / 2, x + bw / 2], axis=-1).reshape(-1, 4)
    scores = (confidence[..., None] * probabilities).reshape(-1, CLASSES)
    kinds, best = scores.argmax(-1), scores.max(-1)
    kept = []
    for i in sorted(range(len(best)), key=lambda i: -best[i]):
        if best[i] >= enough and len(kept) < most and all(overlap(corners[i], corners[k]) <= iou for k in kept):
            kept.append(i)
    boxes, score, kind = np.zeros((most, 4)), np.zeros(most), np.zeros(most)
    for at, i in enumerate(kept):
        boxes[at] = corners[i] * [height, width, height, width]
        score[at], kind[at] = best[i], kinds[i]
    return boxes, score, kind, len(kept)


def true_boxes(rng, case, h, w):
    boxes = np.zeros((BOXES, 5))
    count = 0 if case == 0 else rng.integers(1, BOXES + 1)
    for t in range(count):
        size = rng.uniform(0.05, 0.9, 2)
        boxes[t] = [*rng.uniform(0, 1, 2), *size, rng.integers(CLASSES)]
    if case == 1 and count > 1:  # two in one cell, with the same anchor: the later one counts
        boxes[1, :4] = boxes[0, :4] * [1, 1, 1.02, 0.98]
    if case == 2:  # on the far border
        boxes[0, :2] = [1.0, 1.0]
        boxes[0, 2:4] = [0.2, 0.3]
    return boxes


def main():
    rng = np.random.default_rng(14)
    out = {"anchors": ANCHORS}
    for name, (h, w) in GRIDS.items():
        rows = {}
        for case in range(CASES):
            boxes = np.stack([true_boxes(rng, case + k, h, w) for k in range(PICTURES)])
            features = rng.normal(0, 1.5, (PICTURES, h, w, len(ANCHORS) * (5 + CLASSES)))
            features, boxes = features.astype(np.float32), boxes.astype(np.float32)
            f64, b64 = features.astype(np.float64), boxes.astype(np.float64)
            # A box that the network has nearly right, so that overlaps beyond 0.6 occur.
            _, x, y, bw, bh, confidence, probabilities = head(f64)
            if case > 4:
                near = (0, h // 2, w // 2, 2)
                b64[0, 0, :4] = [x[near], y[near], bw[near] * 1.1, bh[near] * 0.95]
                boxes = b64.astype(np.float32)
                b64 = boxes.astype(np.float64)
            mask, wanted = zip(*(answers(b64[k], h, w) for k in range(PICTURES)))
            decoded = decode(f64[:1], 416.0, 352.0)
            found = {
                "features": features, "boxes": boxes,
                "xy": np.stack([x, y], axis=-1), "wh": np.stack([bw, bh], axis=-1),
                "confidence": np.asarray(confidence)[..., None], "probabilities": np.asarray(probabilities),
                "mask": np.stack(mask), "wanted": np.stack(wanted),
                "loss": np.asarray(loss(f64, b64, False)), "rescored": np.asarray(loss(f64, b64, True)),
                "grad": np.asarray(jax.grad(loss)(f64, b64, False)),
                "grad_rescored": np.asarray(jax.grad(loss)(f64, b64, True)),
                "eval_boxes": decoded[0], "eval_scores": decoded[1], "eval_classes": decoded[2],
                "eval_count": np.array(float(decoded[3])),
            }
            for key, value in found.items():
                rows.setdefault(key, []).append(value)
        for key, values in rows.items():
            out[f"{name}/{key}"] = np.stack(values)
    os.makedirs(os.path.dirname(PATH), exist_ok=True)
    save_file({key: np.ascontiguousarray(value, dtype=np.float32) for key, value in out.items()}, PATH)


main()
