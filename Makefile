# One target per check; what each does is defined in .ci/run. `make all` is what CI does.
.PHONY: all test format lint types contracts data docs demo bench tidy pages

all:
	.ci/run

test format lint types contracts data docs demo:
	.ci/run $@

# Times as ratios; by hand, on a quiet machine.
bench:
	.venv/bin/python benchmarks/run.py
	.venv/bin/python benchmarks/meetings.py

# Put the code in order.
tidy:
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

# Write everything that is generated: data/*.json, docs/*.md, and the stories. The diff is the review.
pages:
	.venv/bin/python tools/build_data.py
	.venv/bin/python tools/build_docs.py
	.venv/bin/python tools/transcripts.py --write
