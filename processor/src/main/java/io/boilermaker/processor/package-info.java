@NullMarked
package io.boilermaker.processor;

import org.jspecify.annotations.NullMarked;
