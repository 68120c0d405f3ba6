"""Writes the event heads beside the other sections of an accurate model (docs/formats/model.md, "Event heads")."""
import json
from pathlib import Path

import numpy as np

import container
from event_network import FACT_HIDDEN, HEADS, INNER, MOST_DISTANCE, PART, TYPE_HIDDEN, WIDTH
from export_accurate import quantised
from run_accurate import read

LINEARS = {"enter": "enter", "attn": "attn", "attnout": "attnout", "ffin": "ffin", "ffout": "ffout", "typehidden": "type_hidden",
           "typeout": "type_out", "facthidden": "fact_hidden", "factout": "fact_out", "partword": "part_word",
           "parttrigger": "part_trigger"}


def sections_of(net, layers):
    p = {k: x.detach().numpy().copy() for k, x in net.state_dict().items()}
    for kind in ("weight", "bias"):
        p[f"attn.{kind}"][:WIDTH] *= (WIDTH // HEADS) ** -0.5
    out = {"mix.event": np.full(layers + 1, 1 / (layers + 1), np.float32)}
    for name, source in LINEARS.items():
        out[f"event.{name}.q"], out[f"event.{name}.s"] = quantised(p[f"{source}.weight"])
        out[f"event.{name}.b"] = p[f"{source}.bias"]
    for name in ("norma", "normb"):
        out[f"event.{name}.g"], out[f"event.{name}.b"] = p[f"{name}.weight"], p[f"{name}.bias"]
    for name, source in (("parttype", "part_type.weight"), ("partdistance", "part_distance.weight"),
                         ("partout", "part_out.weight"), ("partbias", "part_out.bias")):
        out[f"event.{name}"] = p[source].reshape(-1)
    return out


def write(net, model, path, given):
    """`model` with its event heads replaced by `net`."""
    sections = {k: x for k, x in read(model).items() if not k.startswith("event.") and k != "mix.event"}
    options = json.loads(sections["options"])
    options["sizes"] |= {"event_width": WIDTH, "event_heads": HEADS, "event_inner": INNER, "event_type_hidden": TYPE_HIDDEN,
                         "event_fact_hidden": FACT_HIDDEN, "event_part": PART, "event_distance": MOST_DISTANCE}
    options["events"] = {"seed": given.seed, "epochs": given.epochs}
    sections["options"] = json.dumps(options, indent=1, sort_keys=True).encode()
    sections |= sections_of(net, options["sizes"]["layers"])
    container.write(Path(path), sections)
    print(f"{path}: {Path(path).stat().st_size} bytes, {len(sections)} sections")
