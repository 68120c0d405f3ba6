# Flags go on targets through two private interface targets; nothing is set globally but the output
# folder, so that the program finds its data at ../share/tocsin in the build tree as when installed.

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(tocsin_flags INTERFACE)
target_compile_features(tocsin_flags INTERFACE cxx_std_20)
# The same bits from every kernel and compiler: no fused multiply-add (design.md, determinism).
target_compile_options(tocsin_flags INTERFACE -ffp-contract=off)

add_library(tocsin_warnings INTERFACE)
if(TOCSIN_DEVELOPER)
  target_compile_options(tocsin_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # False alarms of g++ 12 about std::string at -O3 (GCC bugs 105651 and 104336).
    target_compile_options(tocsin_warnings INTERFACE -Wno-restrict -Wno-free-nonheap-object)
  endif()
endif()

set(TOCSIN_SANITIZE "" CACHE STRING "Sanitizers to build with, such as address,undefined")
if(TOCSIN_SANITIZE)
  target_compile_options(tocsin_flags INTERFACE
    -fsanitize=${TOCSIN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(tocsin_flags INTERFACE -fsanitize=${TOCSIN_SANITIZE})
endif()

find_program(TOCSIN_CCACHE ccache)
if(TOCSIN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TOCSIN_CCACHE})
endif()

find_program(TOCSIN_MOLD mold)
if(TOCSIN_MOLD)
  target_link_options(tocsin_flags INTERFACE -fuse-ld=mold)
endif()

# tocsin_add_layer(name SOURCES a.cc ... [DEPENDS layer ...] [LIBRARIES target ...])
# makes tocsin::name from src/name. DEPENDS names layers; LIBRARIES are private to it.
function(tocsin_add_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(tocsin_${name} STATIC ${ARG_SOURCES})
  add_library(tocsin::${name} ALIAS tocsin_${name})
  target_include_directories(tocsin_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM ARG_DEPENDS PREPEND tocsin::)
  target_link_libraries(tocsin_${name}
    PUBLIC tocsin_flags ${ARG_DEPENDS} PRIVATE tocsin_warnings ${ARG_LIBRARIES})
endfunction()

# tocsin_add_test(name SOURCES a_test.cc ... [DEPENDS layer ...] [LIBRARIES target ...])
# makes one gtest program; its cases run in ctest from the root of the source tree.
function(tocsin_add_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  list(TRANSFORM ARG_DEPENDS PREPEND tocsin::)
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_${name}
    PRIVATE tocsin_warnings ${ARG_DEPENDS} ${ARG_LIBRARIES} GTest::gtest_main)
  gtest_discover_tests(test_${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    DISCOVERY_TIMEOUT 60)
endfunction()
