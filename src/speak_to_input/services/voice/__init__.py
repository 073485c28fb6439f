"""The voice service: sound in, words to the agent, its answer as sound; the only place that knows Pipecat."""
