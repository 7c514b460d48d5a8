"""Makes model.onnx of a BERT encoder that sentence-transformers keeps as model.safetensors in the same folder.

    python3 -m venv venv && venv/bin/pip install numpy==2.2.6 onnx==1.19.1 safetensors==0.6.2
    venv/bin/python bench/related/bert-to-onnx.py FOLDER

The graph is that of Devlin et al. 2019, in float32: input_ids, attention_mask and token_type_ids (batch x tokens) to
last_hidden_state (batch x tokens x width). Needs no PyTorch.
"""

import json
import sys
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save_model
from safetensors.numpy import load_file

folder = Path(sys.argv[1])
config = json.loads((folder / "config.json").read_text())
if config["model_type"] != "bert" or config["hidden_act"] != "gelu":
    sys.exit(f"{folder}: this is not a BERT encoder with gelu")
heads = config["num_attention_heads"]
width = config["hidden_size"]
weights = load_file(folder / "model.safetensors")
nodes, constants = [], []


def constant(name, value):
    constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
    return name


def op(kind, *inputs, **attributes):
    output = f"{kind}_{len(nodes)}"
    nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
    return output


def linear(x, name):
    weight = constant(f"{name}.w", weights[f"{name}.weight"].T)
    return op("Add", op("MatMul", x, weight), constant(f"{name}.b", weights[f"{name}.bias"]))


def layer_norm(x, name):
    scale, bias = (constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias"))
    return op("LayerNormalization", x, scale, bias, axis=-1, epsilon=config["layer_norm_eps"])


def gelu(x):
    half = op("Mul", x, constant_once("half", np.float32(0.5)))
    erf = op("Erf", op("Div", x, constant_once("sqrt2", np.float32(np.sqrt(2)))))
    return op("Mul", half, op("Add", erf, constant_once("one", np.float32(1))))


def constant_once(name, value):
    return name if any(each.name == name for each in constants) else constant(name, value)


def by_head(x, order):
    return op("Transpose", op("Reshape", x, constant_once("to_heads", np.array([0, 0, heads, width // heads]))), perm=order)


def attention(x, mask, layer):
    query = by_head(linear(x, f"{layer}.self.query"), [0, 2, 1, 3])
    key = by_head(linear(x, f"{layer}.self.key"), [0, 2, 3, 1])
    value = by_head(linear(x, f"{layer}.self.value"), [0, 2, 1, 3])
    scale = constant_once("scale", np.float32(1 / np.sqrt(width // heads)))
    scores = op("Add", op("Mul", op("MatMul", query, key), scale), mask)
    context = op("Transpose", op("MatMul", op("Softmax", scores, axis=-1), value), perm=[0, 2, 1, 3])
    joined = op("Reshape", context, constant_once("joined", np.array([0, 0, width])))
    return layer_norm(op("Add", linear(joined, f"{layer}.output.dense"), x), f"{layer}.output.LayerNorm")


def embedded():
    words = op("Gather", constant("words", weights["embeddings.word_embeddings.weight"]), "input_ids")
    types = op("Gather", constant("types", weights["embeddings.token_type_embeddings.weight"]), "token_type_ids")
    length = op("Slice", op("Shape", "input_ids"), constant("from1", np.array([1])), constant("to2", np.array([2])))
    zero = constant("zero", np.array([0]))
    places = op("Slice", constant("places", weights["embeddings.position_embeddings.weight"]), zero, length, zero)
    return layer_norm(op("Add", op("Add", words, types), places), "embeddings.LayerNorm")


def additive_mask():
    kept = op("Cast", op("Unsqueeze", "attention_mask", constant("axes", np.array([1, 2]))), to=TensorProto.FLOAT)
    absent = op("Sub", constant_once("one", np.float32(1)), kept)
    return op("Mul", absent, constant("far", np.float32(-10000)))


state, mask = embedded(), additive_mask()
for number in range(config["num_hidden_layers"]):
    layer = f"encoder.layer.{number}"
    state = attention(state, mask, f"{layer}.attention")
    inner = gelu(linear(state, f"{layer}.intermediate.dense"))
    state = layer_norm(op("Add", linear(inner, f"{layer}.output.dense"), state), f"{layer}.output.LayerNorm")
nodes.append(helper.make_node("Identity", [state], ["last_hidden_state"]))

inputs = [
    helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
    for name in ("input_ids", "attention_mask", "token_type_ids")
]
output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "tokens", width])
graph = helper.make_graph(nodes, "bert", inputs, [output], constants)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
checker.check_model(model)
save_model(model, folder / "model.onnx")
