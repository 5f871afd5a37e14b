package io.boilermaker.cli.internal.tasks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An argument of a message as it may be shown.
 *
 * @param name the name; {@code args[0]} where none is known
 * @param type the type by the manifest; empty if none is known
 * @param value the value, with what is sensitive masked
 */
public record ShownArgument(String name, String type, JsonNode value) {}
