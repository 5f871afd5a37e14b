package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.opentelemetry.OpenTelemetryMetrics;
import io.boilermaker.opentelemetry.OpenTelemetryTracing;
import io.opentelemetry.api.OpenTelemetry;

/** An application with traces and metrics, as docs/observability.md shows it. */
final class Observability {

  private Observability() {}

  static Boilermaker.Builder<App> traced(
      Boilermaker.Builder<App> builder, OpenTelemetry telemetry) {
    return builder
        .interceptor(new OpenTelemetryTracing(telemetry))
        .interceptor(new OpenTelemetryMetrics(telemetry));
  }
}
