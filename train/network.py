"""The fast model's network (docs/formats/model.md names its parts): type-level embedding, bidirectional
QRNN layers with fo-pooling (Bradbury et al. 2017), the first over a window of three words, tags from the
second, biaffine arcs (Dozat and Manning 2017) and labels from the last.

Words of a batch stand in one list, sentence after sentence; nothing is padded but the arc scores.
`python train/network.py` compares the gradients of fast_ops.cc with PyTorch's own.
"""
import ctypes
import subprocess
import tempfile
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from features import AFFIX_ROWS, AFFIXES, NGRAM_ROWS, SHAPE_ROWS

TAG_LAYER = 2


def compile_ops():
    out = Path(tempfile.mkdtemp(prefix="fast_ops.")) / "ops.so"
    subprocess.run(["g++", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-std=c++20",
                    str(Path(__file__).parent / "fast_ops.cc"), "-o", str(out)], check=True)
    return ctypes.CDLL(str(out))


ops = compile_ops()
# Keep freed memory: getting it back from the system, page by page, costs as much as the arithmetic.
libc = ctypes.CDLL("libc.so.6")
libc.mallopt(-3, 1 << 30)  # M_MMAP_THRESHOLD
libc.mallopt(-1, 1 << 30)  # M_TRIM_THRESHOLD


def address(tensor):
    assert tensor.is_contiguous()
    return ctypes.c_void_p(tensor.data_ptr())


class Words(ctypes.Structure):
    """As in fast_ops.cc."""
    _fields_ = [("count", ctypes.c_int64), ("word", ctypes.c_void_p), ("shape", ctypes.c_void_p), ("type", ctypes.c_void_p),
                ("type_begin", ctypes.c_void_p), ("type_rows", ctypes.c_void_p), ("sums", ctypes.c_int64),
                ("width", ctypes.c_int64)]


class Table(nn.Module):
    """All embedding rows in one table: words, shapes, affixes, n-grams. Has its own lazy Adam."""

    def __init__(self, words, width):
        super().__init__()
        self.starts = {"word": 0, "shape": words, "affix": words + SHAPE_ROWS, "ngram": words + SHAPE_ROWS + AFFIX_ROWS}
        rows = words + SHAPE_ROWS + AFFIX_ROWS + NGRAM_ROWS
        self.sizes = {"word": words, "shape": SHAPE_ROWS, "affix": AFFIX_ROWS, "ngram": NGRAM_ROWS}
        self.register_buffer("rows", torch.randn(rows, width) * 0.1)
        for name in ("gradient", "first", "second"):
            self.register_buffer(name, torch.zeros(rows, width))
        self.register_buffer("touched", torch.zeros(rows, dtype=torch.uint8))
        self.register_buffer("steps", torch.zeros(1, dtype=torch.long))

    def forward(self, batch):
        words = Words(len(batch["word"]), address(batch["word"]), address(batch["shape"]), address(batch["type"]),
                      address(batch["type_begin"]), address(batch["type_rows"]), AFFIXES, self.rows.shape[1])
        # `anchor` makes autograd call backward; the gradient goes into the buffer.
        return Embed.apply(torch.zeros(1, requires_grad=self.training), self, words, batch)

    def step(self, rate):
        self.steps += 1
        n = int(self.steps)
        ops.embed_step(address(self.rows), address(self.gradient), address(self.first), address(self.second),
                       address(self.touched), ctypes.c_int64(len(self.rows)), ctypes.c_int64(self.rows.shape[1]),
                       ctypes.c_float(rate), ctypes.c_float(1 / (1 - 0.9 ** n)), ctypes.c_float(1 / (1 - 0.98 ** n)))

    def part(self, name):
        return self.rows[self.starts[name]:self.starts[name] + self.sizes[name]]


class Embed(torch.autograd.Function):
    @staticmethod
    def forward(ctx, anchor, table, words, keep):
        out = torch.empty(words.count, words.width)
        ops.embed_forward(ctypes.byref(words), address(table.rows), address(out))
        ctx.table, ctx.words, ctx.keep = table, words, keep
        return out

    @staticmethod
    def backward(ctx, gradient):
        gradient = gradient.contiguous()
        ops.embed_backward(ctypes.byref(ctx.words), address(gradient), address(ctx.table.gradient), address(ctx.table.touched))
        return None, None, None, None


class Scan(torch.autograd.Function):
    """Gates (z, f, o forward, the same backward) and ends of sentences to o c."""

    @staticmethod
    def forward(ctx, gates, ends):
        gates = gates.float().contiguous().clone()
        half = gates.shape[1] // 6
        state = torch.empty(len(gates), 2 * half)
        out = torch.empty(len(gates), 2 * half)
        ops.qrnn_forward(address(gates), address(state), address(out), address(ends), ctypes.c_int64(len(ends)),
                         ctypes.c_int64(half))
        ctx.save_for_backward(gates, state, ends)
        return out

    @staticmethod
    def backward(ctx, gradient):
        gates, state, ends = ctx.saved_tensors
        half = gates.shape[1] // 6
        gradient = gradient.float().contiguous()
        carry = torch.empty(half)
        ops.qrnn_backward(address(gates), address(state), address(gradient), address(ends), ctypes.c_int64(len(ends)),
                          ctypes.c_int64(half), address(carry))
        return gates, None


class Drop(nn.Module):
    """Dropout from a pool of drawn masks: drawing afresh costs more than a product."""
    POOL = 1 << 22

    def __init__(self, share):
        super().__init__()
        self.share, self.uses, self.pool = share, 0, None

    def forward(self, x):
        if not self.training or self.share == 0:
            return x
        if self.uses % 2000 == 0:
            self.pool = (torch.rand(self.POOL) >= self.share).float() / (1 - self.share)
        self.uses += 1
        at = int(torch.randint(self.POOL - x.numel(), (1,)))
        return x * self.pool[at:at + x.numel()].view(x.shape)


