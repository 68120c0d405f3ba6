// Where results go: a file that appears whole or not at all, or standard output.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace tocsin {

class Output {
 public:
  // An empty path or "-" is standard output. A file is written to "<path>.tmp" until it is
  // finished; what is no plain file (a pipe, a device) is written as it is. Fails with kIo.
  static Result<Output> open(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) = delete;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  // Takes a file away that was not finished.
  ~Output();

  // Fails with kIo: the disk is full, or nobody reads the pipe any more.
  Status write(std::string_view bytes);
  // Writes what is held back, and gives the file its name.
  Status finish();

  int descriptor() const noexcept { return descriptor_; }

 private:
  Output(int descriptor, std::filesystem::path path, std::filesystem::path temporary);

  Status flush();
  Error error_of(int number) const;

  int descriptor_;
  std::filesystem::path path_;       // as messages name it
  std::filesystem::path temporary_;  // empty: written in place
  std::string held_;
};

}  // namespace tocsin
