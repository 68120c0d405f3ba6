// Words that are told by their shape alone: addresses, hosts, dates, numbers, emoticons.
//
// Each function looks at the start of `chunk`, which holds no white space, and returns sizes in
// bytes; 0 is "none here".
#pragma once

#include <cstddef>
#include <string_view>

namespace tocsin {

// "https://corland.example/a?b", "www.bree.example".
std::size_t web_address_size(std::string_view chunk);
// `chunk` as an address to its end, without the punctuation that follows it.
std::size_t trimmed_address_size(std::string_view chunk);

struct MailAddress {
  std::size_t size = 0;
  std::size_t tried = 0;  // no mail address starts within these bytes
};
MailAddress mail_address_at(std::string_view chunk);

struct HostName {
  std::size_t size = 0;        // 0: no two labels
  std::size_t last_label = 0;  // where the last label starts
  std::size_t tried = 0;       // no host name starts within these bytes
};
// Labels of letters, digits and hyphens, parted by periods.
HostName host_name_at(std::string_view chunk);

// Dates and telephone numbers: 11/28/2000, 2018-01-03, 2018-01-03T22:10:00, 713-853-3989, 345-9945,
// 9/11, 1/2. Scores and ranges (3-4, 2003-04) are none.
std::size_t dated_number_size(std::string_view chunk);
// Digits with inner periods, colons, and commas before three digits: 1,000 3.5 10:30.
std::size_t plain_number_size(std::string_view chunk);

// :) ;-) =( and their like, where nothing but punctuation follows.
std::size_t emoticon_size(std::string_view chunk);

}  // namespace tocsin
