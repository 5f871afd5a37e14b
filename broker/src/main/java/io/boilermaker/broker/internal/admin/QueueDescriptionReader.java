package io.boilermaker.broker.internal.admin;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what a request says of a queue: the properties in the content of an ATOM entry. */
final class QueueDescriptionReader {

  private static final String DESCRIPTION = "QueueDescription";
  private static final String RULES = "AuthorizationRules";

  /** What stands for elements where a setting has text: no setting allows it. */
  private static final String ELEMENTS = "(elements)";

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  QueueDescriptionReader() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /**
   * Reads the rules, and other properties as text.
   *
   * @throws AdministrationException also if the entry is cut off, or if something follows it
   */
  RequestedQueue read(String entry) throws AdministrationException {
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(entry));
      enterDescription(xml);
      Map<String, String> properties = new LinkedHashMap<>();
      List<RequestedRule> rules = null;
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals(RULES)) {
          rules = RequestedRule.readAll(xml);
        } else {
          readProperty(xml, properties);
        }
      }
      while (xml.hasNext()) {
        xml.next();
      }
      return new RequestedQueue(properties, rules);
    } catch (XMLStreamException e) {
      throw new AdministrationException(
          400, "The body is not the XML of an ATOM entry: " + e.getMessage());
    }
  }

  private static void enterDescription(XMLStreamReader xml)
      throws XMLStreamException, AdministrationException {
    boolean inContent = false;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        String name = xml.getLocalName();
        if (inContent && !name.equals(DESCRIPTION)) {
          throw new AdministrationException(
              400, "Only queues are supported by this broker; the body has a '" + name + "'.");
        }
        if (inContent) {
          return;
        }
        inContent = name.equals("content");
      }
    }
    throw new AdministrationException(400, "The body has no '" + DESCRIPTION + "'.");
  }

  private static void readProperty(XMLStreamReader xml, Map<String, String> properties)
      throws XMLStreamException, AdministrationException {
    String name = xml.getLocalName();
    StringBuilder text = new StringBuilder();
    boolean simple = true;
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          simple = false;
          depth++;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        default -> {
          // Comments and the like are ignored.
        }
      }
    }
    if (properties.put(name, simple ? text.toString().strip() : ELEMENTS) != null) {
      throw new AdministrationException(400, "The body has '" + name + "' twice.");
    }
  }
}
