package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** References to objects that come later in a message. */
class ReferenceLimitTest {

  @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
  static final class Known {
    public int id;
    public Known next;
  }

  static final class Family {
    public List<Known> members;
  }

  private static Family read(String members) throws IOException {
    Codec<Family> codec = new DatabindCodec<>(new TypeReference<>() {});
    try (JsonParser in = Json.factory().createParser("{\"members\":[" + members + "]}")) {
      in.nextToken();
      return codec.read(in);
    }
  }

  private static String objects(int first, int last) {
    int step = first <= last ? 1 : -1;
    return IntStream.iterate(first, i -> i != last + step, i -> i + step)
        .mapToObj(i -> "{\"id\":" + i + "}")
        .collect(Collectors.joining(","));
  }

  private static String references(int last) {
    return IntStream.rangeClosed(1, last)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(","));
  }

  @Test
  void a_hundred_references_to_what_comes_later_are_read_in_any_order() throws IOException {
    Family family = read(references(100) + "," + objects(100, 1));

    assertThat(family.members).extracting(each -> each.id).startsWith(1, 2, 3).endsWith(3, 2, 1);
    assertThat(family.members.get(0)).isSameAs(family.members.get(199));
  }

  @Test
  void more_of_them_are_refused_as_jackson_would_search_all_for_each() {
    assertThatThrownBy(() -> read(references(101) + "," + objects(101, 1)))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining("at most 100 references to objects that come later are allowed");
  }

  @Test
  void references_to_what_came_before_are_not_limited() throws IOException {
    assertThat(read(objects(1, 500) + "," + references(500)).members).hasSize(1_000);
  }

  @Test
  void one_object_may_be_referred_to_at_any_number_of_places_before_it_comes() throws IOException {
    String first = IntStream.range(0, 500).mapToObj(i -> "7,").collect(Collectors.joining());

    assertThat(read(first + objects(7, 7)).members)
        .hasSize(501)
        .extracting(each -> each.id)
        .containsOnly(7);
  }
}
