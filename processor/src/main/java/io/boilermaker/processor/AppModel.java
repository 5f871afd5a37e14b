package io.boilermaker.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.boilermaker.processor.TaskClassModel.FileStyle;

/**
 * The class of the application state.
 *
 * @param factory what builds the state, such as {@code App::create}
 */
record AppModel(
    ClassName name, ClassName worker, CodeBlock factory, Warnings warnings, FileStyle style) {}
