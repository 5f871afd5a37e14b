@NullMarked
package io.boilermaker;

import org.jspecify.annotations.NullMarked;
