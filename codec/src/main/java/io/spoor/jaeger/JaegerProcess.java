package io.spoor.jaeger;

import io.spoor.span.Attributes;

/** What produced a span of Jaeger's: its {@code Process}. */
record JaegerProcess(String serviceName, Attributes tags) {}
