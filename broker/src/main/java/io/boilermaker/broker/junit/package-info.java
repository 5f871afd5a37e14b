/**
 * The embedded broker in JUnit tests, by {@link io.boilermaker.broker.junit.ServiceBusExtension}.
 * Needs {@code junit-jupiter-api}, which tests bring.
 */
@NullMarked
package io.boilermaker.broker.junit;

import org.jspecify.annotations.NullMarked;
