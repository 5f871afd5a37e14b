/** Files that a person names. */
@NullMarked
package io.boilermaker.cli.internal.file;

import org.jspecify.annotations.NullMarked;
