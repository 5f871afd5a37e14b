/**
 * What is done to the AMQP engine that the SDK uses, for what the SDK has no public way; see
 * decisions 19 and 21. Where the SDK or the engine has changed, nothing is done.
 */
@NullMarked
package io.boilermaker.internal.engine;

import org.jspecify.annotations.NullMarked;
