# The few commands of this project; each says what it does when it runs. Details: CONTRIBUTING.md
.POSIX:
.PHONY: help setup run start stop status test e2e bench bench-understand bench-live bench-highlight bench-web roundtrip eval eval-full corpus-check check fix lock bench-voice pictures

help: ## this list
	@grep -E '^[a-z0-9-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 14

setup: ## install all that is needed; quick when nothing changed
	@sh scripts/setup.sh

run: setup ## run the services here until Ctrl-C
	@sh scripts/start-integrated.sh run

start: setup ## run the services in the background
	@sh scripts/start-integrated.sh start

stop: ## end what run or start began
	@sh scripts/start-integrated.sh stop

status: ## whether the services answer
	@sh scripts/start-integrated.sh status

test: setup ## prove it: lint, types, import rules, secrets, all tests, coverage
	@sh scripts/test.sh

e2e: setup ## only the tests in a real Chromium
	@sh scripts/e2e.sh

bench: setup ## text to verified value, against the floor and against the driver's own fill
	@.venv/bin/python -m bench

bench-understand: setup ## what it costs to understand sixty words, and to make a form ready
	@.venv/bin/python -m bench.understand

bench-live: setup ## what a live view costs, and how soon a change is seen in it
	@.venv/bin/python -m bench.live_view

bench-highlight: setup ## from the final words to the highlighted field on screen, in the browser's own clock
	@PYTHONPATH=. .venv/bin/python -m bench.highlight

bench-web: setup ## what a first visit of the web application loads and costs, in cold browsers, against its budgets
	@npm run budget --prefix web --silent
	@PYTHONPATH=. .venv/bin/python -m bench.first_visit

bench-voice: setup ## how well and how fast speech is heard, by stage; at most 20 minutes on two idle cores
	@.venv/bin/python -m bench.voice

roundtrip: setup ## 100,000 random values of every kind are spoken and read back
	@.venv/bin/python -m bench.roundtrip

eval: setup ## how well Vietnamese is understood: corpus and 2,000 synthetic sentences, var/eval/report.html
	@.venv/bin/python -m evaluation

eval-full: setup ## the same with 20,000 synthetic sentences
	@.venv/bin/python -m evaluation --synthetic 20000

corpus-check: setup ## duplicates, contradictions and unknown names in tests/corpus/sentences
	@.venv/bin/python -m evaluation.corpus_check

check: setup ## lint, types and import rules only
	@sh scripts/check.sh

pictures: setup ## take the pictures of the README anew, out of a real session (docs/images)
	@PYTHONPATH=. .venv/bin/python scripts/pictures.py

fix: setup ## let ruff mend and format what it can
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

lock: setup ## newest versions into requirements/*.txt
	@sh scripts/lock.sh
