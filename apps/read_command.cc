#include "read_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "exit_codes.h"
#include "export/record.h"
#include "export/tables.h"
#include "export/terminal_table.h"
#include "ingest/dates.h"
#include "ingest/document_reader.h"
#include "input.h"
#include "output.h"
#include "pipeline/read_all.h"
#include "terminal.h"

namespace tocsin {
namespace {

enum class Format : std::uint8_t { kJsonl, kTerminal, kCsv };

constexpr std::size_t kNamedFailures = 5;  // documents that are named when some were set aside
constexpr auto kProgressEvery = std::chrono::milliseconds(200);

// What the arguments mean once they are known to fit together.
struct Plan {
  Format format = Format::kJsonl;
  TableOptions table;
  RecordOptions record;
  std::optional<std::chrono::year_month_day> published;
  unsigned threads = 1;
  bool by_source = false;
  bool shows_progress = false;
};

bool is_standard_output(const ReadArguments& arguments) {
  return arguments.output.empty() || arguments.output == "-";
}

// Empty where the output's name and the format fit together; else what is wrong.
std::string choose_format(const ReadArguments& arguments, Plan& plan) {
  const bool wants_table = !arguments.table.empty() || arguments.claims || arguments.all;
  const bool ends_csv = arguments.output.ends_with(".csv");
  const bool ends_jsonl = arguments.output.ends_with(".jsonl");
  if (!arguments.format.empty()) {
    plan.format = arguments.format == "jsonl"   ? Format::kJsonl
                  : arguments.format == "table" ? Format::kTerminal
                                                : Format::kCsv;
  } else if (!arguments.by.empty()) {
    plan.format = Format::kTerminal;
  } else if (wants_table || ends_csv) {
    plan.format = Format::kCsv;
  } else if (is_standard_output(arguments) && is_terminal(STDOUT_FILENO)) {
    plan.format = Format::kTerminal;
  } else if (!is_standard_output(arguments) && !ends_jsonl &&
             !arguments.output.starts_with("/dev/")) {
    return fmt::format(
        "-o {}: the name ends in neither .jsonl nor .csv; say --format jsonl, csv or "
        "table",
        arguments.output);
  }
  if (wants_table && plan.format != Format::kCsv) {
    return "--table, --claims and --all are about csv; give --format csv, or none";
  }
  if (!arguments.by.empty() && plan.format != Format::kTerminal) {
    return "--by is for reading; give --format table, or none (csv: --table statements)";
  }
  if (plan.format != Format::kJsonl && !arguments.layers.empty()) {
    return "--layers is about records; give --format jsonl";
  }
  if ((ends_csv && plan.format != Format::kCsv) || (ends_jsonl && plan.format != Format::kJsonl)) {
    return fmt::format("-o {}: the name does not fit the format", arguments.output);
  }
  return "";
}

// Empty where the arguments fit together; else what is wrong.
std::string make_plan(const ReadArguments& arguments, Plan& plan) {
  std::string fault = choose_format(arguments, plan);
  if (!fault.empty()) return fault;
  if (!arguments.published.empty()) {
    plan.published = day_of(arguments.published);
    if (!plan.published) {
      return fmt::format("--published {}: is no day; write YYYY-MM-DD", arguments.published);
    }
  }
  const OffsetUnit unit = offset_unit_of(arguments.offsets).value_or(OffsetUnit::kCodepoint);
  plan.table.unit = unit;
  plan.record.unit = unit;
  plan.table.table = table_of(arguments.table).value_or(Table::kEvents);
  if (arguments.claims) plan.table.selection = Selection::kClaims;
  if (arguments.all) plan.table.selection = Selection::kAll;
  for (const std::string& layer : arguments.layers) {
    if (layer == "tokens") plan.record.tokens = true;
    if (layer == "frames") plan.record.frames = true;
  }
  plan.by_source = arguments.by == "source";
  plan.threads =
      arguments.threads > 0 ? arguments.threads : std::max(1U, std::thread::hardware_concurrency());
  plan.shows_progress = !arguments.quiet && is_terminal(STDERR_FILENO) &&
                        !(is_standard_output(arguments) && is_terminal(STDOUT_FILENO));
  return "";
}

// The options that change what a record says, as the record names them.
std::string options_text(const ReadArguments& arguments, const Plan& plan) {
  std::string text = options_text(arguments.data);
  if (plan.published) {
    text += fmt::format("{}published={:04}-{:02}-{:02}", text.empty() ? "" : " ",
                        static_cast<int>(plan.published->year()),
                        static_cast<unsigned>(plan.published->month()),
                        static_cast<unsigned>(plan.published->day()));
  }
  return text;
}

RendererFactory renderers(const Plan& plan, const Resources& resources, const Coder& coder,
                          int descriptor) {
  const Vocabulary& vocabulary = resources.vocabulary;
  return [&plan, &vocabulary, coder, descriptor]() -> Renderer {
    switch (plan.format) {
      case Format::kJsonl: {
        const auto writer = std::make_shared<RecordWriter>(coder, plan.record);
        return [writer, &vocabulary](const Layers& layers, std::string& out) {
          writer->write(vocabulary, layers, out);
          out += '\n';
        };
      }
      case Format::kCsv: {
        const auto writer = std::make_shared<TableWriter>(coder, plan.table);
        return [writer, &vocabulary](const Layers& layers, std::string& out) {
          writer->write(vocabulary, layers, out);
        };
      }
      case Format::kTerminal: {
        const TerminalView view = plan.by_source ? TerminalView::kBySource : TerminalView::kEvents;
        const auto writer = std::make_shared<TerminalTable>(terminal_options(descriptor), view);
        return [writer](const Layers& layers, std::string& out) { writer->write(layers, out); };
      }
    }
    return {};
  };
}

// Counts what went through, and says so.
class Tally {
 public:
  explicit Tally(bool shows_progress) : shows_progress_(shows_progress) {}

