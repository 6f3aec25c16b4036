#!/usr/bin/env python3
"""Trains the small network that tells drawings apart (models/sketch.onnx; its card is models/sketch.md).

    pip install jax onnx
    python3 scripts/train-sketch.py OMNIGLOT.zip assets/sketches/seeds.jsonl models/sketch.onnx
        [--leave Greek,Latin] [--things 120] [--minutes 15] [--seed 1]

OMNIGLOT.zip is `strokes_background_small1.zip` of brendenlake/omniglot (MIT). `--leave` keeps whole alphabets out of the
training and prints how well they are told apart (20 letters, one example of another writer); `--things 120`
learns from the first 120 words of the seeds only, so that the others can judge. Steps are given by time, so
two runs differ in the last digits; everything random comes from `--seed`.

What is learnt from: letters of several writers; letters put together to new signs; our seeds with every stroke moved,
turned and bent. A whole batch is mirrored and turned together, so that a mirrored letter is another letter.
"""
import argparse, io, json, math, time, zipfile
from collections import defaultdict

import jax, jax.numpy as jnp, numpy as np

DOTS, SIDE, REACH, SOFT = 160, 32, 2.4, 0.6  # as in src/recognition/sketch: ink.rs, net.rs
LEAST, SQUARING, STRETCH = 0.04, 0.4, 1.6
EMBED = 64


# ---- reading -------------------------------------------------------------------------------------------------------
def omniglot(path):
    """{alphabet: {letter: [strokes of each writer]}}, y down."""
    out = defaultdict(lambda: defaultdict(list))
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if not name.endswith(".txt") or "__MACOSX" in name:
                continue
            alphabet, letter = name.split("/")[-3:-1]
            strokes = [[]]
            for line in io.TextIOWrapper(archive.open(name)):
                if line[0] in "SB":
                    strokes.append([])
                else:
                    x, y, _ = map(float, line.split(","))
                    strokes[-1].append((x, -y))
            out[alphabet][letter].append([s for s in strokes if s])
    return out


def seeds(path):
    """{label: [strokes of each variant]}"""
    out = defaultdict(list)
    for line in open(path, encoding="utf-8"):
        item = json.loads(line)
        out[item["label"]].append([[p[:2] for p in s] for s in item["strokes"]])
    return out


def dots(strokes):
    """DOTS rows of x, y, the line through it (dx, dy; its length is the dot's share of ink), number of the stroke."""
    strokes = [np.array(s, float) for s in strokes]
    everything = np.concatenate(strokes)
    least = (everything.max(0) - everything.min(0)).max() * LEAST
    lengths = [np.hypot(*np.diff(s, axis=0).T).sum() if len(s) > 1 else 0.0 for s in strokes]
    step = sum(max(l, least) for l in lengths) / DOTS
    ends = np.cumsum([max(l, least) for l in lengths])
    at = (np.arange(DOTS) + 0.5) * step
    which = np.minimum(np.searchsorted(ends, at, side="right"), len(strokes) - 1)
    rows = np.zeros((DOTS, 5), np.float32)
    for k, stroke in enumerate(strokes):
        here = which == k
        if not here.any():
            continue
        offset = at[here] - (ends[k] - max(lengths[k], least))
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))]) if len(stroke) > 1 else np.zeros(1)
        place = lambda t: np.stack([np.interp(t, along, stroke[:, c]) for c in (0, 1)], 1)
        half = max(step, lengths[k] * 0.02)
        chord = place(np.minimum(offset + half, lengths[k])) - place(np.maximum(offset - half, 0))
        size = np.hypot(*chord.T)[:, None]
        rows[here, :2] = place(offset)
        rows[here, 2:4] = np.where(size > 0, chord / np.maximum(size, 1e-9) * step, 0)
        rows[here, 4] = k
    spread = rows[:, :2].std(0)
    scale = math.sqrt((spread**2).mean())
    rows[:, :2] = (rows[:, :2] - rows[:, :2].mean(0)) / scale
    rows[:, 2:4] /= scale
    rows[:, 4] = np.minimum(rows[:, 4], 31)
    return rows


# ---- pictures ------------------------------------------------------------------------------------------------------
def normalise(place, line, weight):
    total = weight.sum(1, keepdims=True)[..., None]
    place = place - (place * weight[..., None]).sum(1, keepdims=True) / total
    spread = jnp.sqrt((place**2 * weight[..., None]).sum(1, keepdims=True) / total)
    both = jnp.sqrt((spread**2).mean(-1, keepdims=True))
    k = jnp.clip((both / jnp.maximum(spread, both * 0.01)) ** SQUARING, 1 / STRETCH, STRETCH)
    k = k / jnp.sqrt(((spread * k) ** 2).mean(-1, keepdims=True))
    return place * k, line * k


