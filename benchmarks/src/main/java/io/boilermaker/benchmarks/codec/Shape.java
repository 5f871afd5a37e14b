package io.boilermaker.benchmarks.codec;

/**
 * Something that is written and read.
 *
 * @param title what the table calls it
 * @param encode from values to bytes
 * @param decode from bytes to values
 */
record Shape(String title, Ways encode, Ways decode) {}
