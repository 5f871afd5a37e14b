/** The filters that all commands share. */
@NullMarked
package io.boilermaker.cli.internal.filter;

import org.jspecify.annotations.NullMarked;
