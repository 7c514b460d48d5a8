import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ObservedRequest, Observer } from './observer.js';

/** `00-<trace>-<span>-<flags>`: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

export interface Traces {
  observe: Observer;
  /** Sends what is left, for a second at most. */
  close(): Promise<void>;
}

export interface TraceSettings {
  service: string;
  version: string;
  /** `sqlite` or `neo4j`. */
  database: string;
}

const CLOSE_MS = 1_000;

/**
 * Sends one span for each operation and one for each of its store calls over OTLP, to where the variables of
 * OpenTelemetry (`OTEL_EXPORTER_OTLP_ENDPOINT`, …) say. Spans hold names and times: no query, no variables. A collector
 * that does not answer costs the spans.
 */
export function createTraces({ service, version, database }: TraceSettings): Traces {
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('papergraph', version);
  const observe: Observer = ({ id, method, path, traceparent }): ObservedRequest => {
    const attributes = { 'http.request.method': method, 'url.path': path, 'papergraph.request.id': id };
    const span = tracer.startSpan(`${method} ${path}`, { kind: SpanKind.SERVER, attributes }, callerOf(traceparent));
    const inside = trace.setSpan(ROOT_CONTEXT, span);
    return {
      operation: ({ name, kind }) => {
        span.updateName(name === null ? kind : `${kind} ${name}`);
        span.setAttribute('graphql.operation.type', kind);
        if (name !== null) span.setAttribute('graphql.operation.name', name);
      },
      storeCall: (called) => {
        const options = {
          kind: SpanKind.CLIENT,
          attributes: { 'db.system.name': database, 'db.operation.name': called },
        };
        const call = tracer.startSpan(called, options, inside);
        return (error) => {
          if (error !== null) call.setStatus({ code: SpanStatusCode.ERROR });
          call.end();
        };
      },
      end: ({ status, errors, cost, abandoned }) => {
        span.setAttribute('http.response.status_code', status);
        if (cost !== null) span.setAttribute('papergraph.cost', cost);
        if (errors.length > 0) span.setAttribute('error.type', errors[0]);
        if (errors.length > 0 || abandoned || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
  const close = async () => {
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
    await Promise.race([provider.shutdown().catch(() => undefined), enough]).finally(() => clearTimeout(timer));
  };
  return { observe, close };
}

function callerOf(traceparent: string | null): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (traceId === undefined) return ROOT_CONTEXT;
  const caller = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, caller);
}
