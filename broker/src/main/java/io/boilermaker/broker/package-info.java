@NullMarked
package io.boilermaker.broker;

import org.jspecify.annotations.NullMarked;
