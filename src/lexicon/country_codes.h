// The countries that an actor can have (coding-rules.md, section 4).
#pragma once

#include <string_view>

namespace tocsin {

// ISO 3166-1 alpha-3, XKX, the kinds without a country (IGO NGO IMG ISM MNC), and states that are
// gone (SUN YUG CSK DDR).
bool is_country_code(std::string_view code);

}  // namespace tocsin
