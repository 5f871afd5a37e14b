package io.boilermaker;

/** Message bodies as the Python package writes them. */
final class Envelopes {

  private Envelopes() {}

  static String of(String name, String args, String kwargs) {
    return withPayload(name, "{\"args\":%s,\"kwargs\":%s}".formatted(args, kwargs));
  }

  static String withPayload(String name, String payload) {
    return """
    {"task_id":"01981f3c-7c3a-7b1e-8a55-0242ac120002","should_dead_letter":true,"acks_late":true,\
    "function_name":"%s","attempts":{"attempts":0,"last_retry":"2026-01-31T12:00:00.123456Z"},\
    "policy":{"max_tries":5,"delay":120,"delay_max":120,"retry_mode":0},\
    "payload":%s,"graph_id":null,"on_success":null,"on_failure":null}"""
        .formatted(name, payload);
  }
}
