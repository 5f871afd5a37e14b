package io.boilermaker.broker.internal.admin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue as a client asks for it.
 *
 * @param properties by their names, as text, in the order of the request
 * @param rules null if the client says nothing about them
 */
record RequestedQueue(Map<String, String> properties, @Nullable List<RequestedRule> rules) {}
