package io.boilermaker.broker.internal.store;

/** A change of one entry or table of the store. */
interface StoreChange {

  void applyTo(MessageStore store);
}
