package io.boilermaker.internal.servicebus;

import java.util.concurrent.CompletableFuture;

/** How a publication has ended. */
record RecordedResult(CompletableFuture<Long> future) implements Publication.Result {

  RecordedResult() {
    this(new CompletableFuture<>());
  }

  static CompletableFuture<Long> result(Publication publication) {
    return ((RecordedResult) publication.result()).future();
  }

  @Override
  public void published(long sequenceNumber) {
    future.complete(sequenceNumber);
  }

  @Override
  public void failed(Throwable error) {
    future.completeExceptionally(error);
  }
}