def leaky(x):
    return F.leaky_relu(x, 0.1)


class Network(nn.Module):
    def __init__(self, sizes, dropout=0.2):
        super().__init__()
        self.sizes = dict(sizes)
        e, d = sizes["embedding"], sizes["width"]
        self.table = Table(sizes["words"], e)
        self.register_buffer("vectors", torch.zeros(sizes["words"], e))  # of the words, fixed
        self.into = nn.Linear(e, d)
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in range(sizes["layers"] + 1))
        self.window = nn.Linear(3 * d, 3 * d)  # the word before, here, after
        self.layers = nn.ModuleList(nn.Linear(d, 3 * d) for _ in range(sizes["layers"] - 1))
        self.tag_hidden = nn.Linear(d, sizes["tag_hidden"])
        self.tag_out = nn.Linear(sizes["tag_hidden"], sizes["tags"] + sizes["feats"])
        self.arc = nn.Linear(d, 2 * sizes["arc"])      # dependent, head
        self.arc_pair = nn.Linear(sizes["arc"], sizes["arc"])  # its bias scores heads alone
        self.arc_root = nn.Parameter(torch.zeros(sizes["arc"]))
        self.label = nn.Linear(d, 2 * sizes["label"])  # dependent, head
        self.label_out = nn.Linear(sizes["label"], sizes["labels"])
        self.drop = Drop(dropout)
        self.drop_head = Drop(0.25)

    def encode(self, batch):
        ends, first, last = batch["ends"], batch["is_first"], batch["is_last"]
        e = self.table(batch) + self.vectors[batch["vector"]]
        x = self.drop(self.norms[0](leaky(self.into(self.drop(e))).float()))
        zero = torch.zeros_like(x[:1])
        before, after = torch.cat([zero, x[:-1]]) * ~first, torch.cat([x[1:], zero]) * ~last
        x = self.norms[1](x + Scan.apply(self.window(torch.cat([before, x, after], -1)), ends))
        tags_from = x
        for i, layer in enumerate(self.layers):
            x = self.norms[i + 2](x + Scan.apply(layer(self.drop(x)), ends))
            if i + 2 == TAG_LAYER:
                tags_from = x
        return tags_from, x

    def forward(self, batch):
        """Scores of tags and feats; of arcs (sentence, dependent, head, 0 is the root), padded; parts of the labels."""
        tags_from, x = self.encode(batch)
        tags = self.tag_out(self.drop_head(leaky(self.tag_hidden(self.drop(tags_from)))))
        x = self.drop(x)
        dep, head = leaky(self.arc(x)).chunk(2, -1)
        dep, head = self.arc_pair(self.drop_head(dep)).float(), self.drop_head(head).float()
        place, n, longest = batch["place"], len(batch["ends"]), batch["longest"]
        # A row of zeros stands where no word is.
        deps = dep.new_zeros(n * longest, dep.shape[1]).index_copy(0, place, dep).view(n, longest, -1)
        heads = head.new_zeros(n * longest, dep.shape[1]).index_copy(0, place, head).view(n, longest, -1)
        arcs = torch.cat([(deps @ self.arc_root)[..., None], deps @ heads.transpose(1, 2)], -1)
        ldep, lhead = self.label(x).float().chunk(2, -1)
        return tags.float(), arcs, ldep, lhead

    def labels(self, ldep, lhead, head):
        """Scores of labels below the rows `head`; the label of a root needs none."""
        return self.label_out(self.drop_head(leaky(ldep + lhead[head]))).float()


def check_gradients():
    torch.manual_seed(1)
    ends = torch.tensor([3, 4, 9])
    gates = torch.randn(9, 30, requires_grad=True)
    weight = torch.randn(9, 10)
    (Scan.apply(gates, ends) * weight).sum().backward()
    mine, gates.grad = gates.grad.clone(), None
    out, begin = [], 0
    for end in ends.tolist():
        ways = []
        for way in (0, 1):
            z, f, o = gates[begin:end, way * 15:way * 15 + 15].chunk(3, -1)
            c, rows = torch.zeros(5), []
            for t in (range(end - begin) if way == 0 else reversed(range(end - begin))):
                s = torch.sigmoid(f[t])
                c = s * c + (1 - s) * torch.tanh(z[t])
                rows.append(torch.sigmoid(o[t]) * c)
            ways.append(torch.stack(rows if way == 0 else rows[::-1]))
        out.append(torch.cat(ways, -1))
        begin = end
    (torch.cat(out) * weight).sum().backward()
    assert torch.allclose(mine, gates.grad, atol=1e-5), (mine - gates.grad).abs().max()
    table = Table(3, 4)
    i32 = lambda x: torch.tensor(x, dtype=torch.int32)
    batch = {"word": i32([2, -1]), "shape": i32([5, 6]), "type": i32([1, 0]), "type_begin": i32([0, 9, 16]),
             "type_rows": i32(list(range(100, 107)) + [20000, 20001] + list(range(107, 114)))}
    y = table(batch)
    want = table.rows[2] + table.rows[5] + table.rows[107:114].sum(0)
    assert torch.allclose(y[0], want, atol=1e-6)
    want = table.rows[6] + table.rows[100:107].sum(0) + table.rows[20000:20002].mean(0)
    assert torch.allclose(y[1], want, atol=1e-6)
    (y * torch.tensor([[1.0], [3.0]])).sum().backward()
    assert float(table.gradient[2, 0]) == 1 and float(table.gradient[100, 1]) == 3 and float(table.gradient[20001, 2]) == 1.5
    print("gradients agree")


if __name__ == "__main__":
    check_gradients()
