package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Sets of elements that differ where they are sent, and would be one where they are read. */
class MergedElementsTest {

  private static <T> void passes(Codec<T> codec, T value) throws IOException {
    Parameter.required("it", codec).requireReadable(value);
  }

  private static <T> void refused(Codec<T> codec, T value) {
    assertThatThrownBy(() -> passes(codec, value))
        .isInstanceOf(ArgumentException.class)
        .hasMessage("'it': is read as another value");
  }

  @Test
  void numbers_of_two_classes_are_one_where_the_type_is_object() throws IOException {
    Codec<Set<Object>> set = Codecs.setOf(Codecs.JSON);
    refused(set, Set.of(1, 1L));
    refused(set, Set.of(1.5f, 1.5));
    refused(set, Set.of(List.of(1), Set.of(1)));
    refused(Codecs.setOf(Codecs.listOf(Codecs.JSON)), Set.of(List.of(1), List.of(1L)));
    refused(Codecs.setOf(Codecs.optionalOf(Codecs.JSON)), Set.of(Optional.of(1), Optional.of(1L)));
    passes(set, Set.of(1, 2L, "1", 1.5, true, List.of(1), List.of()));
    passes(Codecs.listOf(Codecs.JSON), List.of(1, 1L));
  }

  @Test
  void a_list_and_a_set_are_one_where_the_type_is_collection() throws IOException {
    Codec<Set<Collection<Integer>>> set = Codecs.setOf(Codecs.collectionOf(Codecs.INT));
    refused(set, Set.of(List.of(1), Set.of(1)));
    passes(set, Set.of(List.of(1, 2), List.of(2, 1), Set.of(1)));
  }

  @Test
  void a_timestamp_and_a_date_are_one() throws IOException {
    Set<Date> dates = new LinkedHashSet<>(Arrays.asList(new Date(5), new Timestamp(5)));
    assertThat(dates).hasSize(2);
    refused(Codecs.setOf(Codecs.DATE), dates);
    passes(Codecs.setOf(Codecs.DATE), Set.of(new Date(5), new Timestamp(6)));
  }

  @Test
  void only_the_sets_that_may_lose_elements_are_read_back() {
    assertThat(CollectionCodec.mayMerge(Codecs.setOf(Codecs.STRING))).isFalse();
    assertThat(CollectionCodec.mayMerge(Codecs.setOf(Codecs.setOf(Codecs.INT)))).isFalse();
    assertThat(CollectionCodec.mayMerge(Codecs.listOf(Codecs.JSON))).isFalse();
    assertThat(CollectionCodec.mayMerge(Codecs.setOf(Codecs.listOf(Codecs.JSON)))).isTrue();
  }
}
