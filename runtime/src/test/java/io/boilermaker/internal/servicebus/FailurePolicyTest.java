package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpErrorContext;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import io.boilermaker.internal.servicebus.FailurePolicy.CommitFailedException;
import io.boilermaker.internal.servicebus.FailurePolicy.CommitFailedException.Fate;
import io.boilermaker.internal.servicebus.FailurePolicy.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every condition of AMQP that the SDK knows, and what a worker does about it. */
class FailurePolicyTest {

  /** A column for what happens in a transaction, one for what happens without. */
  private static final String TABLE =
      """
      NOT_FOUND                    Never     Never
      UNAUTHORIZED_ACCESS          TryAgain  TryAgain
      RESOURCE_LIMIT_EXCEEDED      TryAgain  TryAgain
      NOT_ALLOWED                  OtherWay  Never
      INTERNAL_ERROR               TryAgain  TryAgain
      ILLEGAL_STATE                OtherWay  Never
      NOT_IMPLEMENTED              OtherWay  Never
      LINK_STOLEN                  TryAgain  TryAgain
      LINK_PAYLOAD_SIZE_EXCEEDED   Never     Never
      LINK_DETACH_FORCED           TryAgain  TryAgain
      CONNECTION_FORCED            TryAgain  TryAgain
      SERVER_BUSY_ERROR            TryAgain  TryAgain
      ARGUMENT_ERROR               OtherWay  Never
      ARGUMENT_OUT_OF_RANGE_ERROR  OtherWay  Never
      ENTITY_DISABLED_ERROR        TryAgain  TryAgain
      PARTITION_NOT_OWNED_ERROR    TryAgain  TryAgain
      STORE_LOCK_LOST_ERROR        TryAgain  TryAgain
      PUBLISHER_REVOKED_ERROR      TryAgain  TryAgain
      TIMEOUT_ERROR                TryAgain  TryAgain
      TRACKING_ID_PROPERTY         TryAgain  TryAgain
      PROTON_IO                    TryAgain  TryAgain
      CONNECTION_FRAMING_ERROR     TryAgain  TryAgain
      OPERATION_CANCELLED          TryAgain  TryAgain
      MESSAGE_LOCK_LOST            LockLost  LockLost
      SESSION_LOCK_LOST            LockLost  LockLost
      SESSION_CANNOT_BE_LOCKED     OtherWay  Never
      MESSAGE_NOT_FOUND            LockLost  LockLost
      SESSION_NOT_FOUND            OtherWay  Never
      ENTITY_ALREADY_EXISTS        OtherWay  Never
      CONNECTION_REDIRECT          TryAgain  TryAgain
      LINK_REDIRECT                TryAgain  TryAgain
      TRANSFER_LIMIT_EXCEEDED      TryAgain  TryAgain
      """;

  private final FailurePolicy policy = new FailurePolicy(RandomGenerator.getDefault());

  private static Map<AmqpErrorCondition, List<String>> table() {
    Map<AmqpErrorCondition, List<String>> rows = new EnumMap<>(AmqpErrorCondition.class);
    TABLE
        .lines()
        .map(line -> line.split(" +"))
        .forEach(row -> rows.put(AmqpErrorCondition.valueOf(row[0]), List.of(row[1], row[2])));
    return rows;
  }

  private static AmqpException refusal(AmqpErrorCondition condition) {
    return new AmqpException(false, condition, "refused", new AmqpErrorContext("a namespace"));
  }

  private String verdict(Throwable error, PublishWay way) {
    return policy.of(error, way, 0).getClass().getSimpleName();
  }

  @Test
  void every_condition_is_in_the_table() {
    assertThat(table()).containsOnlyKeys(AmqpErrorCondition.values());
  }

  @ParameterizedTest
  @EnumSource(AmqpErrorCondition.class)
  void every_condition_has_its_verdict_however_the_sdk_wraps_it(AmqpErrorCondition condition) {
    List<String> row = table().get(condition);
    AmqpException plain = refusal(condition);
    for (Throwable error :
        List.of(
            plain,
            new CompletionException(plain),
            new ServiceBusException(plain, ServiceBusErrorSource.SEND),
            new IllegalStateException("our own words", plain))) {
      assertThat(verdict(error, PublishWay.SEND)).as("%s", error).isEqualTo(row.get(0));
      assertThat(verdict(error, PublishWay.SCHEDULE)).as("%s", error).isEqualTo(row.get(0));
      assertThat(verdict(error, PublishWay.IN_ORDER)).as("%s", error).isEqualTo(row.get(1));
    }
  }

