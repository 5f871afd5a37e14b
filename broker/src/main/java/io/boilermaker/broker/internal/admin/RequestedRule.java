package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.internal.access.AccessRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An authorization rule as a client asks for it.
 *
 * @param properties by their names, as text; one that is empty is as good as missing
 * @param rights by the names that the service has for them
 */
record RequestedRule(Map<String, String> properties, List<String> rights) {

  private static final String RIGHTS = "Rights";

  /** Reads the rules in an element, on whose start tag the reader stands. */
  static List<RequestedRule> readAll(XMLStreamReader xml) throws XMLStreamException {
    List<RequestedRule> rules = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      rules.add(read(xml));
    }
    return rules;
  }

  private static RequestedRule read(XMLStreamReader xml) throws XMLStreamException {
    RequestedRule rule = new RequestedRule(new HashMap<>(), new ArrayList<>());
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (!xml.getLocalName().equals(RIGHTS)) {
        rule.properties.put(xml.getLocalName(), xml.getElementText().strip());
        continue;
      }
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        rule.rights.add(xml.getElementText().strip());
      }
    }
    return rule;
  }

  /**
   * Makes the rule for a queue; a key that the client does not give is made up.
   *
   * @throws IllegalArgumentException if it has no name or no right, or one that is not allowed
   */
  AccessRule toRule(String queue) {
    return AccessRule.of(
        queue,
        properties.getOrDefault("KeyName", ""),
        List.of(keyOrRandom("PrimaryKey"), keyOrRandom("SecondaryKey")),
        AccessRight.including(
            rights.stream().map(QueueSettings::right).toArray(AccessRight[]::new)));
  }

  private String keyOrRandom(String property) {
    String key = properties.getOrDefault(property, "");
    return key.isEmpty() ? AccessRule.randomKey() : key;
  }

  /** Does not show the keys. */
  @Override
  public String toString() {
    return "RequestedRule[" + properties.get("KeyName") + " " + rights + "]";
  }
}
