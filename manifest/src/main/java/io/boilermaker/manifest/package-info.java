/**
 * The form of the messages to an application: its tasks with their names and arguments, as text
 * that can be committed, and the rules by which one state of it reads the messages of another. The
 * processor writes and compares manifests; the worker compares those that it finds.
 *
 * <p>Not for users: names here may change.
 */
@NullMarked
package io.boilermaker.manifest;

import org.jspecify.annotations.NullMarked;
