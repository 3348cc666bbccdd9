/**
 * OpenTelemetry's own formats, in and out: OTLP as protobuf, as JSON, and as JSON lines.
 *
 * <h2>Reading</h2>
 *
 * {@code io.spoor.file.TraceFile} is the door. What is read:
 *
 * <ul>
 *   <li>protobuf: {@code TracesData}, or the same as {@code ExportTraceServiceRequest};
 *   <li>JSON: an object with {@code resourceSpans}, or {@code batches} as Tempo has it, also within
 *       {@code result} or {@code trace}; a {@code ResourceSpans} by itself; an array of any of
 *       these; several such values after each other;
 *   <li>JSON lines: such a value on each line. Objects of logs, metrics and profiles among them are
 *       skipped and counted, blank lines ignored.
 * </ul>
 *
 * Any of these may be compressed with gzip. JSON is read by the specification and beyond it: ids in
 * hex of either case or in base64, 64-bit numbers as text or number, enums by number or name, keys
 * in camel case or snake case, null for what is absent; {@code instrumentationLibrarySpans} and
 * {@code instrumentationLibrary} for scopes of older releases. What is not known is passed over.
 *
 * <h2>Writing</h2>
 *
 * {@link io.spoor.otlp.OtlpJsonWriter} and {@link io.spoor.otlp.OtlpProtobufWriter}. What they
 * write reads back equal, with two exceptions in JSON, which has no word for them: NaNs of
 * different bits become one; and in both, unpaired surrogates become U+FFFD.
 *
 * <h2>What is not kept</h2>
 *
 * <ul>
 *   <li>unknown fields, among them {@code entity_refs} of a resource and {@code key_strindex};
 *   <li>kinds and status codes of unknown number or name: they become unspecified and unset;
 *   <li>a parent id of zeros: it means that there is no parent;
 *   <li>whether a message was absent or empty: a resource, a scope, a status, the value of an
 *       attribute; and absent ids of a link, which become zeros;
 *   <li>how spans were put together into {@code ResourceSpans} and {@code ScopeSpans}.
 * </ul>
 *
 * The messages in {@code io.spoor.otlp.proto} are generated, and nobody's but this package's.
 */
@NullMarked
package io.spoor.otlp;

import org.jspecify.annotations.NullMarked;
