/**
 * The annotation processor. {@link io.boilermaker.processor.TaskProcessor} writes the stubs, the
 * definitions and the worker's main class, each from one class of the user; {@link
 * io.boilermaker.processor.TaskRegistryProcessor} writes the registry of all of them; {@link
 * io.boilermaker.processor.OptionsProcessor} declares the options of both.
 *
 * <p>Dependencies run one way: {@code *Step} collects, {@code *Validator} turns elements into
 * {@code *Model} records or failures, {@code *Writer} turns records into source.
 */
@NullMarked
package io.boilermaker.processor;

import org.jspecify.annotations.NullMarked;
