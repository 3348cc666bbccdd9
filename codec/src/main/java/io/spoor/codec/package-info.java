/**
 * The stored form of spans: the spans of one trace that came in one batch are one <em>value</em>.
 *
 * <p>{@link io.spoor.codec.SpanEncoder} writes values, {@link io.spoor.codec.SpanDecoder} reads
 * them, {@link io.spoor.codec.SpanFingerprint} tells which spans may be equal without reading them.
 *
 * <h2>Grammar</h2>
 *
 * A value is the Protobuf message {@code StoredSpans} of {@code stored.proto}, which is the field
 * table. Its fields stand in the order of their numbers:
 *
 * <pre>
 * value  = base string* attribute* resource* scope* span*
 *
 * field           no  type                    what it is
 * --------------  --  ----------------------  --------------------------------------------------
 * base             1  fixed64                 start of the first span
 * string           2  UTF-8                   each key, name and other text once
 * attribute        3  StoredValue             each key with each of its values once
 * resource         4  StoredResource          each once
 * scope            5  StoredScope             each once
 * span             6  StoredSpan              all else, in the order they were written
 * </pre>
 *
 * Strings, attributes, resources and scopes are the value's <em>tables</em>. They are numbered from
 * 1 in the order in which the spans use them first, and referred to by number; number 0, which is
 * not written, is the empty text, resource or scope, which stand in no table. Only the texts that
 * are values stand where they are used, in the attributes: equal attributes are then mostly equal
 * bytes from value to value, which compress better than numbers that differ. A reference points to
 * what stands before it. Nothing points out of the value, and the trace id is not in it: it stands
 * in the key.
 *
 * <p>Starts are less the base, ends less the start, times of events less the start of their span;
 * all wrap at 64 bits, so that no time is out of reach. A field that is zero, empty or unset is not
 * written, except where that differs from its absence: a parent id of zero, and what type a value
 * has. An array or list within a value nests at most {@value io.spoor.codec.SpanEncoder#MAX_DEPTH}
 * deep.
 *
 * <h2>Example</h2>
 *
 * Service checkout serves {@code POST /pay} and, within it, calls service card, which fails:
 *
 * <pre>
 * 09 00 00 2a 36 fe 9c 97 17           base 1700000000000000000
 * 12 09 50 4f 53 54 20 2f 70 61 79     string 1 "POST /pay"
 * 12 19 68 74 74 70 2e 72 65 73 70     string 2 "http.response.status_code"
 *       6f 6e 73 65 2e 73 74 61 74
 *       75 73 5f 63 6f 64 65
 * 12 0c 73 65 72 76 69 63 65 2e 6e     string 3 "service.name"
 *       61 6d 65
 * 12 04 68 74 74 70                    string 4 "http"
 * 12 04 63 61 72 64                    string 5 "card"
 * 12 0c 70 65 65 72 2e 73 65 72 76     string 6 "peer.service"
 *       69 63 65
 * 12 05 72 65 74 72 79                 string 7 "retry"
 * 1a 05 08 02 18 e8 07                 attribute 1: key 2, int 500
 * 1a 0c 08 03 12 08 63 68 65 63 6b     attribute 2: key 3, text "checkout"
 *       6f 75 74
 * 1a 08 08 06 12 04 63 61 72 64        attribute 3: key 6, text "card"
 * 22 03 0a 01 02                       resource 1: attribute 2
 * 2a 02 08 04                          scope 1: name 4
 * 32 1f                                span of 31 bytes
 *    09 b7 02 a9 0b aa 67 f0 00           id 00f067aa0ba902b7
 *    18 01                                name 1
 *    20 02                                kind: server
 *    30 a0 c2 1e                          duration 250000
 *    3a 01 01                             attribute 1
 *    40 01                                resource 1
 *    48 01                                scope 1
 *    50 02 58 05                          status: error, message 5
 *    70 81 02                             flags 257
 * 32 27                                span of 39 bytes
 *    09 d8 8a cd 42 3f 5c 99 53           id 53995c3f42cd8ad8
 *    11 b7 02 a9 0b aa 67 f0 00           parent 00f067aa0ba902b7
 *    18 01                                name 1
 *    20 03                                kind: client
 *    28 c8 01                             start: base + 100
 *    30 13                                duration -10
 *    3a 02 01 03                          attributes 1, 3
 *    40 01                                resource 1
 *    62 04 08 0a 10 07                    event: start + 5, name 7
 * </pre>
 *
 * {@code SpanCodecGoldenTest} holds these bytes. To change the format, change that test first.
 *
 * <h2>Damage</h2>
 *
 * The decoder checks every length, number, text and depth; what fails is a {@link
 * io.spoor.codec.CorruptSpanException} that names the byte. Damage that leaves a well-formed value
 * is not seen here: whoever stores values adds a checksum.
 *
 * <h2>Evolution</h2>
 *
 * Fields are only added, and numbers are never used again. The decoder passes over fields it does
 * not know; that is enough to keep them, because a value is never rewritten: it is copied as bytes
 * or deleted. Retired numbers: none.
 */
@NullMarked
package io.spoor.codec;

import org.jspecify.annotations.NullMarked;
