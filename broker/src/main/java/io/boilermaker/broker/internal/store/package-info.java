/** The data directory of a broker that survives its process; {@code BrokerData} opens it. */
@NullMarked
package io.boilermaker.broker.internal.store;

import org.jspecify.annotations.NullMarked;
