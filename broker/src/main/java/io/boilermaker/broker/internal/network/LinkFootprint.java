package io.boilermaker.broker.internal.network;

import io.boilermaker.broker.internal.message.Footprint;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.jspecify.annotations.Nullable;

/** Estimates how much memory a link takes, with all that its client says of it. */
final class LinkFootprint {

  private static final long LINK = 2_048;

  private LinkFootprint() {}

  static long of(Attach attach) {
    Map<String, @Nullable Object> said = new HashMap<>();
    said.put("name", attach.getName());
    said.put("properties", attach.getProperties());
    said.put("offered", attach.getOfferedCapabilities());
    said.put("desired", attach.getDesiredCapabilities());
    if (attach.getSource() instanceof Source source) {
      said.put("source", source.getAddress());
      said.put("filter", source.getFilter());
      said.put("source properties", source.getDynamicNodeProperties());
      said.put("source capabilities", source.getCapabilities());
      said.put("outcomes", source.getOutcomes());
    }
    if (attach.getTarget() instanceof Target target) {
      said.put("target", target.getAddress());
      said.put("target properties", target.getDynamicNodeProperties());
      said.put("target capabilities", target.getCapabilities());
    }
    return LINK + Footprint.of(said);
  }
}
