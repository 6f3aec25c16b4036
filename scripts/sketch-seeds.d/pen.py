"""The pen: small curves that the drawings are put together from, and the ink they leave.

A *path* is a list of corner points (x, y) on a square of 100 by 100, y down. Every helper returns one path; one path is one stroke,
from pen down to pen up. Angles are in degrees: 0 is right, 90 is down.
"""

import hashlib
import math

SPACING = 4.7  # between two points of a stroke, in hundredths of the drawing's side
STRAIGHT = 2.0  # a pen goes faster where the line is straight, and a screen, which looks at even times, sees fewer points there
SPEED = 0.15  # of the pen along a curve, in units for a millisecond: a side of the drawing in two thirds of a second
LIFT_MS = 180  # the least time that the pen is up between two strokes
CORNER = 35.0  # degrees: what bends more is a corner, which the even spacing must not round off
WOBBLE = 0.9  # how far an unsteady hand strays from the line, in units


def L(*p):
    """A pen stroke of straight lines through x, y, x, y, ..."""
    return list(zip(p[::2], p[1::2]))


def P(*p):
    """A closed shape of straight lines."""
    path = L(*p)
    return path + path[:1]


def R(x0, y0, x1, y1):
    """A rectangle, from its upper left corner down and round."""
    return P(x0, y0, x0, y1, x1, y1, x1, y0)


def E(cx, cy, rx, ry, a0=-90, a1=270):
    """A whole ellipse, or an arc of it from angle a0 to angle a1."""
    n = max(math.ceil(abs(a1 - a0) / 20), int(math.radians(abs(a1 - a0)) * max(rx, ry) / 1.5))
    turn = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(cx + rx * math.cos(a), cy + ry * math.sin(a)) for a in turn]


def C(cx, cy, r, a0=-90, a1=270):
    """A whole circle, or an arc of it."""
    return E(cx, cy, r, r, a0, a1)


def S(*p):
    """A smooth curve through the points given (Catmull-Rom with doubled ends)."""
    at = L(*p)
    return _spline([at[0], *at, at[-1]])


def O(*p):
    """A smooth closed curve through the points given."""
    at = L(*p)
    return _spline([at[-1], *at, at[0], at[1]])


def _spline(at):
    path = [at[1]]
    for a, b, c, d in zip(at, at[1:], at[2:], at[3:]):
        n = max(2, int(math.dist(b, c) / 1.5))
        path += [_blend(a, b, c, d, i / n) for i in range(1, n + 1)]
    return path


def _blend(a, b, c, d, t):
    return tuple(
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d)
    )


def W(x0, y0, x1, y1, n, amp):
    """A wave of n humps along a line, amp to either side."""
    steps = n * 8
    return [_beside(x0, y0, x1, y1, i / steps, amp * math.sin(math.pi * n * i / steps)) for i in range(steps + 1)]


def Z(x0, y0, x1, y1, n, amp):
    """A zigzag with n teeth along a line; the teeth stand amp to its left as one looks along it."""
    return [_beside(x0, y0, x1, y1, i / (2 * n), amp * (i % 2)) for i in range(2 * n + 1)]


def B(x0, y0, x1, y1, n, h):
    """A row of n bumps (half ellipses of height h) along a line, to its left as one looks along it."""
    path = []
    for k in range(n):
        turn = [math.pi * i / 8 for i in range(9)]
        path += [_beside(x0, y0, x1, y1, (k + 0.5 - 0.5 * math.cos(a)) / n, h * math.sin(a)) for a in turn]
    return path


def _beside(x0, y0, x1, y1, t, off):
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    return (x0 + (x1 - x0) * t + off * (y1 - y0) / length, y0 + (y1 - y0) * t - off * (x1 - x0) / length)


def D(x, y, r=1.2):
    """A dot: a very small circle."""
    return C(x, y, r)


def spiral(cx, cy, r, turns):
    """A spiral from the middle outwards."""
    n = int(turns * 16)
    return [_polar(cx, cy, r * i / n, 2 * math.pi * turns * i / n) for i in range(n + 1)]


def petals(cx, cy, r0, r1, n):
    """A ring of n petals between the radii r0 and r1, in one stroke."""
    steps = n * 10
    return [
        _polar(cx, cy, r0 + (r1 - r0) * abs(math.sin(math.pi * n * i / steps)) ** 0.7, 2 * math.pi * i / steps - math.pi / 2)
        for i in range(steps + 1)
    ]


