/** Traces and metrics of tasks for OpenTelemetry, by interceptors. */
@NullMarked
package io.boilermaker.opentelemetry;

import org.jspecify.annotations.NullMarked;
