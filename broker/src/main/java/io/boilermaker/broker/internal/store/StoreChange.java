package io.boilermaker.broker.internal.store;

/** An entry of a table that is to be set or removed. */
interface StoreChange {

  void applyTo(MessageStore store);
}
