"""The event heads on the accurate model's encoder, in float32; docs/formats/model.md says what they compute."""
import torch
from torch import nn
from torch.nn import functional as F

from event_data import FACTUALITIES, TYPES

WIDTH, HEADS, INNER = 192, 6, 768
TYPE_HIDDEN, FACT_HIDDEN, PART = 256, 128, 192
MOST_DISTANCE = 20
NONE_TYPE = 0  # types are counted from 1


class EventNetwork(nn.Module):
    """States of words (batch x words x `inputs`) -> types, factualities with a score, parts of words in acts."""

    def __init__(self, inputs, drop=0.25):
        super().__init__()
        self.drop = nn.Dropout(drop)
        self.enter = nn.Linear(inputs, WIDTH)
        self.attn, self.attnout = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.ffin, self.ffout = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norma, self.normb = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        both = inputs + WIDTH
        self.type_hidden, self.type_out = nn.Linear(both, TYPE_HIDDEN), nn.Linear(TYPE_HIDDEN, len(TYPES) + 1)
        self.fact_hidden, self.fact_out = nn.Linear(both, FACT_HIDDEN), nn.Linear(FACT_HIDDEN, len(FACTUALITIES) + 2)
        self.part_word, self.part_trigger = nn.Linear(both, PART), nn.Linear(both, PART)
        self.part_type = nn.Embedding(len(TYPES) + 1, PART)
        self.part_distance = nn.Embedding(2 * MOST_DISTANCE + 1, PART)
        self.part_out = nn.Linear(PART, 3)

    def read(self, states, there):
        """`there`: which words of the batch there are. What the heads read: batch x words x (inputs + WIDTH)."""
        n, words, _ = states.shape
        states = self.drop(states)
        x = self.enter(states)
        q, k, v = self.attn(x).view(n, words, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        hidden = torch.zeros(n, 1, 1, words).masked_fill(~there[:, None, None], -1e9)
        y = torch.softmax(q @ k.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + hidden, -1) @ v
        x = self.norma(x + self.drop(self.attnout(y.transpose(1, 2).reshape(n, words, -1))))
        x = self.normb(x + self.drop(self.ffout(self.drop(F.gelu(self.ffin(x), approximate="tanh")))))
        return self.drop(torch.cat([states, x], -1))

    def types(self, read):
        return self.type_out(self.drop(F.leaky_relu(self.type_hidden(read), 0.1)))

    def factualities(self, read):
        """The last output is the score from -3 to 3."""
        return self.fact_out(self.drop(F.leaky_relu(self.fact_hidden(read), 0.1)))

    def parts(self, read, at, acts, types):
        """Of acts (sentence `at`, word `acts`, type from 1): acts x words x 3."""
        words = torch.arange(read.shape[1])
        distance = (words[None] - acts[:, None]).clamp(-MOST_DISTANCE, MOST_DISTANCE) + MOST_DISTANCE
        trigger = self.part_trigger(read[at, acts]) + self.part_type(types)
        x = trigger[:, None] + self.part_word(read)[at] + self.part_distance(distance)
        return self.part_out(F.leaky_relu(x, 0.1))
