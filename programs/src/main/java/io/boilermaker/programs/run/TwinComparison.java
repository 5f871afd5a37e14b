package io.boilermaker.programs.run;

import io.boilermaker.programs.model.Parameter;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.run.Finding.Kind;
import io.boilermaker.programs.run.JsonTree.Array;
import io.boilermaker.programs.run.JsonTree.Leaf;
import io.boilermaker.programs.run.JsonTree.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the message of a call against that of its twin, which Jackson has written. */
final class TwinComparison {

  private TwinComparison() {}

  /**
   * Returns the arguments that the two write differently; none if one of them was not sent.
   *
   * @param bodies of messages, by the ids of their tasks
   */
  static List<Finding> of(Call call, Map<String, String> bodies) {
    String ours = bodies.get(call.task().id());
    String theirs = call.twin() == null ? null : bodies.get(call.twin().id());
    if (ours == null || theirs == null) {
      return List.of();
    }
    Properties payload = payload(ours);
    Array twins = (Array) payload(theirs).get("args");
    Types types = new Types(call.sample().program());
    JsonComparison comparison = new JsonComparison(types);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < call.method().parameters().size(); i++) {
      Parameter parameter = call.method().parameters().get(i);
      JsonTree jackson = ((Properties) twins.elements().get(i)).get("value");
      JsonComparison.Difference difference =
          comparison.difference(parameter.shape(), argument(payload, parameter, i), jackson);
      if (difference != null) {
        String about = About.shape(types, difference.shape());
        findings.add(
            call.finding(Kind.JSON_DIFFERS_FROM_JACKSONS, i, about, difference.toString()));
      }
    }
    return findings;
  }

  private static Properties payload(String body) {
    return (Properties) ((Properties) JsonTree.parse(body)).get("payload");
  }

  private static JsonTree argument(Properties payload, Parameter parameter, int index) {
    List<JsonTree> positional = ((Array) payload.get("args")).elements();
    return index < positional.size()
        ? positional.get(index)
        : payload.get("kwargs") instanceof Properties named
            ? named.get(parameter.nameInMessages())
            : new Leaf("missing");
  }
}
