@NullMarked
package io.boilermaker.annotations;

import org.jspecify.annotations.NullMarked;
