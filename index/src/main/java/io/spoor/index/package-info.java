/**
 * From terms to sets of rows, and from rows to the order they are wanted in; opens no file.
 *
 * <h2>Words</h2>
 *
 * A <em>segment</em> is a stretch of the order in which spans arrived, with an index of its own: it
 * is open while spans are added, then full, then sealed. A <em>row</em> is one span of a segment,
 * numbered from 0. The rows of an open segment are in order of arrival. Those of a sealed one are
 * in order of start; of one start, by trace id from the greatest; of one trace, by span id and
 * fingerprint: {@link RowOrder}. Starts, durations and ids compare as unsigned. A <em>term</em> is
 * a key, a type and a value that some span holds.
 *
 * <h2>From spans to a sealed segment</h2>
 *
 * <ol>
 *   <li>{@link IndexBatch} makes columns of a batch of spans, outside every lock; {@link
 *       BatchTerms} decides which terms a span has.
 *   <li>{@link OpenSegment} appends them, row by row and term by term, and publishes the batch:
 *       {@link OpenTraces}, {@link OpenTerms}, {@link OpenNames}.
 *   <li>{@link OpenReader} reads what was published when it was made.
 *   <li>{@link ThinnedSegment} is an open one of which spans were deleted.
 *   <li>{@link SegmentSealer} numbers the rows of a full segment anew, deleted ones too, and hands
 *       every row of the format below to a {@link SealedRowSink}.
 *   <li>{@link SealedSegment} and {@link SealedReader} read them back through {@link SealedRows}.
 * </ol>
 *
 * <h2>From a query to rows</h2>
 *
 * <ol>
 *   <li>{@link LeafTerms} says a comparison as terms, of which a row must hold one, and as ranges
 *       of terms to walk.
 *   <li>{@link SegmentMatches} passes over a segment until the search reaches its time.
 *   <li>{@link RowFilters} looks up the rows of each term, in {@link OpenTerms} or through {@link
 *       TermDictionary}, and makes {@link RowFilter}s of a query's conditions.
 *   <li>{@link NewestRows} gives the rows that a {@link SegmentPlan} accepts, from the newest;
 *       where the index cannot tell, it asks {@link SpanMatcher} of the span, or {@link
 *       RelatedFilter} of the trace, unless {@link RowsAbove} found the rows from the other side.
 *   <li>{@link Search} merges the segments and stops at the limit.
 * </ol>
 *
 * <h2>The rows of a sealed segment</h2>
 *
 * Each has a part and a number, from 0. All are written at once, and none changes but the deleted
 * rows: the others go on to hold those. Numbers of fixed width are little-endian; varints are those
 * of protobuf; <em>text</em> is UTF-8 behind its length, a varint.
 *
 * <pre>
 * code  part          number        content                                      bytes
 * ----  ------------  ------------  -------------------------------------------  -----------------
 *    1  DIRECTORY     0             size, zones, levels, keys, first trace ids   {@link Directory}
 *    2  TERM_BLOCKS   0             the first term of each block                 {@link TermBlocks}
 *    3  TERMS         block         terms in order, with the rows of most        {@link TermBlock}
 *    4  POSTINGS      set           the rows of terms that have over 256, and    {@link Postings}, many
 *                                   of keys; each set once
 *    6  NAMES         0             service, operation, kind; rows of each       {@link NamesRow}
 *    7  TERM_FILTER   filter        hashes of some 4,096 terms                   {@link Filter}
 *    8  TRACE_FILTER  0             hashes of the trace ids                      {@link Filter}
 *    9  TRACES        block of 256  trace ids in order, with the rows of each    {@link TraceBlock}
 *   10  DELETED       0             the rows deleted since; absent if none was   {@link Postings}, many
 *   11  LONGEST       level         the rows of the longest durations            {@link LongestRows}
 *   16  START         1,024 rows    start, nanoseconds since the epoch           {@link Packed}
 *   17  DURATION      1,024 rows    end less start; 0 where that is negative     {@link Packed}
 *   18  TRACE         1,024 rows    number of the trace, by order of ids         {@link Packed}
 *   19  PARENT        1,024 rows    where the parent is: {@link ParentColumn}     {@link Packed}
 *   20  SPAN_ID       1,024 rows    the span id                                  {@link Packed}
 *   21  NAME          1,024 rows    number of the name in NAMES                  {@link Packed}
 *   22  STATUS        1,024 rows    0 unset, 1 ok, 2 error                       {@link Packed}
 *   23  FINGERPRINT   1,024 rows    {@link io.spoor.codec.SpanFingerprint}        {@link Packed}
 *   24  ARRIVAL       1,024 rows    the row in order of arrival                  {@link Packed}
 * </pre>
 *
 * A code is never given to another part. Retired: 5.
 *
 * <p>Roughly, in bytes: a span takes 8 for its id, 4 for its fingerprint, 4 to 5 each for start and
 * duration, 1 to 3 each for trace, arrival, name and parent, and a tenth of one for the longest
 * durations; a trace takes 20, and 1 to 3 for each of its rows; a term takes what its value does
 * not share with the one before, 2 to 4 more, and for each of its rows 1 to 3 where they are few; a
 * larger set takes for each row two bits and the logarithm of its share of the segment, at most an
 * eighth a span, and nothing if it was there already; in a filter a term takes 1.25 and a trace 2.
 *
 * <h2>Keys</h2>
 *
 * A key is a code and a name. The code is the level, 1 resource, 2 scope, 3 span, 4 event, 5 link;
 * the name is an attribute's key there. With 0x10 added to the code it is a field:
 *
 * <pre>
 * code  name           type   absent if empty
 * ----  -------------  -----  ---------------
 * 0x11  service        text   no
 * 0x11  schemaURL      text   yes
 * 0x12  name           text   yes
 * 0x12  version        text   yes
 * 0x12  schemaURL      text   yes
 * 0x13  name           text   no
 * 0x13  kind           int    no: 0 unspecified, 1 internal, 2 server, 3 client, 4 producer, 5 consumer
 * 0x13  status         int    no: as in the column
 * 0x13  statusMessage  text   yes
 * 0x13  traceState     text   yes
 * 0x14  name           text   no
 * 0x15  traceID        bytes  no
 * 0x15  spanID         bytes  no
 * 0x15  traceState     text   yes
 * </pre>
 *
 * Keys are numbered in order of code, then of name, by UTF-16 units. {@link IndexedField} lists the
 * fields.
 *
 * <h2>Types and values</h2>
 *
 * <pre>
 * code  type        value
 * ----  ----------  --------------------------------------------------------------------
 *    1  text        UTF-8, at most 256 bytes
 *    2  long text   the first 256 bytes of longer text, then the SHA-256 of all of it
 *    3  bool        00 or 01
 *    4  int         8 bytes, big-endian, the sign bit flipped
 *    5  double      8 bytes, big-endian: the sign bit flipped, or all bits if it was set
 *    6  bytes       as they are, at most 256
 *    7  long bytes  as long text
 *    8  json        the text form of an array or list as a whole, at most 256 bytes
 *    9  long json   as long text
 *   10  empty       none
 * </pre>
 *
 * A double that is a whole number up to 2<sup>53</sup> stands as the int it equals; every NaN is
 * one. An array has its own term and those of its elements. {@link TermType} lists the codes,
 * {@link TermValue} makes the values. Terms are numbered in order of key, then type, then value,
 * bytes as unsigned.
 *
 * <h2>What is hashed</h2>
 *
 * {@link TermHash} hashes a term by key, type and value; {@link TraceBlock} a trace id. Of n terms
 * there are 1 + n / 4,096 filters, and the one of a term is the lower 32 bits of the mixed hash,
 * times the number of filters, shifted right by 32. A {@link Filter} has lines of 512 bits. The
 * line is the upper 32 bits of the mixed hash, times the number of lines, shifted right by 32.
 * Then, six times: the lowest 3 bits of the hash choose a word of 8 bytes, the next 6 a bit in it,
 * and the hash is rotated right by 9.
 *
 * <h2>Example</h2>
 *
 * Service {@code cart} served {@code GET /} twice: span 1 of trace 4bf92f3577b34da6a3ce929d0e0e4736
 * from 5002 to 5009 ns, which called {@code get} elsewhere, span 2 from 5003 to 5004; and span 1 of
 * trace 7 from 5000 to 5001, with an error and the attribute {@code n} = 7. They arrived as call,
 * caller, error.
 *
 * <pre>
 * DIRECTORY 0
 *   03 02                                            3 rows, 2 traces
 *   8b 13 00 00 00 00 00 00                          last start: 5003
 *   88 27                                            zone 0: from 5000
 *   00                                               no levels of durations
 *   01                                               1 block of traces
 *   00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07  begins with trace 7
 *   06                                               6 keys
 *   01 0c 73 65 72 76 69 63 65 2e 6e 61 6d 65 01 00  resource "service.name": 1 term, set 0
 *   03 01 6e 01 01                                   span "n": 1 term, set 1
 *   11 07 73 65 72 76 69 63 65 01 00                 field service: 1 term, set 0
 *   13 04 6b 69 6e 64 02 00                          field kind: 2 terms, set 0
 *   13 04 6e 61 6d 65 02 00                          field name: 2 terms, set 0
 *   13 06 73 74 61 74 75 73 02 00                    field status: 2 terms, set 0
 * TERM_BLOCKS 0
 *   01                                               1 block
 *   00 01 04 63 61 72 74                             begins with key 0, text, "cart"
 * TERMS 0
 *   0c 00 01 04 63 61 72 74                          3 rows; key 0, text, "cart":
 *   03 00 01 01                                        in 3 bytes: 0, 1, 2
 *   02 01 04 08 80 00 00 00 00 00 00 07              row 0; key 1, int, 7
 *   0c 01 01 04 63 61 72 74                          3 rows; key 2, text, "cart":
 *   03 00 01 01                                        in 3 bytes: 0, 1, 2
 *   08 01 04 08 80 00 00 00 00 00 00 02              2 rows; key 3, int, 2 (server):
 *   02 00 01                                           in 2 bytes: 0, 1
 *   0b 71 03                                         row 2; the same key, 7 bytes shared: 3 (client)
 *   08 01 01 05 47 45 54 20 2f                       2 rows; key 4, text, "GET /":
 *   02 00 01                                           in 2 bytes: 0, 1
 *   0b 03 67 65 74                                   row 2; the same key, "get"
 *   08 01 04 08 80 00 00 00 00 00 00 00              2 rows; key 5, int, 0 (unset):
 *   02 01 01                                           in 2 bytes: 1, 2
 *   03 71 02                                         row 0; the same key, 7 bytes shared: 2 (error)
 * POSTINGS 0
 *   03 02                                            3 rows, as a Roaring bitmap:
 *   3a 30 00 00 01 00 00 00                          no runs, one container
 *   00 00 02 00                                      chunk 0, 3 rows (stored less one)
 *   10 00 00 00                                      the container begins at byte 16
 *   00 00 01 00 02 00                                0, 1, 2
 * POSTINGS 1
 *   01 02                                            1 row, as a Roaring bitmap:
 *   3a 30 00 00 01 00 00 00 00 00 00 00 10 00 00 00  as above
 *   00 00                                            0
 * NAMES 0
 *   02                                               2 names
 *   04 63 61 72 74 03 67 65 74 03 01                 "cart", "get", client: 1 row
 *   04 63 61 72 74 05 47 45 54 20 2f 02 02           "cart", "GET /", server: 2 rows
 * TERM_FILTER 0
 *   08                                               8 words: one line
 *   80 00 00 00 0a 02 00 10 20 00 84 00 05 20 01 08  the bits of 9 terms
 *   00 30 10 20 01 02 00 00 50 48 00 40 18 00 00 90
 *   08 00 21 00 00 00 00 80 00 08 10 88 01 00 00 00
 *   00 12 80 30 00 20 10 04 00 00 00 00 07 80 00 44
 * TRACE_FILTER 0
 *   08                                               8 words: one line
 *   00 20 00 00 00 00 00 80 80 00 00 00 00 00 01 00  the bits of 2 traces
 *   00 00 00 00 08 00 00 00 10 00 00 00 00 00 00 00
 *   00 00 08 00 00 80 00 00 00 00 00 00 02 00 00 08
 *   04 00 00 00 00 00 00 00 00 00 10 00 00 00 00 00
 * TRACES 0
 *   02                                               2 traces
 *   00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07  trace 0
 *   4b f9 2f 35 77 b3 4d a6 a3 ce 92 9d 0e 0e 47 36  trace 1
 *   01 00 00 00 03 00 00 00                          their rows end at bytes 1 and 3
 *   00                                               of trace 0: 0
 *   01 01                                            of trace 1: 1, 2
 * START 0
 *   03 88 27 02                                      3 values from 5000, 2 bits each:
 *   38                                               0, 2, 3, from the low bit: 11 10 00
 *   00 00 00 00 00 00 00 00                          padding
 * DURATION 0
 *   03 01 03 30 00 00 00 00 00 00 00 00 00           1, 7, 1
 * TRACE 0
 *   03 00 01 06 00 00 00 00 00 00 00 00              0, 1, 1
 * PARENT 0
 *   03 00 03 40 01 00 00 00 00 00 00 00 00           0, 0, 5: none, none, one row back
 * SPAN_ID 0
 *   03 01 01 04 00 00 00 00 00 00 00 00              1, 1, 2
 * NAME 0
 *   03 00 01 03 00 00 00 00 00 00 00 00              1, 1, 0
 * STATUS 0
 *   03 00 02 02 00 00 00 00 00 00 00 00              2, 0, 0
 * FINGERPRINT 0
 *   03 fe 8c 8c 2e 20                                3 values from 96667262, 32 bits each:
 *   00 00 00 00 46 9f 36 14 98 53 b4 ee              0, 339124038, 4004795288
 *   00 00 00 00 00 00 00 00                          padding
 * ARRIVAL 0
 *   03 00 02 06 00 00 00 00 00 00 00 00              2, 1, 0
 * </pre>
 *
 * If more sets of rows held 5 to 400, and 3, 17, 130 and 400; and rows 1 and 2 had been deleted
 * (rows of LONGEST look the same):
 *
 * <pre>
 * POSTINGS 2
 *   8c 03 02                                         396 rows, as a Roaring bitmap:
 *   3b 30 00 00 01                                   one container, and it has runs
 *   00 00 8b 01                                      chunk 0, 396 rows (stored less one)
 *   01 00                                            1 run
 *   05 00 8b 01                                      from 5, 395 more
 * POSTINGS 3
 *   04 01 90 03 06                                   4 rows by Elias and Fano, up to 400, 6 bits apart
 *   43 24 40                                         low bits of each: 3, 17, 2, 16
 *   13 02                                            high part: places 0, 1, 4, 9
 *   00 00 00 00 00 00 00 00                          padding
 * DELETED 0
 *   02 02                                            2 rows, as a Roaring bitmap:
 *   3a 30 00 00 01 00 00 00 00 00 01 00 10 00 00 00  as above
 *   01 00 02 00                                      1, 2
 * </pre>
 *
 * {@code FormatPageTest} reads this page and compares it with what sealing writes. To change the
 * format, change this example first.
 */
@NullMarked
package io.spoor.index;

import org.jspecify.annotations.NullMarked;
