#!/usr/bin/env python3
"""Times one peer on an ONNX graph, as driver.cpp times ours: answers each line of standard input, a number of seconds,
with a line of milliseconds. Arguments: peer, graph, the input as raw f32, where to write the output, threads, the clock."""

import sys
import time

import numpy


class OnnxRuntime:
    """Buffers of input and output are bound once, so that a call copies nothing."""

    def __init__(self, graph, x, threads):
        import onnxruntime
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        given, made = self.session.get_inputs()[0], self.session.get_outputs()[0]
        self.x = onnxruntime.OrtValue.ortvalue_from_numpy(x.reshape(given.shape))
        self.y = onnxruntime.OrtValue.ortvalue_from_shape_and_type(made.shape, numpy.float32)
        self.binding = self.session.io_binding()
        self.binding.bind_ortvalue_input(given.name, self.x)
        self.binding.bind_ortvalue_output(made.name, self.y)

    def call(self):
        self.session.run_with_iobinding(self.binding)

    def output(self):
        return self.y.numpy()


class OpenVino:
    """One stream, made for latency, in f32 also where the processor has bf16."""

    def __init__(self, graph, x, threads):
        import openvino
        core = openvino.Core()
        compiled = core.compile_model(graph, "CPU", {
            "PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": "1", "INFERENCE_NUM_THREADS": str(threads),
            "INFERENCE_PRECISION_HINT": "f32", "ENABLE_CPU_PINNING": False})
        self.request = compiled.create_infer_request()
        self.x = x.reshape(list(compiled.input(0).shape))
        self.request.set_input_tensor(0, openvino.Tensor(self.x, shared_memory=True))

    def call(self):
        self.request.start_async()
        self.request.wait()

    def output(self):
        return self.request.get_output_tensor(0).data


# In the order of the table. Further peers (PyTorch, JAX, LiteRT) are classes of the same three functions.
PEERS = {"onnxruntime": OnnxRuntime, "openvino": OpenVino}


def main():
    name, graph, given, output, threads, clock = sys.argv[1:]
    now = time.process_time if clock == "processor" else time.perf_counter
    peer = PEERS[name](graph, numpy.fromfile(given, dtype=numpy.float32), int(threads))
    peer.call()
    numpy.ascontiguousarray(peer.output(), dtype=numpy.float32).tofile(output)
    print("ready", flush=True)
    call = peer.call
    for line in sys.stdin:
        seconds = float(line)
        begin = now()
        call()
        call()
        one = (now() - begin) / 2
        calls = int(2e-4 / max(one, 1e-7)) + 1 if one < 2e-4 else 1
        start, times = now(), []
        while len(times) < 3 or now() - start < seconds:
            begin = now()
            for _ in range(calls):
                call()
            times.append((now() - begin) * 1e3 / calls)
        print(" ".join(f"{t:.6f}" for t in times), flush=True)


if __name__ == "__main__":
    main()
