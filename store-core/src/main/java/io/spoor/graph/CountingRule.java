package io.spoor.graph;

/**
 * What counts as a call from one service to another: the rules of three tools that draw such
 * graphs, so that their pictures can be had from one store.
 *
 * <p>Every rule goes through the spans that start in the window, one by one, and asks of each what
 * calls it stands for. The rest of its trace is known to it whatever its time. An example, with
 * what each rule makes of it:
 *
 * <pre>
 * shop/GET /basket  server
 *   shop/render     internal        memory: shop to shop    Spark: the same    Zipkin: nothing
 *     shop/GET      client          memory: shop to shop    Spark: the same    Zipkin: nothing
 *       cart/GET    server          memory: shop to cart    Spark: the same    Zipkin: shop to cart
 *         cart/SQL  client, peer db memory: cart to cart    Spark: the same,   Zipkin: cart to db
 *                                                           and cart to db
 * </pre>
 *
 * <p>The <em>peer</em> of a span is the first of its own attributes {@code peer.service} that is a
 * text and not empty, which is where OpenTelemetry puts the name of Zipkin's remote endpoint. A
 * peer has no span here, so its operation is the empty text.
 *
 * <p>The <em>parent</em> of a span is the span whose id it names; where several share the id, the
 * earliest of kind SERVER, else the earliest of kind CONSUMER, else the earliest. Jaeger takes the
 * one that arrived first, which is chance. Zipkin takes the server half that answered in the same
 * service, if one did.
 *
 * <p>Names are taken as they are; Zipkin compares them in lower case.
 */
public enum CountingRule {

  /**
   * As Jaeger's store in memory counts: every span whose parent is there is a call from the
   * parent's service to its own, whatever the kinds and also within one service.
   *
   * <p>An error is a span whose status is. Jaeger has no errors here, and counts only traces that
   * lie in the window as a whole.
   */
  JAEGER_MEMORY,

  /**
   * As Jaeger's Spark job counts, whose results Jaeger shows in production. Like {@link
   * #JAEGER_MEMORY}, with these differences:
   *
   * <ul>
   *   <li>Where spans share an id, as the halves of a Zipkin span do, the earliest of kind CLIENT
   *       calls the earliest of kind SERVER, once. Of such spans only those of kind CLIENT are
   *       called by a parent, and only one of kind SERVER is a parent.
   *   <li>A span is called by each span of its trace that it links to, as by its parent. (Spark
   *       does not ask whether a link leads to another trace.)
   *   <li>A span that names a parent or has a link within the trace, and that no span names as its
   *       parent or links to, calls its peer.
   * </ul>
   *
   * <p>An error is a span whose status is. Spark has no errors.
   */
  JAEGER_SPARK,

  /**
   * As Zipkin's linker counts: a call is counted once, at the side of the callee if that is traced,
   * and spans without a kind, or of kind INTERNAL, are passed over. A span without a service, the
   * empty name, has no part in any call.
   *
   * <ul>
   *   <li>SERVER: called by the service of the nearest span above it that has a kind, else by its
   *       peer.
   *   <li>CLIENT without children: calls its peer. Where the nearest span above that has a kind is
   *       of another service, that one calls the client's service too, without error.
   *   <li>No kind, but a peer: as CLIENT, whether it has children or not.
   *   <li>PRODUCER calls its peer, the broker; CONSUMER is called by its peer. Without a peer
   *       neither counts.
   * </ul>
   *
   * <p>What stands above a span is as in {@link io.spoor.tree.SpanTree}, except that all further
   * roots hang under the first span that names no parent, if there is one. (Zipkin does not reach
   * the spans of a cycle at all.)
   *
   * <p>An error is a span whose status is, or one that names as its parent the CLIENT that called
   * it, if that one's status is. Zipkin merges the fragments of a span first; here each counts.
   */
  ZIPKIN_LINKER
}
