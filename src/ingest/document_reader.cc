#include "ingest/document_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "ingest/encoding.h"

namespace tocsin {
namespace {

namespace fs = std::filesystem;

// How far into a file its kind is looked for; white space beyond it is plain text.
constexpr std::size_t kLookAhead = std::size_t{1} << 16;
// Binary data: more than this share of bytes cannot be decoded, or is control characters.
constexpr std::size_t kMostUndecodablePercent = 30;
constexpr std::size_t kMostControlPercent = 5;

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 && !is_blank(c) && c != '\x1B';
}

bool is_only_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_blank);
}

// FNV-1a, 64 bits: two ids with one hash only cost one of them a "#2".
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return hash;
}

enum class Kind : std::uint8_t { kPlain, kJsonLines, kJsonWhole, kJsonArray };

Kind kind_of_content(std::string_view start) {
  std::size_t at = 0;
  while (at < start.size() && is_blank(start[at])) ++at;
  if (at == start.size() || (start[at] != '{' && start[at] != '[')) return Kind::kPlain;
  const bool array = start[at] == '[';
  bool same_line = true;
  for (++at; at < start.size() && is_blank(start[at]); ++at) {
    same_line = same_line && start[at] != '\n';
  }
  if (at == start.size()) return Kind::kPlain;
  if (array) {
    // "[{"name"": a whole array of objects.
    if (start[at] != '{') return Kind::kPlain;
    for (++at; at < start.size() && is_blank(start[at]); ++at) {
    }
    return at < start.size() && start[at] == '"' ? Kind::kJsonArray : Kind::kPlain;
  }
  if (start[at] != '"' && start[at] != '}') return Kind::kPlain;
  return same_line ? Kind::kJsonLines : Kind::kJsonWhole;
}

bool is_hidden(const fs::path& path) {
  const std::string name = path.filename().string();
  return !name.empty() && name.front() == '.';
}

Status add_folder(const std::string& folder, std::vector<std::string>& files) {
  std::error_code error;
  std::vector<std::string> found;
  fs::recursive_directory_iterator at(folder, error);
  while (!error && at != fs::recursive_directory_iterator()) {
    std::error_code ignored;
    if (is_hidden(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file(ignored)) {
      found.push_back(at->path().string());
    }
    at.increment(error);
  }
  if (error) {
    return Error{ErrorCode::kIo, fmt::format("{}: the folder cannot be listed ({}); check that you "
                                             "may read it",
                                             folder, error.message())};
  }
  std::sort(found.begin(), found.end());
  files.insert(files.end(), std::make_move_iterator(found.begin()),
               std::make_move_iterator(found.end()));
  return Ok{};
}

void set(Document& out, DocStatus status, std::string reason) {
  out.status = status;
  out.reason = std::move(reason);
  if (status != DocStatus::kEmpty && status != DocStatus::kLanguage) out.text.clear();
}

}  // namespace

DocumentReader::DocumentReader(std::vector<std::string> files, const ReaderOptions& options,
                               std::istream& standard_input)
    : files_(std::move(files)),
      options_(options),
      standard_input_(&standard_input),
      json_(options.limits) {}

Result<DocumentReader> DocumentReader::open(const std::vector<std::string>& paths,
                                            const ReaderOptions& options,
                                            std::istream& standard_input) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-") {
      files.push_back(path);
    } else if (fs::is_directory(path, error)) {
      TOCSIN_TRY(added, add_folder(path, files));
    } else if (fs::exists(path, error)) {
      files.push_back(path);
    } else {
      return Error{ErrorCode::kIo,
                   fmt::format("{}: there is no such file or folder; check the path", path)};
    }
  }
  return DocumentReader(std::move(files), options, standard_input);
}

Result<std::optional<Document>> DocumentReader::next() {
  for (;;) {
    if (!source_) {
      if (next_file_ == files_.size()) return std::optional<Document>();
      TOCSIN_TRY(opened, open_file());
    }
    Document document;
    document.path = path_;
    has_bad_date_ = false;
    const bool any = is_json_lines_ ? read_record(document) : read_plain(document);
    const bool failed = source_->has_failed();
    if (failed || !any || !is_json_lines_) close_file();
    if (failed) {
      return Error{ErrorCode::kIo, fmt::format("{}: reading stopped with an error after line {}; "
                                               "check the disk or the connection",
                                               path_, line_number_)};
    }
    if (!any) continue;
    finish(document);
    return std::optional<Document>(std::move(document));
  }
}

Status DocumentReader::open_file() {
  const std::string& path = files_[next_file_++];
  path_ = path;
  repair_utf8(path_);
  line_number_ = 0;
  std::istream* in = standard_input_;
  name_ = "stdin";
  if (path != "-") {
    name_ = fs::path(path).filename().string();
    repair_utf8(name_);
    if (name_.empty()) name_ = path_;
    file_ = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file_) {
      file_.reset();
      return Error{ErrorCode::kIo,
                   fmt::format("{}: the file cannot be opened; check that you may read it", path_)};
    }
    in = file_.get();
  }
  source_ = std::make_unique<ByteSource>(*in);
  const std::string_view start = source_->peek(kLookAhead);
  const Encoding encoding = encoding_of(start);
  if (encoding == Encoding::kUtf8Bom) source_->skip(mark_size(encoding));
  is_json_lines_ = (encoding == Encoding::kUtf8 || encoding == Encoding::kUtf8Bom) &&
                   kind_of_content(source_->peek(kLookAhead)) == Kind::kJsonLines;
  return Ok{};
}

