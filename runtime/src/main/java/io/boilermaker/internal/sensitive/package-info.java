/** What a manifest calls sensitive: found in the arguments of a message, and masked in texts. */
@NullMarked
package io.boilermaker.internal.sensitive;

import org.jspecify.annotations.NullMarked;
