/**
 * Interceptors: the way to see and to change publications and runs of tasks, for traces, log
 * contexts, tenants and the mapping of errors. Builders take them, or {@link
 * java.util.ServiceLoader} finds them.
 */
@NullMarked
package io.boilermaker.interceptor;

import org.jspecify.annotations.NullMarked;
