"""The accurate model's network (docs/formats/model.md names its parts): a BERT encoder (Devlin et al. 2019) of six
layers of width 384 over WordPiece ids, two mixes of its layers, tags by one hidden layer, biaffine arcs and labels
(Dozat and Manning 2017). Products and softmax are written out: the fused attention of PyTorch is slow on a processor in
bfloat16, and its dropout costs more than a product; so masks are slices of one drawn beforehand.
"""
import torch
from torch import nn
from torch.nn import functional as F

EPSILON = 1e-5
SLOPE = 0.1
SHAPES = 20


class Mask:
    """Dropout by a slice of a mask drawn once: one pass over the numbers, no random ones to draw."""

    def __init__(self, rate, seed, dtype=torch.bfloat16, size=1 << 23):
        g = torch.Generator().manual_seed(seed)
        self.values = (torch.rand(size, generator=g) >= rate).to(dtype) / (1 - rate)
        self.generator = torch.Generator().manual_seed(seed + 1)

    def __call__(self, x):
        room = self.values.numel() - x.numel()
        at = int(torch.randint(room, (1,), generator=self.generator))
        return x * self.values[at:at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self, width, inner, heads):
        super().__init__()
        self.heads = heads
        self.attn = nn.Linear(width, 3 * width)  # q, k, v
        self.attnout = nn.Linear(width, width)
        self.norma = nn.LayerNorm(width, eps=EPSILON)
        self.ffin = nn.Linear(width, inner)
        self.ffout = nn.Linear(inner, width)
        self.normb = nn.LayerNorm(width, eps=EPSILON)

    def forward(self, x, hidden, drop):
        """x: sentence, piece, width; hidden: -inf where no piece is."""
        n, t, d = x.shape
        q, k, v = self.attn(x).view(n, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q * (d // self.heads) ** -0.5) @ k.transpose(2, 3) + hidden
        y = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(n, t, d)
        x = self.norma(x + drop(self.attnout(y)))
        return self.normb(x + drop(self.ffout(F.gelu(self.ffin(x), approximate="tanh"))))


class Network(nn.Module):
    def __init__(self, sizes, table, seed=1):
        """`table`: the vectors of the pieces, which stay as they are."""
        super().__init__()
        self.sizes = dict(sizes)
        d = sizes["width"]
        top = d + sizes["shape_width"]
        self.register_buffer("table", table, persistent=False)
        self.position = nn.Parameter(torch.zeros(sizes["positions"], d))
        self.shapein = nn.Parameter(torch.zeros(SHAPES, d))
        self.normin = nn.LayerNorm(d, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(d, sizes["inner"], sizes["heads"]) for _ in range(sizes["layers"]))
        self.shapetop = nn.Parameter(torch.randn(SHAPES, sizes["shape_width"]) * 0.1)
        self.mix = nn.Parameter(torch.zeros(2, sizes["layers"] + 1))  # tree, tags
        self.gamma = nn.Parameter(torch.ones(2))
        self.taghidden = nn.Linear(top, sizes["tag_hidden"])
        self.tagout = nn.Linear(sizes["tag_hidden"], sizes["tags"] + sizes["feats"])
        self.arc = nn.Linear(top, 2 * sizes["arc"])      # dependent, head
        self.label = nn.Linear(top, 2 * sizes["label"])
        self.arcpair = nn.Linear(sizes["arc"], sizes["arc"])  # its bias scores heads alone
        self.labelpair = nn.Linear(sizes["label"], sizes["labels"] * sizes["label"])
        self.labelhead = nn.Linear(sizes["label"], sizes["labels"])
        self.arc_root = nn.Parameter(torch.zeros(sizes["arc"]))
        self.label_root = nn.Parameter(torch.zeros(sizes["label"]))
        self.masks = [Mask(rate, seed + 10 * i) for i, rate in enumerate((0.1, 0.2, 0.33))]
        with torch.no_grad():
            self.arcpair.weight.mul_(0.5)
            self.labelpair.weight.mul_(0.2)

    def drop(self, x, which):
        return self.masks[which](x) if self.training else x

    def take(self, weights):
        """The pre-trained weights, by the names of BERT."""
        w = {k.removeprefix("bert."): v.float() for k, v in weights.items()}
        with torch.no_grad():
            self.position.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
            self.normin.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.normin.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for kind in ("weight", "bias"):
                    qkv = [w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                    getattr(layer.attn, kind).copy_(torch.cat(qkv))
                    for mine, theirs in (("attnout", "attention.output.dense"), ("norma", "attention.output.LayerNorm"),
                                         ("ffin", "intermediate.dense"), ("ffout", "output.dense"),
                                         ("normb", "output.LayerNorm")):
                        getattr(getattr(layer, mine), kind).copy_(w[f"{p}{theirs}.{kind}"])

    def encode(self, batch):
        """The layers' rows of the first pieces: 7 tensors of words (padded) x width."""
        ids, shapes, there = batch["pieces"], batch["shapes"], batch["there"]
        n, t = ids.shape
        x = F.embedding(ids, self.table) + self.position[:t]
        x = x + F.pad(self.shapein, (0, 0, 0, 1))[shapes]  # the last row: [CLS], [SEP]
        x = self.drop(self.normin(x), 0)
        if torch.is_autocast_enabled("cpu"):
            x = x.bfloat16()
        hidden = torch.zeros_like(there, dtype=x.dtype).masked_fill(~there, -1e4)[:, None, None, :]
        states = [x]
        for layer in self.layers:
            x = layer(x, hidden, lambda y: self.drop(y, 0))
            states.append(x)
        first = batch["first"].reshape(-1)
        return [s.reshape(n * t, -1).index_select(0, first) for s in states]

    def mixed(self, states, which):
        weights = torch.softmax(self.mix[which], 0) * self.gamma[which]
        return sum(w * s.float() for w, s in zip(weights, states))

    def forward(self, batch):
        """Scores: tags and feats by word; arcs: sentence, dependent, head (0 is the root); label parts."""
        n, words = batch["first"].shape
        states = self.encode(batch)
        shape = self.shapetop[batch["word_shapes"].reshape(-1)]
        tree, tags = (torch.cat([self.drop(self.mixed(states, i), 1), shape], -1) for i in (0, 1))
        tags = self.tagout(self.drop(F.leaky_relu(self.taghidden(tags), SLOPE), 2)).view(n, words, -1)
        cut = lambda x: (self.drop(y.contiguous(), 2) for y in F.leaky_relu(x, SLOPE).view(n, words, -1).chunk(2, -1))
        dep, head = cut(self.arc(tree))
        ldep, lhead = cut(self.label(tree))
        head = torch.cat([self.arc_root.to(head.dtype).expand(n, 1, -1), head], 1)
        lhead = torch.cat([self.label_root.to(lhead.dtype).expand(n, 1, -1), lhead], 1)
        arcs = self.arcpair(dep) @ head.transpose(1, 2)
        return tags.float(), arcs.float(), ldep, lhead

    def labels(self, ldep, lhead):
        """Label scores of pairs: rows of dependents and of their heads."""
        pair = self.labelpair(ldep).view(-1, self.sizes["labels"], self.sizes["label"])
        return ((pair @ lhead.to(pair.dtype).unsqueeze(-1)).squeeze(-1) + self.labelhead(ldep)).float()
