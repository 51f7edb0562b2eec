// Hooks that make a span and a duration of each attempt. The API of OpenTelemetry does nothing until
// your app registers an SDK: `new FingerprintClient({ apiKey, hooks: telemetryHooks() })`.
import { metrics, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { attributesOf } from "./attributes.js";

export function telemetryHooks() {
  const tracer = trace.getTracer("fingerprint-edge");
  const duration = metrics.getMeter("fingerprint-edge").createHistogram("http.client.request.duration", {
    unit: "s",
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] },
  });
  return {
    // A span begins in the past: calls run side by side, and nothing has to be kept between two hooks.
    onResponse(facts) {
      const attributes = attributesOf(facts);
      duration.record(facts.durationMs / 1_000, attributes);
      const startTime = Date.now() - facts.durationMs;
      const resends = { "http.request.resend_count": facts.attempt - 1 };
      const span = tracer.startSpan(`${facts.method} ${facts.urlTemplate}`, {
        kind: SpanKind.CLIENT,
        startTime,
        attributes: { ...attributes, ...resends },
      });
      if (attributes["error.type"]) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
    onRetry(facts) {
      const wait = { "fingerprint_edge.wait_ms": facts.waitMs };
      trace.getActiveSpan()?.addEvent("fingerprint_edge.retry", { ...attributesOf(facts), ...wait });
    },
  };
}
