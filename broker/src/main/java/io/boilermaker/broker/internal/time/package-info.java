/**
 * The broker's clock and bounded waiting; start reading at {@code BrokerTime}. No other class of
 * the broker reads a clock.
 */
@NullMarked
package io.boilermaker.broker.internal.time;

import org.jspecify.annotations.NullMarked;
