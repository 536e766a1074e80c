"""Engines that run ONNX graphs. Each is given the graph's file, the input as a flat array, and a number of threads."""

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
