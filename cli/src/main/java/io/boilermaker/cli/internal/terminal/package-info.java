/** Output: for people in columns and colours, for programs as JSON, and safe from what it shows. */
@NullMarked
package io.boilermaker.cli.internal.terminal;

import org.jspecify.annotations.NullMarked;
