/** What manifests say of tasks: names and types of arguments, what binds, what is not shown. */
@NullMarked
package io.boilermaker.cli.internal.tasks;

import org.jspecify.annotations.NullMarked;
