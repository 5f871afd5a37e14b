/** The embedded broker in JUnit tests. Needs {@code junit-jupiter-api}, which tests bring. */
@NullMarked
package io.boilermaker.broker.junit;

import org.jspecify.annotations.NullMarked;
