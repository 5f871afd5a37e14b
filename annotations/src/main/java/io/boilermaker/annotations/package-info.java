/**
 * The annotations that turn static methods into background tasks. Start at {@link
 * io.boilermaker.annotations.BackgroundTask}.
 */
@NullMarked
package io.boilermaker.annotations;

import org.jspecify.annotations.NullMarked;
