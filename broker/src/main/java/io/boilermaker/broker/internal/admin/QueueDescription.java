package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.time.Instant;

/**
 * A queue as administration clients see it.
 *
 * @param createdAt in the client's time, like {@code updatedAt}
 * @param bytes the memory that its messages take
 */
record QueueDescription(
    QueueSpec spec, Instant createdAt, Instant updatedAt, QueueCounts counts, long bytes) {}
