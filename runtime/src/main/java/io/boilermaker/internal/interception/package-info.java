/** Interceptors at work: which there are, and what they are called with. Knows no task. */
@NullMarked
package io.boilermaker.internal.interception;

import org.jspecify.annotations.NullMarked;
