/**
 * Administration of queues by HTTP: {@code AdministrationServer} listens, {@code
 * AdministrationRequests} answers.
 */
@NullMarked
package io.boilermaker.broker.internal.admin;

import org.jspecify.annotations.NullMarked;