  @Test
  void what_has_no_condition_is_tried_again_unless_it_is_a_refusal_or_the_worker_has_ended() {
    assertThat(verdict(new TimeoutException(), PublishWay.SEND)).isEqualTo("TryAgain");
    assertThat(verdict(new RuntimeException("?"), PublishWay.IN_ORDER)).isEqualTo("TryAgain");
    assertThat(verdict(new UnsupportedOperationException("mix"), PublishWay.SCHEDULE))
        .isEqualTo("OtherWay");
    assertThat(verdict(new IllegalArgumentException("name"), PublishWay.IN_ORDER))
        .isEqualTo("Never");
    assertThat(
            verdict(
                new IllegalStateException("Cannot perform operation on a disposed receiver"),
                PublishWay.SEND))
        .isEqualTo("Leave");
  }

  @Test
  void a_refusal_whose_condition_the_sdk_does_not_know_is_taken_for_one_of_the_transaction_first() {
    Throwable unknown = new AmqpException(false, "errorCondition[a:new-one]", null);
    assertThat(verdict(unknown, PublishWay.SEND)).isEqualTo("OtherWay");
    assertThat(verdict(unknown, PublishWay.SCHEDULE)).isEqualTo("OtherWay");
    assertThat(verdict(unknown, PublishWay.IN_ORDER)).isEqualTo("TryAgain");
    Throwable passing = new AmqpException(true, "the connection is lost", null);
    assertThat(verdict(passing, PublishWay.SEND)).isEqualTo("TryAgain");
  }

  @Test
  void a_commit_is_repeated_another_way_only_if_nothing_of_it_has_happened() {
    Throwable refused = new AmqpException(false, "errorCondition[amqp:transaction:rollback]", null);
    assertThat(verdict(new CommitFailedException(refused, Fate.UNDONE), PublishWay.SEND))
        .isEqualTo("OtherWay");
    assertThat(verdict(new CommitFailedException(refused, Fate.UNKNOWN), PublishWay.SEND))
        .isEqualTo("TryAgain");
    assertThat(verdict(new CommitFailedException(refused, Fate.NOT_REPEATABLE), PublishWay.SEND))
        .isEqualTo("Leave");
  }

  @Test
  void a_commit_is_known_to_be_refused_only_if_the_service_says_so() {
    assertThat(
            FailurePolicy.isRefusedCommit(
                new AmqpException(false, "errorCondition[amqp:transaction:rollback]", null)))
        .isTrue();
    assertThat(FailurePolicy.isRefusedCommit(refusal(AmqpErrorCondition.NOT_ALLOWED))).isTrue();
    assertThat(FailurePolicy.isRefusedCommit(new UnsupportedOperationException("mix"))).isTrue();
    assertThat(
            FailurePolicy.isRefusedCommit(
                new AmqpException(false, "errorCondition[amqp:transaction:unknown-id]", null)))
        .isFalse();
    assertThat(FailurePolicy.isRefusedCommit(new TimeoutException())).isFalse();
    assertThat(
            FailurePolicy.isRefusedCommit(
                new AmqpException(
                    true,
                    AmqpErrorCondition.CONNECTION_FORCED,
                    "gone",
                    new AmqpErrorContext("a namespace"))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 20, 1000})
  void waits_grow_up_to_fifteen_seconds(int failures) {
    long longest = Math.min(15_000, 1_000L << Math.min(failures, 10));
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Verdict verdict =
          policy.of(refusal(AmqpErrorCondition.RESOURCE_LIMIT_EXCEEDED), PublishWay.SEND, failures);
      waits.add(((Verdict.TryAgain) verdict).pause());
    }
    assertThat(waits)
        .allSatisfy(
            wait ->
                assertThat(wait)
                    .isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest)));
  }
}
