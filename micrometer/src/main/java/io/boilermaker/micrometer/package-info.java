/** Metrics of tasks for Micrometer, by interceptors. */
@NullMarked
package io.boilermaker.micrometer;

import org.jspecify.annotations.NullMarked;