def picture(place, line, weight):
    """[n, DOTS, 2] twice and [n, DOTS] -> [n, 5, SIDE, SIDE]: ink, and ink by direction."""
    size = jnp.sqrt((line**2).sum(-1) + 1e-12)
    ink = weight * jnp.maximum(size, 0.05) * (SIDE / 2 / REACH)
    u, v = (line[..., 0] ** 2 - line[..., 1] ** 2) / size**2, 2 * line[..., 0] * line[..., 1] / size**2
    shares = jnp.stack([jnp.ones_like(u), jax.nn.relu(u), jax.nn.relu(-u), jax.nn.relu(v), jax.nn.relu(-v)], -1)
    cells = (jnp.arange(SIDE) + 0.5) / SIDE * 2 * REACH - REACH
    bell = lambda c: jnp.exp(-0.5 * ((c[..., None] - cells) * (SIDE / 2 / REACH) / SOFT) ** 2) / (SOFT * math.sqrt(2 * math.pi))
    gx, gy = bell(place[..., 0]), bell(place[..., 1])
    maps = jnp.einsum("bnc,bny,bnx->bcyx", shares * ink[..., None], gy, gx, optimize="optimal")
    return jnp.tanh(maps)


# ---- deforming -----------------------------------------------------------------------------------------------------
def deform(key, rows, strength, turn):
    """Another hand's drawing of the same: strokes moved, the whole sheared and bent, a stroke left out at times."""
    place, line, stroke = rows[..., :2], rows[..., 2:4], rows[..., 4].astype(jnp.int32)
    n = rows.shape[0]
    keys = jax.random.split(key, 9)
    normal = lambda i, *shape: jax.random.normal(keys[i], shape)
    force = strength * jax.random.uniform(keys[8], (n, 1), minval=0.2, maxval=1.0)

    member = jax.nn.one_hot(stroke, 32)
    centre = jnp.einsum("bns,bnc->bsc", member, place) / jnp.maximum(member.sum(1), 1)[..., None]
    own = jnp.concatenate([normal(0, n, 32, 1) * 0.25, normal(1, n, 32, 2) * 0.2], -1) * force[..., None]
    small = own[..., 0]
    spin = jnp.stack([jnp.stack([jnp.cos(small), -jnp.sin(small)], -1), jnp.stack([jnp.sin(small), jnp.cos(small)], -1)], -2)
    spin = spin * jnp.exp(own[..., 1:2, None])
    spin = spin * jnp.exp(jnp.stack([own[..., 2], -own[..., 2]], -1)[..., None] * 0.5)
    shift = normal(2, n, 32, 2) * 0.22 * force[..., None]
    pick = lambda values: jnp.einsum("bns,bs...->bn...", member, values)
    mid, spin = pick(centre), pick(spin)
    place = jnp.einsum("bnij,bnj->bni", spin, place - mid) + mid + pick(shift)
    line = jnp.einsum("bnij,bnj->bni", spin, line)

    a = normal(3, n, 3) * jnp.array([0.16, 0.2, 0.22]) * (0.3 + 0.7 * force)
    c, s = jnp.cos(a[:, 0]), jnp.sin(a[:, 0])
    whole = jnp.stack([jnp.stack([c, -s], -1), jnp.stack([s, c], -1)], -2)
    shear = jnp.stack([jnp.stack([jnp.exp(a[:, 2]), a[:, 1]], -1), jnp.stack([0 * c, jnp.exp(-a[:, 2])], -1)], -2)
    whole = jnp.einsum("ij,bjk,bkl->bil", turn, whole, shear)
    place, line = jnp.einsum("bij,bnj->bni", whole, place), jnp.einsum("bij,bnj->bni", whole, line)

    wave = normal(4, n, 6, 2) * 1.4
    phase = jax.random.uniform(keys[5], (n, 6), maxval=2 * math.pi)
    amount = normal(6, n, 6, 2) * 0.09 * force[..., None]
    angle = jnp.einsum("bkc,bnc->bnk", wave, place) + phase[:, None]
    move = jnp.einsum("bnk,bkc->bnc", jnp.sin(angle), amount)
    slope = jnp.einsum("bnk,bnk->bnk", jnp.cos(angle), jnp.einsum("bkc,bnc->bnk", wave, line))
    line = line + jnp.einsum("bnk,bkc->bnc", slope, amount)
    place = place + move

    share = member.mean(1)
    dropped = (jax.random.uniform(keys[7], (n, 32)) < 0.12 * force) & (share < 0.3)
    weight = 1 - pick(dropped.astype(jnp.float32))
    weight = jnp.where(weight.sum(1, keepdims=True) < DOTS * 0.5, 1.0, weight)
    return normalise(place, line, weight) + (weight,)


