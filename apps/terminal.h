// What the terminal at the other end can do.
#pragma once

#include "export/terminal_text.h"

namespace tocsin {

bool is_terminal(int descriptor);

// Colour on a terminal unless NO_COLOR is set (no-color.org); the width from the terminal, else
// from $COLUMNS, else 100, and never outside 40 to 140.
TerminalOptions terminal_options(int descriptor);

}  // namespace tocsin
