package io.boilermaker.processor;

import java.util.List;

/**
 * A component of a record that Jackson reads.
 *
 * @param name its name in messages, but for what {@code @JsonNaming} makes of it
 * @param isHidden whether it is not read
 * @param aliases more names under which it is read
 * @param annotations others that may change how it is read
 */
record JacksonProperty(
    String name, boolean isHidden, List<String> aliases, List<String> annotations) {}
