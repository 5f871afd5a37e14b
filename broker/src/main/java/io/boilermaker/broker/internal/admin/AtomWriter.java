package io.boilermaker.broker.internal.admin;

import io.boilermaker.broker.AccessRight;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.internal.access.AccessRule;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers to administration clients as the service does: ATOM entries and feeds. Clients
 * rely on prefixes and on the order of elements.
 */
final class AtomWriter {

  static final String ATOM = "http://www.w3.org/2005/Atom";
  static final String SERVICE_BUS =
      "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String COUNTS =
      "http://schemas.microsoft.com/netservices/2011/06/servicebus";

  /**
   * The content of an ATOM entry.
   *
   * @param queue the queue whose rules and counts follow the properties; null for none
   */
  record Entry(
      String name,
      String type,
      Instant createdAt,
      Instant updatedAt,
      Map<String, String> properties,
      @Nullable QueueDescription queue) {}

  private final StringWriter text = new StringWriter();
  private final String base;
  private final XMLStreamWriter xml;

  /**
   * @param base the URL below which all entries are named
   */
  private AtomWriter(String base) throws XMLStreamException {
    this.base = base;
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** An action that writes XML, to text that does not fail. */
  private interface Writing {
    void to(AtomWriter writer) throws XMLStreamException;
  }

  private static String write(String base, Writing writing) {
    try {
      AtomWriter writer = new AtomWriter(base);
      writing.to(writer);
      return writer.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written", e);
    }
  }

  static String entry(String base, Entry entry) {
    return write(base, writer -> writer.writeEntry(entry));
  }

  /**
   * @param path the path that was listed, with its query
   * @param next the path of the next page, or null if there is none
   */
  static String feed(
      String base, String path, @Nullable String next, Instant now, List<Entry> list) {
    return write(base, writer -> writer.writeFeed(path, next, now, list));
  }

  static String error(int status, String text) {
    return write(
        "",
        writer -> {
          writer.xml.writeStartElement("Error");
          writer.element("Code", String.valueOf(status));
          writer.element("Detail", text);
          writer.xml.writeEndElement();
        });
  }

  private void writeFeed(String path, @Nullable String next, Instant now, List<Entry> list)
      throws XMLStreamException {
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    writeTitle("Queues");
    element("id", base + path);
    element("updated", time(now));
    writeLink("self", base + path);
    if (next != null) {
      writeLink("next", base + next);
    }
    for (Entry entry : list) {
      writeEntry(entry);
    }
    xml.writeEndElement();
  }

  private void writeEntry(Entry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    xml.writeDefaultNamespace(ATOM);
    element("id", base + entry.name());
    writeTitle(entry.name());
    element("published", time(entry.createdAt()));
    element("updated", time(entry.updatedAt()));
    xml.writeStartElement("author");
    element("name", "boilermaker-broker");
    xml.writeEndElement();
    writeLink("self", base + entry.name());
    xml.writeStartElement("content");
    xml.writeAttribute("type", "application/xml");
    xml.writeStartElement(entry.type());
    xml.writeDefaultNamespace(SERVICE_BUS);
    xml.writeNamespace("i", INSTANCE);
    for (Map.Entry<String, String> property : entry.properties().entrySet()) {
      element(property.getKey(), property.getValue());
    }
    if (entry.queue() != null) {
      writeRules(entry.queue());
      writeCounts(entry.queue().counts());
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** A change of a queue replaces its rules, so that they are all as old as the last one. */
  private void writeRules(QueueDescription queue) throws XMLStreamException {
    xml.writeStartElement("AuthorizationRules");
    for (AccessRule rule : queue.rules()) {
      xml.writeStartElement("AuthorizationRule");
      xml.writeAttribute("i", INSTANCE, "type", "SharedAccessAuthorizationRule");
      element("ClaimType", "SharedAccessKey");
      element("ClaimValue", "None");
      xml.writeStartElement("Rights");
      for (AccessRight right : rule.rights()) {
        element("AccessRights", right.claim());
      }
      xml.writeEndElement();
      element("CreatedTime", time(queue.updatedAt()));
      element("ModifiedTime", time(queue.updatedAt()));
      element("KeyName", rule.name());
      element("PrimaryKey", rule.key());
      if (rule.keys().size() > 1) {
        element("SecondaryKey", rule.keys().get(1));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  /** The service counts locked and deferred messages as active, too. */
  private void writeCounts(QueueCounts counts) throws XMLStreamException {
    xml.writeStartElement("CountDetails");
    xml.writeNamespace("d2p1", COUNTS);
    writeCount("ActiveMessageCount", counts.active() + counts.locked() + counts.deferred());
    writeCount("DeadLetterMessageCount", counts.deadLettered());
    writeCount("ScheduledMessageCount", counts.scheduled());
    writeCount("TransferMessageCount", 0);
    writeCount("TransferDeadLetterMessageCount", 0);
    xml.writeEndElement();
  }

  private void writeCount(String name, int count) throws XMLStreamException {
    xml.writeStartElement("d2p1", name, COUNTS);
    xml.writeCharacters(String.valueOf(count));
    xml.writeEndElement();
  }

  private void writeTitle(String title) throws XMLStreamException {
    xml.writeStartElement("title");
    xml.writeAttribute("type", "text");
    xml.writeCharacters(title);
    xml.writeEndElement();
  }

  private void writeLink(String relation, String target) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", allowed(target));
  }

  private void element(String name, String content) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(content));
    xml.writeEndElement();
  }

  /** Replaces what XML has no form for, such as control characters in the path of a request. */
  private static String allowed(String text) {
    return text.codePoints().allMatch(AtomWriter::isAllowed)
        ? text
        : text.codePoints()
            .map(c -> isAllowed(c) ? c : '\ufffd')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c > 0xffff;
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
