package io.boilermaker.programs.change;

import io.boilermaker.programs.model.Program;

/**
 * A change from one release to the next.
 *
 * @param what the change in words
 * @param now the next release
 */
record Edit(String what, Program now) {}
