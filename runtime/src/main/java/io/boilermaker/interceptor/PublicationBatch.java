package io.boilermaker.interceptor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The publications of one call. Thread safe. */
public final class PublicationBatch {

  private final int size;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();

  /**
   * Begins a batch.
   *
   * @param size how many publications it has
   */
  public PublicationBatch(int size) {
    this.size = size;
  }

  /** Returns how many publications it has. */
  public int size() {
    return size;
  }

  /** Returns what interceptors keep with it. */
  public Map<String, Object> attributes() {
    return attributes;
  }
}
