"""The fast model's network (docs/formats/model.md names its parts): type-level embedding, three
bidirectional QRNN layers with fo-pooling (Bradbury et al. 2017), tags from the second, biaffine arcs and
labels (Dozat and Manning 2017) from the third."""
import torch
from torch import nn
from torch.nn import functional as F

from features import AFFIX_ROWS, NGRAM_ROWS, SHAPE_ROWS


class Scan(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + (1 - f[t]) z[t] over the first axis."""

    @staticmethod
    def forward(ctx, f, z):
        c = torch.empty_like(z)
        last = torch.zeros_like(z[0])
        a = (1 - f) * z
        for t in range(z.shape[0]):
            last = torch.addcmul(a[t], f[t], last)
            c[t] = last
        ctx.save_for_backward(f, z, c)
        return c

    @staticmethod
    def backward(ctx, g):
        f, z, c = ctx.saved_tensors
        d = torch.empty_like(g)
        last = torch.zeros_like(g[0])
        for t in range(g.shape[0] - 1, -1, -1):
            last = g[t] + last
            d[t] = last
            last = last * f[t]
        before = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        return d * (before - z), d * (1 - f)


class BiQrnn(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        self.product = nn.Linear(inputs, 6 * hidden)  # forward z f o, backward z f o

    def forward(self, x, mask):
        """x: time, sentence, inputs; mask: time, sentence, 1 where a word is."""
        h = self.hidden
        y = self.product(x)
        out = []
        for k in (0, 3):
            z, f, o = (y[..., (k + i) * h:(k + i + 1) * h] for i in range(3))
            z, f, o = torch.tanh(z), torch.sigmoid(f), torch.sigmoid(o)
            f = torch.where(mask, f, torch.ones_like(f))
            c = Scan.apply(f, z) if k == 0 else Scan.apply(f.flip(0), z.flip(0)).flip(0)
            out.append(o * c)
        return torch.cat(out, -1)


class Network(nn.Module):
    def __init__(self, sizes, dropout=0.2):
        super().__init__()
        self.sizes = dict(sizes)
        e, d = sizes["embedding"], sizes["width"]
        self.word = nn.Embedding(sizes["words"], e)
        self.shape = nn.Embedding(SHAPE_ROWS, e)
        self.affix = nn.EmbeddingBag(AFFIX_ROWS, e, mode="sum")
        self.ngram = nn.EmbeddingBag(NGRAM_ROWS, e, mode="mean")
        for table in (self.word, self.shape, self.affix, self.ngram):
            nn.init.normal_(table.weight, std=0.1)
        self.into = nn.Linear(e, d)
        self.norms = nn.ModuleList(nn.LayerNorm(d) for _ in range(4))
        self.layers = nn.ModuleList([BiQrnn(3 * d, d // 2), BiQrnn(d, d // 2), BiQrnn(d, d // 2)])
        self.tag_hidden = nn.Linear(d, sizes["tag_hidden"])
        self.tag_out = nn.Linear(sizes["tag_hidden"], sizes["tags"] + sizes["feats"])
        self.arc = nn.Linear(d, 2 * sizes["arc"])      # dependent, head
        self.label = nn.Linear(d, 2 * sizes["label"])
        self.arc_pair = nn.Linear(sizes["arc"], sizes["arc"])  # its bias scores heads alone
        self.arc_root = nn.Parameter(torch.zeros(sizes["arc"]))
        self.label_root = nn.Parameter(torch.zeros(sizes["label"]))
        self.label_pair = nn.Linear(sizes["label"], sizes["labels"] * sizes["label"])
        self.label_head = nn.Linear(sizes["label"], sizes["labels"])
        self.drop = nn.Dropout(dropout)
        self.drop_head = nn.Dropout(0.25)

    def encode(self, batch):
        mask = batch["mask"]
        t, n = mask.shape[:2]
        flat = self.word(batch["word"]) + self.shape(batch["shape"])
        flat = flat + self.affix(batch["affix"]) + self.ngram(batch["ngram"], batch["ngram_at"])
        x = flat.new_zeros(t * n, flat.shape[-1]).index_copy(0, batch["place"], flat).view(t, n, -1)
        x = self.norms[0](F.leaky_relu(self.into(self.drop(x)), 0.1)) * mask
        x = self.drop(x)
        zero = torch.zeros_like(x[:1])
        window = torch.cat([torch.cat([zero, x[:-1]]), x, torch.cat([x[1:], zero])], -1)
        tags_from = None
        for i, layer in enumerate(self.layers):
            y = layer(window if i == 0 else self.drop(x), mask)
            x = self.norms[i + 1](x + y) * mask
            if i == 1:
                tags_from = x
        return tags_from, x

    def forward(self, batch):
        """Scores: tags and feats by word; arcs: sentence, dependent, head (0 is the root); label parts."""
        tags_from, x = self.encode(batch)
        tags = self.tag_out(self.drop_head(F.leaky_relu(self.tag_hidden(self.drop(tags_from)), 0.1)))
        x = self.drop(x).transpose(0, 1)  # sentence, time, width
        dep, head = F.leaky_relu(self.arc(x), 0.1).chunk(2, -1)
        dep, head = self.drop_head(dep), self.drop_head(head)
        n = x.shape[0]
        head = torch.cat([self.arc_root.expand(n, 1, -1), head], 1)
        # score = (U dep + b) . head
        arcs = self.arc_pair(dep) @ head.transpose(1, 2)
        ldep, lhead = F.leaky_relu(self.label(x), 0.1).chunk(2, -1)
        lhead = torch.cat([self.label_root.expand(n, 1, -1), lhead], 1)
        return tags.transpose(0, 1), arcs, self.drop_head(ldep), self.drop_head(lhead)

    def labels(self, ldep, lhead):
        """Label scores of pairs: rows of dependents and of their heads."""
        pair = self.label_pair(ldep).view(-1, self.sizes["labels"], self.sizes["label"])
        return (pair @ lhead.unsqueeze(-1)).squeeze(-1) + self.label_head(ldep)