void DocumentReader::close_file() {
  bytes_before_ += source_->bytes_read();
  source_.reset();
  file_.reset();
}

bool DocumentReader::read_record(Document& out) {
  for (;;) {
    const auto end = source_->read_line(options_.limits.line_bytes, line_);
    if (end == ByteSource::LineEnd::kEnd) return false;
    ++line_number_;
    out.record = line_number_;
    if (end == ByteSource::LineEnd::kTooLong) {
      out.format = "jsonl";
      out.doc_id = fmt::format("{}:{}", name_, line_number_);
      set(out, DocStatus::kLimit,
          fmt::format("{}:{}: the line passes the limit of {} bytes; split the document", name_,
                      line_number_, options_.limits.line_bytes));
      return true;
    }
    if (is_only_blank(line_)) continue;
    json_.read(name_, line_, out);
    has_bad_date_ = json_.has_bad_date();
    return true;
  }
}

// A file of plain text, whole.
bool DocumentReader::read_plain(Document& out) {
  out.format = "text";
  out.doc_id = name_;
  const std::string_view start = source_->peek(kLookAhead);
  const Encoding encoding = encoding_of(start);
  const std::size_t limit = options_.limits.text_bytes;
  if (encoding == Encoding::kUtf32) {
    set(out, DocStatus::kEncoding, name_ + ": UTF-32 is not read; convert the file to UTF-8");
    return true;
  }
  if (const std::string_view what = known_binary(start); !what.empty()) {
    set(out, DocStatus::kUnreadable,
        fmt::format("{}: this is {}, not text; give the text in it", name_, what));
    return true;
  }
  const Kind kind = kind_of_content(start);
  if (encoding == Encoding::kUtf8 && (kind == Kind::kJsonWhole || kind == Kind::kJsonArray)) {
    set(out, DocStatus::kUnreadable,
        fmt::format("{}: JSON over several lines or in an array; write one object a line", name_));
    return true;
  }
  const bool wide = encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be;
  source_->skip(mark_size(encoding));
  std::string bytes;
  // A UTF-16 unit of two bytes has one byte in UTF-8 or more.
  bool whole = source_->read_all(wide ? 2 * limit : limit, bytes);
  std::size_t undecodable = 0;
  const std::size_t size = bytes.size();
  if (wide) {
    append_utf16(bytes, encoding == Encoding::kUtf16Be, out.text);
  } else {
    undecodable = repair_utf8(bytes);
    out.text = std::move(bytes);
  }
  const auto controls =
      static_cast<std::size_t>(std::count_if(out.text.begin(), out.text.end(), is_control));
  if (undecodable * 100 > size * kMostUndecodablePercent ||
      controls * 100 > size * kMostControlPercent) {
    set(out, DocStatus::kEncoding,
        fmt::format("{}: {} of {} bytes are no UTF-8 and {} are control characters; give text in "
                    "UTF-8",
                    name_, undecodable, size, controls));
  } else if (!whole || out.text.size() > limit) {
    set(out, DocStatus::kLimit,
        fmt::format("{}: the text passes the limit of {} bytes; split the file", name_, limit));
  } else if (wide && kind_of_content(out.text) == Kind::kJsonLines) {
    set(out, DocStatus::kEncoding,
        name_ + ": JSON Lines in UTF-16 are not read; convert the file to UTF-8");
  } else if (is_only_blank(out.text)) {
    set(out, DocStatus::kEmpty, name_ + ": the file is empty");
  }
  return true;
}

void DocumentReader::finish(Document& out) {
  if (!out.published && !has_bad_date_ && options_.published && options_.published->ok()) {
    out.published = options_.published;
    out.published_basis = PublishedBasis::kGiven;
  }
  make_unique(out);
}

void DocumentReader::make_unique(Document& out) {
  if (out.doc_id.empty()) out.doc_id = name_;
  const auto [seen, is_new] = seen_ids_.try_emplace(hash_of(out.doc_id), 2);
  if (is_new) return;
  const std::string id = std::move(out.doc_id);
  std::uint64_t number = seen->second;
  do {
    out.doc_id = fmt::format("{}#{}", id, number++);
  } while (!seen_ids_.try_emplace(hash_of(out.doc_id), 2).second);
  seen_ids_[hash_of(id)] = number;
  if (out.format != "jsonl") return;
  if (!out.other_fields.empty()) out.other_fields += ',';
  out.other_fields += "\"doc_id\":";
  append_escaped_json(id, out.other_fields);
}

}  // namespace tocsin
