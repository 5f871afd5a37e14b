package io.boilermaker.cli.internal.redrive;

import io.boilermaker.cli.internal.message.SeenMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** Deletes dead letters: those that were written to a file, and no others. */
public final class Purge implements PassAction {

  private static final int MOST = 100;

  private final Pass pass;
  private final IntConsumer progress;
  private final Map<Long, String> open = new HashMap<>();
  private int done;

  /**
   * Creates one.
   *
   * @param messages as they were written
   * @param progress is told how many are done
   */
  public Purge(Pass pass, List<SeenMessage> messages, IntConsumer progress) {
    this.pass = pass;
    this.progress = progress;
    messages.forEach(message -> open.put(message.sequence(), Hashes.of(message.body())));
  }

  @Override
  public boolean wants(SeenMessage message) {
    return Hashes.of(message.body()).equals(open.get(message.sequence()));
  }

  @Override
  public List<SeenMessage> take(List<SeenMessage> messages) {
    List<Long> completed = pass.complete(messages);
    done += completed.size();
    completed.forEach(open::remove);
    progress.accept(done);
    return List.of();
  }

  @Override
  public Set<Long> wanted() {
    return new HashSet<>(open.keySet());
  }

  @Override
  public void gone(Set<Long> sequences) {
    sequences.forEach(open::remove);
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public boolean isOld() {
    return false;
  }

  /** Returns how many were deleted. */
  public int done() {
    return done;
  }

  /** Returns how many are left, because somebody else has locked them. */
  public int left() {
    return open.size();
  }
}