  void add(const Rendered& rendered) {
    ++documents_;
    events_ += rendered.event_count;
    if (rendered.status != DocStatus::kOk) {
      ++set_aside_;
      if (failures_.size() < kNamedFailures) {
        failures_.push_back(
            fmt::format("{}: {}: {}", rendered.doc_id, name_of(rendered.status), rendered.reason));
      }
    }
    const auto now = std::chrono::steady_clock::now();
    if (!shows_progress_ || now - shown_ < kProgressEvery) return;
    shown_ = now;
    fmt::print(stderr, "\r{} documents, {} events", documents_, events_);
  }

  // The reader's next document. A file that cannot be read is named, and the run goes on.
  std::optional<Document> next(DocumentReader& reader) {
    for (;;) {
      Result<std::optional<Document>> document = reader.next();
      if (document.ok()) return std::move(document).value();
      fmt::print(stderr, "tocsin read: {}\n", document.error().message);
      ++lost_files_;
    }
  }

  // The exit code of a run that has gone through.
  int close() const {
    if (shows_progress_) fmt::print(stderr, "\r{} documents, {} events\n", documents_, events_);
    const int code = lost_files_ > 0 ? kFailed : set_aside_ > 0 ? kSomeSetAside : kDone;
    if (set_aside_ == 0) return code;
    fmt::print(stderr, "tocsin read: {} of {} documents could not be read:\n", set_aside_,
               documents_);
    for (const std::string& failure : failures_) fmt::print(stderr, "  {}\n", failure);
    if (set_aside_ > failures_.size()) {
      fmt::print(stderr, "  and {} more; `status` and `reason` of each record say why\n",
                 set_aside_ - failures_.size());
    }
    return code;
  }

 private:
  bool shows_progress_;
  std::size_t documents_ = 0;
  std::size_t events_ = 0;
  std::size_t set_aside_ = 0;
  std::size_t lost_files_ = 0;  // that could not be opened or read
  std::vector<std::string> failures_;
  std::chrono::steady_clock::time_point shown_;
};

int fail(std::string_view message) {
  fmt::print(stderr, "tocsin read: {}\n", message);
  return kFailed;
}

}  // namespace

int run_read(const ReadArguments& arguments) {
  Plan plan;
  const std::string fault = make_plan(arguments, plan);
  if (!fault.empty()) {
    fmt::print(stderr, "tocsin read: {}\n", fault);
    return kUsage;
  }
  ReaderOptions reader_options;
  reader_options.published = plan.published;
  Result<DocumentReader> reader = DocumentReader::open(arguments.paths, reader_options, std::cin);
  if (!reader.ok()) return fail(reader.error().message);
  Result<Resources> resources = load_resources(arguments.data);
  if (!resources.ok()) return fail(resources.error().message);
  Result<Output> output = Output::open(arguments.output);
  if (!output.ok()) return fail(output.error().message);
  if (!resources.value().gazetteer->has_cities() && !arguments.quiet) {
    fmt::print(stderr,
               "tocsin read: there is no gazetteer of cities: only the places of "
               "lexicon/en/places are known; tools/setup.sh and a build make it\n");
  }

  const Coder coder = coder_of(resources.value(), options_text(arguments, plan));
  Status written = Ok{};
  if (plan.format == Format::kCsv) {
    std::string header;
    TableWriter(coder, plan.table).write_header(header);
    written = output.value().write(header);
  }
  Tally tally(plan.shows_progress);
  const auto next = [&] { return tally.next(reader.value()); };
  const auto sink = [&](const Rendered& rendered) {
    written = output.value().write(rendered.bytes);
    tally.add(rendered);
    return written.ok();
  };
  if (written.ok()) {
    read_all(resources.value(), plan.threads, next,
             renderers(plan, resources.value(), coder, output.value().descriptor()), sink);
  }
  if (written.ok()) written = output.value().finish();
  if (!written.ok()) return fail(written.error().message);
  return tally.close();
}

}  // namespace tocsin
