package com.example.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.roundtrip.Shape.Call;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.PublishResult;
import io.boilermaker.Task;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.awaitility.Awaitility;

/**
 * What a stub is given is what its task gets: for each type of arguments, through the broker. A
 * failure reports the smallest call that fails, and the seed to repeat it by.
 */
@AddLifecycleHook(SeedHook.class)
class RoundTripTest {

  private static final int TRIES = 25;
  private static final Received RECEIVED = new Received();
  private static LocalServiceBus bus;
  private static Boilermaker<Received> app;

  @BeforeContainer
  static void start() {
    bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
    app =
        Boilermaker.builder(RECEIVED)
            .config(
                BoilermakerConfig.builder()
                    .connectionString(bus.connectionString())
                    .queueName("tasks")
                    .concurrency(64)
                    .build())
            .build();
    app.start();
  }

  @AfterContainer
  static void stop() {
    app.close();
    bus.close();
  }

  @Property(tries = TRIES)
  void primitives_and_boxes(@ForAll("primitives") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> primitives() {
    return Shape.calls(PrimitiveTasks.SHAPES);
  }

  @Property(tries = TRIES)
  void texts_and_exact_numbers(@ForAll("values") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> values() {
    return Shape.calls(ValueTasks.SHAPES);
  }

  @Property(tries = TRIES)
  void dates_and_times(@ForAll("times") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> times() {
    return Shape.calls(TimeTasks.SHAPES);
  }

  // C-08
  @Property(tries = TRIES)
  void arrays(@ForAll("arrays") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> arrays() {
    return Shape.calls(ArrayTasks.SHAPES);
  }

  // C-07
  @Property(tries = TRIES)
  void collections_and_optionals(@ForAll("collections") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> collections() {
    return Shape.calls(CollectionTasks.SHAPES);
  }

  @Property(tries = TRIES)
  void maps(@ForAll("mapShapes") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> mapShapes() {
    return Shape.calls(MapTasks.SHAPES);
  }

  // C-05
  @Property(tries = TRIES)
  void keys_of_maps(@ForAll("keys") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> keys() {
    return Shape.calls(KeyTasks.SHAPES);
  }

  @Property(tries = TRIES)
  void enums_records_and_classes(@ForAll("types") List<Call> calls) {
    arriveAsTheyWere(calls);
  }

  @Provide
  Arbitrary<List<Call>> types() {
    return Shape.calls(TypeTasks.SHAPES);
  }

  private static void arriveAsTheyWere(List<Call> calls) {
    int deadLettered = bus.counts("tasks").deadLettered();
    List<Task> tasks = calls.stream().map(Call::task).toList();

    assertThat(app.publishAll(tasks)).allMatch(PublishResult::isPublished);

    List<CompletableFuture<Object>> arrivals =
        tasks.stream().map(task -> RECEIVED.of(task.id())).toList();
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                arrivals.stream().allMatch(CompletableFuture::isDone)
                    || bus.counts("tasks").deadLettered() > deadLettered);
    assertThat(bus.counts("tasks").deadLettered()).as("tasks set aside").isEqualTo(deadLettered);
    for (int i = 0; i < calls.size(); i++) {
      assertThat(Plain.of(arrivals.get(i).join()))
          .as(calls.get(i).shape())
          .isEqualTo(Plain.of(calls.get(i).value()));
    }
    tasks.forEach(task -> RECEIVED.forget(task.id()));
  }
}
