/** Messages as they are in a queue: envelope, body, properties; and the copies made of them. */
@NullMarked
package io.boilermaker.cli.internal.message;

import org.jspecify.annotations.NullMarked;
