#include "dates/cldr_names.h"

#include <unicode/ures.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace tocsin {
namespace {

struct Closer {
  void operator()(UResourceBundle* bundle) const { ures_close(bundle); }
};
using Bundle = std::unique_ptr<UResourceBundle, Closer>;

// calendar/gregorian/<names>/format/<width> of the bundle: names in ASCII, in their order.
std::vector<std::string> names_at(const UResourceBundle* root, const char* names,
                                  const char* width) {
  UErrorCode error = U_ZERO_ERROR;
  Bundle at(ures_getByKey(root, "calendar", nullptr, &error));
  for (const char* key : {"gregorian", names, "format", width}) {
    at.reset(ures_getByKey(at.get(), key, nullptr, &error));
  }
  std::vector<std::string> list;
  if (U_FAILURE(error) != 0) return list;
  const std::int32_t count = ures_getSize(at.get());
  for (std::int32_t i = 0; i < count; ++i) {
    std::int32_t size = 0;
    const UChar* text = ures_getStringByIndex(at.get(), i, &size, &error);
    if (U_FAILURE(error) != 0) return {};
    std::string name;
    for (std::int32_t c = 0; c < size; ++c) {
      const bool is_capital = text[c] >= u'A' && text[c] <= u'Z';
      name += static_cast<char>(is_capital ? text[c] - u'A' + u'a' : text[c]);
    }
    list.push_back(std::move(name));
  }
  return list;
}

}  // namespace

CldrNames english_names() {
  UErrorCode error = U_ZERO_ERROR;
  const Bundle root(ures_open(nullptr, "en", &error));
  if (U_FAILURE(error) != 0) return {};
  CldrNames names;
  names.months = names_at(root.get(), "monthNames", "wide");
  names.short_months = names_at(root.get(), "monthNames", "abbreviated");
  names.weekdays = names_at(root.get(), "dayNames", "wide");
  names.short_weekdays = names_at(root.get(), "dayNames", "abbreviated");
  // CLDR's week begins on Sunday.
  for (auto* days : {&names.weekdays, &names.short_weekdays}) {
    if (!days->empty()) std::rotate(days->begin(), days->begin() + 1, days->end());
  }
  return names;
}

}  // namespace tocsin
