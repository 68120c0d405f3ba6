# The two commands of the README, and the others that a developer wants. Each sets up what it needs.

SHARED ?= ../shared
TOCSIN := build/release/bin/tocsin

.PHONY: demo test test-dev test-tsan eval bench setup setup-test release format clean

demo: release
	@echo
	@$(TOCSIN) read examples/articles.jsonl examples/invented-conflict.txt examples/invented-protest.txt \
		--published 2024-04-10 --format table

test: setup-test
	cmake --preset release
	cmake --build --preset release
	ctest --preset release -j2

# All tests again under AddressSanitizer and UndefinedBehaviorSanitizer: ten minutes on two cores.
test-dev: setup-test
	cmake --preset dev
	cmake --build --preset dev
	ctest --preset dev -j2 --label-exclude release-only

# The threads of the pipeline under ThreadSanitizer.
test-tsan: setup-test
	cmake --preset tsan
	cmake --build --preset tsan --target test_pipeline
	ctest --preset tsan --tests-regex Pipeline

# Figures on the public gold data, where it is there; writes docs/quality.md.
eval: release
	python3 tools/evaluate.py --tocsin $(TOCSIN) --shared $(SHARED) --write docs/quality.md

# Speed and memory by stage, of the model that MODEL names, on public-domain speeches where they are
# there, else on the examples.
BENCH_TEXT ?= $(or $(wildcard $(SHARED)/gold/bulk/inaugural),examples)
MODEL ?= fast
bench: setup-test release
	@cmake --build --preset release --target tocsin_bench
	@build/release/bin/tocsin_bench --model $(MODEL) --threads 2 $(BENCH_TEXT)

release: setup
	@cmake --preset release
	@cmake --build --preset release --target tocsin_cli

setup:
	@tools/setup.sh

setup-test:
	@tools/setup.sh test

format:
	clang-format-19 -i $$(git ls-files '*.h' '*.cc')

clean:
	rm -rf build