def rays(cx, cy, r0, r1, n, a0=-90, a1=270):
    """n short lines round a centre, each a stroke of its own."""
    step = (a1 - a0) / (n if abs(a1 - a0) == 360 else max(1, n - 1))
    turn = [math.radians(a0 + step * i) for i in range(n)]
    return [[_polar(cx, cy, r0, a), _polar(cx, cy, r1, a)] for a in turn]


def spikes(cx, cy, r0, r1, n, a0=-90):
    """A closed star shape: n spikes from radius r0 out to r1 and back, in one stroke."""
    turn = [(math.radians(a0 + 180 * i / n), r1 if i % 2 == 0 else r0) for i in range(2 * n + 1)]
    return [_polar(cx, cy, r, a) for a, r in turn]


def _polar(cx, cy, r, a):
    return (cx + r * math.cos(a), cy + r * math.sin(a))


def J(*paths):
    """Several paths drawn without lifting the pen."""
    return [at for path in paths for at in path]


def flip(paths):
    """The same drawing seen in a mirror (left and right exchanged)."""
    return [[(100 - x, y) for x, y in path] for path in paths]


def move(paths, dx, dy, scale=1.0):
    """The same drawing made smaller about (0, 0), then moved."""
    return [[(x * scale + dx, y * scale + dy) for x, y in path] for path in paths]


def ink(paths, name):
    """What a finger leaves: every path as [x, y, ms] in whole numbers, evenly spaced, a little unsteady, ms rising.

    `name` alone decides how the hand trembles, so that the same drawing always leaves the same ink.
    """
    strokes, clock = [], 0.0
    for k, path in enumerate(paths):
        dense = _even([(float(x), float(y)) for x, y in path])
        strays = _tremble(f"{name}/{k}")
        stroke = []
        along = 0.0
        for i, (x, y) in enumerate(dense):
            step = math.dist(dense[i - 1], (x, y)) if i else 0.0
            along += step
            clock += step / SPEED / (STRAIGHT if step > SPACING * 1.5 else 1.0)
            dx, dy = strays(along)
            stroke.append([_whole(x + dx), _whole(y + dy), round(clock)])
        strokes.append(stroke)
        clock += LIFT_MS
    return strokes


def _whole(v):
    return min(100, max(0, round(v)))


def _even(path):
    """Points along the path about SPACING apart; its ends and its sharp corners stay among them."""
    out = path[:1]
    for piece in _pieces(path):
        out += _spread(piece)[1:]
    return out


def _pieces(path):
    """The path cut at every corner sharper than CORNER."""
    cut = [i for i, (a, b, c) in enumerate(zip(path, path[1:], path[2:]), 1) if _bend(a, b, c) > CORNER]
    ends = [0, *cut, len(path) - 1]
    return [path[i : j + 1] for i, j in zip(ends, ends[1:])]


def _bend(a, b, c):
    """How much the path turns at b, in degrees."""
    turn = math.atan2(c[1] - b[1], c[0] - b[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
    return abs(math.degrees(math.remainder(turn, 2 * math.pi)))


def _spread(path):
    """The two ends of the path and points between them at even distances: about SPACING, more where it is one straight line."""
    lengths = [math.dist(a, b) for a, b in zip(path, path[1:])]
    n = max(1, round(sum(lengths) / (SPACING * (STRAIGHT if len(path) == 2 else 1.0))))
    out, k, done = [path[0]], 0, 0.0
    for i in range(1, n):
        want = sum(lengths) * i / n
        while k < len(lengths) - 1 and done + lengths[k] < want:
            done += lengths[k]
            k += 1
        t = (want - done) / lengths[k] if lengths[k] else 0.0
        (x0, y0), (x1, y1) = path[k], path[k + 1]
        out.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t))
    return [*out, path[-1]]


def _tremble(name):
    """A slow, smooth straying along a stroke: two sines to a side, their phases taken from the name."""
    digest = hashlib.sha256(name.encode()).digest()
    f = [b / 255 * 2 * math.pi for b in digest[:4]]

    def at(s):
        return (
            WOBBLE * (0.6 * math.sin(s / 9 + f[0]) + 0.4 * math.sin(s / 21 + f[1])),
            WOBBLE * (0.6 * math.sin(s / 11 + f[2]) + 0.4 * math.sin(s / 19 + f[3])),
        )

    return at
