/** The certificate of a broker that speaks TLS: a given one, or one made at its start. */
@NullMarked
package io.boilermaker.broker.internal.tls;

import org.jspecify.annotations.NullMarked;
