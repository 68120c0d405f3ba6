// How the program ends.
#pragma once

namespace tocsin {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kSomeSetAside = 3;  // done, but some documents could not be read

}  // namespace tocsin
