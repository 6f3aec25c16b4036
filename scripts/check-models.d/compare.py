"""Compares converted models with TensorFlow's interpreter; called by scripts/check-models.

usage: compare.py MANIFEST MODELS_FOLDER WHEEL [NAME …]
"""

import sys
import time
import tomllib
import zipfile

import numpy
import onnxruntime
from ai_edge_litert.interpreter import Interpreter

# Largest difference that is allowed, as a part of the largest value of the output (at least of 1). The interpreter's own two sets of
# kernels differ by as much on the pose models, whose values reach 1800.
ALLOWED = 1e-3
# Runs that are timed, after those that warm up.
RUNS, WARM_UP = 30, 5


def inputs(shape):
    """A random and a picture-like input in [0, 1]: soft colours with one hard-edged disc."""
    random = numpy.random.default_rng(1)
    yield "random", random.random(shape, dtype=numpy.float32)
    _, height, width, channels = shape
    y, x = numpy.mgrid[0:height, 0:width] / max(height, width)
    phase = random.random((4, channels)) * 6.28
    soft = [0.5 + 0.25 * numpy.sin(5 * x + p[0]) * numpy.cos(4 * y + p[1]) + 0.1 * numpy.sin(23 * x * y + p[2]) for p in phase.T]
    picture = numpy.stack(soft, axis=-1)
    picture[(x - 0.5) ** 2 + (y - 0.4) ** 2 < 0.04] = [0.9, 0.7, 0.6][:channels]
    yield "picture", picture.clip(0, 1).astype(numpy.float32)[None]


def milliseconds(run):
    """The shortest and the median time of a run: this thread's processor time, so that other programs count less."""
    for _ in range(WARM_UP):
        run()
    times = []
    for _ in range(RUNS):
        start = time.thread_time()
        run()
        times.append((time.thread_time() - start) * 1e3)
    return min(times), float(numpy.median(times))


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def compare(model, folder, wheel):
    """Prints the lines of one model; gives whether every difference is small enough."""
    ours = session(f"{folder}/{model['file']}")
    try:
        theirs = Interpreter(model_content=wheel.read(model["member"]), num_threads=1)
        theirs.allocate_tensors()
    except (RuntimeError, ValueError) as error:
        print(f"{model['name']:28} skipped: the interpreter cannot run it ({str(error).splitlines()[0][:80]})")
        return True
    (given,) = theirs.get_input_details()
    names = [output["name"] for output in model["outputs"]]
    fine = True
    for kind, value in inputs([int(side) for side in given["shape"]]):
        theirs.set_tensor(given["index"], value)
        theirs.invoke()
        expected = {output["name"]: theirs.get_tensor(output["index"]) for output in theirs.get_output_details()}
        found = dict(zip(names, ours.run(names, {model["inputs"][0]["name"]: value})))
        for name in names:
            largest = float(numpy.abs(expected[name]).max())
            difference = float(numpy.abs(expected[name] - found[name]).max())
            fits = difference <= ALLOWED * max(1.0, largest)
            fine &= fits
            print(f"{model['name']:28} {kind:8} {name:16} {difference:10.1e} of {largest:8.1e} {'ok' if fits else 'TOO LARGE'}")
        feed = {model["inputs"][0]["name"]: value}
    (our_best, our_median), (best, median) = milliseconds(lambda: ours.run(names, feed)), milliseconds(theirs.invoke)
    print(f"{model['name']:28} ONNX Runtime {our_best:.1f} ms (median {our_median:.1f}), TFLite {best:.1f} ms (median {median:.1f})")
    return fine


def main():
    manifest, folder, wheel, *names = sys.argv[1:]
    with open(manifest, "rb") as file:
        models = tomllib.load(file)["model"]
    with zipfile.ZipFile(wheel) as package:
        results = [compare(model, folder, package) for model in models if not names or model["name"] in names]
    sys.exit(0 if all(results) else 1)


main()
