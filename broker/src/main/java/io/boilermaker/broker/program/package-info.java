/** The command line of the broker; {@code BrokerProgram} is its main class. */
@NullMarked
package io.boilermaker.broker.program;

import org.jspecify.annotations.NullMarked;
