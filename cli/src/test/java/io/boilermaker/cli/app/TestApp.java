package io.boilermaker.cli.app;

import io.boilermaker.annotations.BoilermakerApp;

/** The application that the tests' messages are for. */
@BoilermakerApp
public final class TestApp {}
