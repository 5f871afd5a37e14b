package io.boilermaker.benchmarks.codec;

import io.boilermaker.annotations.BoilermakerApp;

/** The state of tasks that are written and read, and never run. */
@BoilermakerApp
public final class CodecApp {}
