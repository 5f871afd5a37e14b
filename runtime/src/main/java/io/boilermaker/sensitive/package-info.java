/**
 * What a manifest calls sensitive: found in the arguments of a message, and masked in texts. For
 * workers and the command line; not meant to be called by hand.
 */
@NullMarked
package io.boilermaker.sensitive;

import org.jspecify.annotations.NullMarked;
