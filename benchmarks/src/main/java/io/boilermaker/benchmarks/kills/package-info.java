/** Kills the broker program under load; {@link io.boilermaker.benchmarks.kills.BrokerKills}. */
@NullMarked
package io.boilermaker.benchmarks.kills;

import org.jspecify.annotations.NullMarked;
