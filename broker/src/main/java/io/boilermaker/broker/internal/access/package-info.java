/**
 * Access to queues, proven by tokens ({@code Tokens}, {@code AccessRules}), and the faults that a
 * test plans ({@code FaultPlan}).
 */
@NullMarked
package io.boilermaker.broker.internal.access;

import org.jspecify.annotations.NullMarked;
