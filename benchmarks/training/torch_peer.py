"""Steps of training by PyTorch, eagerly and compiled."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Antirectifier(nn.Module):
    def forward(self, x):
        x = F.normalize(x - x.mean(dim=1, keepdim=True), dim=1)
        return torch.cat([F.relu(x), F.relu(-x)], dim=1)


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm, self.dense = nn.LSTM(16, 32, batch_first=True), nn.Linear(32, 1)
        nn.init.zeros_(self.lstm.bias_hh_l0).requires_grad_(False)  # Keras has one bias

    def forward(self, x):
        return self.dense(self.lstm(x)[0][:, -1])


class Encoder(nn.Module):
    def __init__(self, rate, width=256, heads=4):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm_1, self.norm_2 = nn.LayerNorm(width, eps=1e-6), nn.LayerNorm(width, eps=1e-6)
        self.dropout = nn.Dropout(rate)

    def forward(self, x):
        q, k, v = (part(x).unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (self.query, self.key, self.value))
        attended = self.output(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(-2))
        x = self.norm_1(x + self.dropout(attended))
        return self.norm_2(x + self.dropout(self.down(F.gelu(self.up(x)))))


def named(layers):
    """The parameters of layers by the names of our weights."""
    result = {}
    for name, layer in layers.items():
        parts = ("gamma", "beta") if isinstance(layer, nn.LayerNorm) else ("kernel", "bias")
        result |= {f"{name}/{part}": parameter for part, parameter in zip(parts, (layer.weight, layer.bias))}
    return result


def build(network, rate):
    """The model, and its parameters by name."""
    if network == "encoder":
        model = Encoder(rate)
        attention = {f"attention/{part}": getattr(model, part) for part in ("query", "key", "value")}
        others = {part: getattr(model, part) for part in ("up", "down", "norm_1", "norm_2")}
        layers = {**attention, "attention/attention_output": model.output, **others}
        return model, named({f"block_1/{name}": layer for name, layer in layers.items()})
    if network == "lstm":
        model = Lstm()
        names = [f"lstm/lstm_cell/{part}" for part in ("kernel", "recurrent_kernel", "bias")]
        parameters = (model.lstm.weight_ih_l0, model.lstm.weight_hh_l0, model.lstm.bias_ih_l0)
        return model, {**dict(zip(names, parameters)), **named({"dense": model.dense})}
    if network == "lenet":
        model = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
                              nn.Linear(9216, 128), nn.ReLU(), nn.Linear(128, 10))
        return model, named({"conv_1": model[0], "conv_2": model[2], "dense_1": model[6], "dense_2": model[8]})
    model = nn.Sequential(nn.Linear(784, 128), Antirectifier(), nn.Dropout(rate), nn.Linear(256, 64), Antirectifier(),
                          nn.Dropout(rate), nn.Linear(128, 10))
    return model, named({"dense_1": model[0], "dense_2": model[3], "dense_3": model[6]})


def load(parameters, weights):
    """Keras has the axis of units last: PyTorch has it first, and pixels behind channels."""
    if parameters.keys() != weights.keys():
        raise ValueError(f"the model has {', '.join(parameters)}, not {', '.join(weights)}")
    for name, parameter in parameters.items():
        value = torch.from_numpy(weights[name].copy())
        if name == "dense_1/kernel" and value.shape[0] == 9216:  # flattened by channel
            value = value.reshape(12, 12, 64, 128).permute(2, 0, 1, 3).reshape(9216, 128)
        elif value.dim() == 3:  # heads
            value = value.flatten(0, 1) if "attention_output" in name else value.flatten(1, 2)
        elif value.dim() == 2 and name.endswith("bias"):
            value = value.flatten()
        if value.dim() == 2:
            value = value.T
        elif value.dim() == 4:
            value = value.permute(3, 2, 0, 1)
        if value.shape != parameter.shape:  # `copy_` would broadcast
            raise ValueError(f"{name} is {tuple(value.shape)}, not {tuple(parameter.shape)}")
        with torch.no_grad():
            parameter.copy_(value)


class Torch:
    def __init__(self, network, weights, x, y, rate, threads, compiled=False):
        torch.set_num_threads(threads)
        model, parameters = build(network, rate)
        load(parameters, weights)
        self.x, self.y = torch.from_numpy(x), torch.from_numpy(y)
        if network == "lenet":  # channels last in memory: the faster one here
            model = model.to(memory_format=torch.channels_last)
            self.x = self.x.permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
        loss_of = F.cross_entropy if y.shape[-1] == 10 else F.mse_loss  # of logits
        self.optimizer, self.steps = torch.optim.Adam(parameters.values(), fused=True), 0

        def forward(x, y):
            return loss_of(model(x), y)

        self.forward = torch.compile(forward) if compiled else forward

    def step(self):
        # Keras adds its epsilon to what is not yet corrected for the moving average's start at 0.
        self.steps += 1
        self.optimizer.param_groups[0]["eps"] = 1e-7 / math.sqrt(1 - 0.999**self.steps)
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.forward(self.x, self.y)
        loss.backward()
        self.optimizer.step()
        return loss.item()


class TorchCompiled(Torch):
    def __init__(self, *arguments):
        super().__init__(*arguments, compiled=True)
