package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.broker.internal.access.AccessRule;
import java.time.Instant;
import java.util.List;

/**
 * A queue as administration clients see it.
 *
 * @param createdAt in the client's time, like {@code updatedAt}
 * @param bytes the memory that its messages take
 * @param rules those of the queue itself
 */
record QueueDescription(
    QueueSpec spec,
    Instant createdAt,
    Instant updatedAt,
    QueueCounts counts,
    long bytes,
    List<AccessRule> rules) {}
