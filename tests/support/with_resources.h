// A test suite that reads whole texts, with all that the program loads and the fast model.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "pipeline/resources.h"

namespace tocsin {

// `Suite` is the suite that derives from it: each has resources of its own.
template <class Suite>
class WithResources : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = Resources::load(".", "", "fast");
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    resources_ = std::make_unique<Resources>(std::move(loaded).value());
  }
  static void TearDownTestSuite() { resources_.reset(); }

  inline static std::unique_ptr<Resources> resources_;
};

}  // namespace tocsin