# ---- network -------------------------------------------------------------------------------------------------------
LAYERS = [("c1", 5, 24, 5, 2), ("c2", 24, 48, 3, 1), ("c3", 48, 64, 3, 1), ("c4", 64, 96, 3, 1)]


def fresh(rng):
    net = {}
    for name, into, out, k, _ in LAYERS:
        net[name + ".w"] = rng.normal(0, math.sqrt(2 / (into * k * k)), (out, into, k, k))
        net[name + ".b"] = np.zeros(out)
    net["fc.w"] = rng.normal(0, math.sqrt(1 / (96 * 16)), (EMBED, 96 * 16))
    net["fc.b"] = np.zeros(EMBED)
    return {k: jnp.asarray(v, jnp.float32) for k, v in net.items()}


def embed(net, maps, key=None):
    x = maps
    for name, _, _, k, stride in LAYERS:
        x = jax.lax.conv_general_dilated(x, net[name + ".w"], (stride, stride), [(k // 2, k // 2)] * 2)
        x = jax.nn.relu(x + net[name + ".b"][:, None, None])
        if name in ("c2", "c3"):
            b, c, h, w = x.shape
            x = x.reshape(b, c, h // 2, 2, w // 2, 2).max((3, 5))
    x = x.reshape(x.shape[0], -1)
    if key is not None:
        x = x * jax.random.bernoulli(key, 0.8, x.shape) / 0.8
    x = x @ net["fc.w"].T + net["fc.b"]
    return x / jnp.sqrt((x**2).sum(-1, keepdims=True) + 1e-9)


def loss(net, key, rows, classes, strength, turn):
    """Every drawing must be nearer to its own class than to the others (softmax over all others of the batch)."""
    one, two = jax.random.split(key)
    e = embed(net, picture(*deform(one, rows, strength, turn)), two)
    like = e @ e.T * 14.0 - 1e9 * jnp.eye(len(classes))
    same = (classes[:, None] == classes[None]) & ~jnp.eye(len(classes), dtype=bool)
    log = jax.nn.log_softmax(like, 1)
    pulled = -(jnp.where(same, log, 0).sum(1) / same.sum(1)).mean()
    any_of = -jax.nn.logsumexp(jnp.where(same, log, -1e9), 1).mean()
    return 0.5 * pulled + 0.5 * any_of


@jax.jit
def step(net, m, v, t, rate, key, rows, classes, strength, turn):
    value, grad = jax.value_and_grad(loss)(net, key, rows, classes, strength, turn)
    tree = jax.tree_util.tree_map
    m = tree(lambda m, g: 0.9 * m + 0.1 * g, m, grad)
    v = tree(lambda v, g: 0.99 * v + 0.01 * g * g, v, grad)
    net = tree(lambda p, m, v: p * (1 - 1e-2 * rate) - rate * (m / (1 - 0.9**t)) / (jnp.sqrt(v / (1 - 0.99**t)) + 1e-8), net, m, v)
    return net, m, v, value


# ---- batches -------------------------------------------------------------------------------------------------------
TURNS = [np.array(m, np.float32) for m in ([[1, 0], [0, 1]], [[0, -1], [1, 0]], [[-1, 0], [0, -1]], [[0, 1], [-1, 0]],
                                            [[-1, 0], [0, 1]], [[0, 1], [1, 0]], [[1, 0], [0, -1]], [[0, -1], [-1, 0]])]
CLASSES, EACH = 40, 4


def letters_batch(rng, letters):
    pick = rng.choice(len(letters), CLASSES, replace=False)
    return np.concatenate([letters[i][rng.choice(len(letters[i]), EACH, replace=False)] for i in pick]), 0.6


def composed_batch(rng, letters):
    """Signs made of two or three letters in a fixed arrangement, each part by any writer."""
    out = []
    for _ in range(CLASSES):
        parts = int(rng.integers(2, 4))
        which = rng.integers(0, len(letters), parts)
        where = rng.normal(0, 1.3, (parts, 2))
        size = np.exp(rng.normal(0, 0.35, parts))
        for _ in range(EACH):
            pieces = []
            for k in range(parts):
                rows = letters[which[k]][rng.integers(len(letters[which[k]]))].copy()
                rows = rows[np.sort(rng.choice(DOTS, DOTS // parts + (k < DOTS % parts), replace=False))]
                rows[:, :4] *= size[k]
                rows[:, 2:4] *= parts
                rows[:, :2] += where[k]
                rows[:, 4] = np.minimum(rows[:, 4], 9) + 10 * k
                pieces.append(rows)
            out.append(np.concatenate(pieces))
    return np.stack(out), 0.5


def seeds_batch(rng, things):
    pick = rng.choice(len(things), min(CLASSES, len(things)), replace=False)
    out = []
    for i in pick:
        variants = things[i]
        own = rng.integers(len(variants), size=EACH) if rng.random() < 0.5 else np.full(EACH, rng.integers(len(variants)))
        out.append(variants[own])
    return np.concatenate(out), 1.3


def held_out(net, alphabets, rounds=6):
    """20 letters of one alphabet, one example (and five) of other writers: share right."""
    f = jax.jit(lambda r: embed(net, picture(*normalise(r[..., :2], r[..., 2:4], jnp.ones(r.shape[:2])), jnp.ones(r.shape[:2]))))
    rng, right = np.random.default_rng(5), defaultdict(list)
    for letters in alphabets:
        e = np.stack([np.asarray(f(l[:20])) for l in letters])
        for _ in range(rounds):
            cs, ws = rng.permutation(len(e))[:20], rng.permutation(20)
            for shots in (1, 5):
                for t in ws[5:8]:
                    like = np.sort(np.einsum("ce,kse->cks", e[cs][:, t], e[cs][:, ws[:shots]]), 2)[..., ::-1][..., :2].mean(2)
                    right[shots].append((like.argmax(1) == np.arange(len(cs))).mean())
    return {k: round(float(np.mean(v)), 4) for k, v in right.items()}


def train(args):
    rng = np.random.default_rng(args.seed)
    leave = set(filter(None, args.leave.split(",")))
    alphabets = {a: [np.stack([dots(d) for d in ds]) for ds in ls.values()] for a, ls in omniglot(args.omniglot).items()}
    letters = [l for a, ls in alphabets.items() if a not in leave for l in ls]
    test = [ls for a, ls in alphabets.items() if a in leave]
    things = [np.stack([dots(d) for d in ds]) for ds in list(seeds(args.seeds).values())[: args.things]]
    print(len(letters), "letters", len(things), "things", flush=True)
    net = fresh(rng)
    zero = jax.tree_util.tree_map(jnp.zeros_like, net)
    m, v, mean = zero, zero, net
    start, t, shown, key = time.time(), 0, time.time(), jax.random.PRNGKey(args.seed)
    while (gone := (time.time() - start) / 60 / args.minutes) < 1:
        kind = rng.random()
        rows, strength = (letters_batch(rng, letters) if kind < 0.45 else composed_batch(rng, letters) if kind < 0.7 else seeds_batch(rng, things))
        turn = TURNS[0] if rng.random() < 0.25 else TURNS[rng.integers(8)]
        if len(rows) < CLASSES * EACH:
            continue
        t += 1
        rate = 1.5e-3 * min(1, t / 100) * (0.5 + 0.5 * math.cos(math.pi * gone)) + 1e-5
        key, one = jax.random.split(key)
        net, m, v, value = step(net, m, v, float(t), rate, one, rows, np.repeat(np.arange(CLASSES), EACH), strength, turn)
        mean = jax.tree_util.tree_map(lambda a, b: 0.99 * a + 0.01 * b, mean, net)
        if time.time() - shown > 45:
            shown = time.time()
            print(f"{t} {gone:.2f} loss {float(value):.3f}", held_out(mean, test) if test else "", flush=True)
    print(t, "steps", held_out(mean, test) if test else "")
    return mean


# ---- out -----------------------------------------------------------------------------------------------------------
def export(net, path):
    import onnx
    from onnx import TensorProto, helper, numpy_helper
    nodes, x = [], "drawing"
    for name, _, _, k, stride in LAYERS:
        nodes.append(helper.make_node("Conv", [x, name + ".w", name + ".b"], [name], strides=[stride] * 2, pads=[k // 2] * 4))
        nodes.append(helper.make_node("Relu", [name], [name + ".r"]))
        x = name + ".r"
        if name in ("c2", "c3"):
            nodes.append(helper.make_node("MaxPool", [x], [name + ".p"], kernel_shape=[2, 2], strides=[2, 2]))
            x = name + ".p"
    nodes += [helper.make_node("Flatten", [x], ["flat"]), helper.make_node("Gemm", ["flat", "fc.w", "fc.b"], ["whole"], transB=1),
              helper.make_node("LpNormalization", ["whole"], ["embedding"], axis=1, p=2)]
    info = lambda n, s: helper.make_tensor_value_info(n, TensorProto.FLOAT, s)
    weights = [numpy_helper.from_array(np.asarray(w, np.float32), n) for n, w in net.items()]
    graph = helper.make_graph(nodes, "sketch", [info("drawing", ["n", 5, SIDE, SIDE])], [info("embedding", ["n", EMBED])], weights)
    model = helper.make_model(graph, producer_name="malgeurim", opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("omniglot"), parser.add_argument("seeds"), parser.add_argument("out")
    parser.add_argument("--leave", default=""), parser.add_argument("--things", type=int)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    export(train(chosen), chosen.out)
