package io.boilermaker.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where two forms of a value differ. */
class JsonDifferenceTest {

  private static JsonNode tree(String json) throws JsonProcessingException {
    return StrictMapper.INSTANCE.readTree(json.replace('\'', '"').replace("\\0", "\\u0000"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2,3] | [3,1,2] | /0",
        "{'a':[{'b':1},{'b':2}]} | {'a':[{'b':2},{'b':1}]} | /a/0/b",
        "['\\0set',1,2,3] | ['\\0set',3,1,2] | ",
        "['\\0set',1,2,3] | ['\\0set',1,2,4] | /2",
        "['\\0set',1,2] | [1,2] | ",
        "['\\0set',1,2] | [2,1] | /0",
        "['\\0set',['\\0set',1,2],[3]] | ['\\0set',[3],['\\0set',2,1]] | ",
        "{'a':[{'b':1},{'b':2}]} | {'a':[{'b':1},{'b':2}]} | ",
        "1.50 | 1.5 | ``",
        "{'a':1,'b':2} | {'b':2.0,'a':1e0} | ",
        "[0] | [-0.0] | ",
        "{'a':1} | {'a':1,'b':2} | /b",
        "{'a':1,'b':2} | {'a':1} | /b",
        "{'a':1,'secret':2} | {'a':1} | /*",
        "{'a':[1,{'b':[1,2]}]} | {'a':[1,{'b':[1,3]}]} | /a/1/b/1",
        "{'a':[1,2]} | {'a':[1,2,3]} | /a",
        "{'a':'1'} | {'a':1} | /a",
        "['a','b'] | ['a, b'] | ``",
        "['a\\',\\'b'] | ['a','b'] | ``",
        "{'a':{}} | {'a':[]} | /a"
      })
  void the_path_leads_to_the_first_difference(String one, String other, String path)
      throws JsonProcessingException {
    Set<String> names = Set.of("a", "b");
    assertThat(JsonDifference.find(tree(one), tree(other), names)).isEqualTo(path);
    assertThat(JsonDifference.find(tree(one), tree(one), names)).isNull();
  }
}
