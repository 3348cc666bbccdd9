package io.spoor.zipkin;

import java.util.Set;

/** Keys of tags and attributes that mean something. */
final class ZipkinKeys {
  static final String TRACE_STATE = "w3c.tracestate";
  static final String SCOPE_NAME = "otel.scope.name";
  static final String SCOPE_VERSION = "otel.scope.version";
  static final String STATUS_CODE = "otel.status_code";
  static final String ERROR = "error";

  /** And a number: a tag for each link, as the collector writes it. */
  static final String LINK = "otlp.link.";

  /** The remote service's name, as an attribute. */
  static final String PEER_SERVICE = "peer.service";

  /*
   * What a span has no place for, as attributes with the prefix "zipkin.".
   */
  static final String PREFIX = "zipkin.";
  static final String LOCAL = PREFIX + "local.";
  static final String REMOTE = PREFIX + "remote.";
  static final String IPV4 = "ipv4";
  static final String IPV6 = "ipv6";
  static final String PORT = "port";
  static final String SHARED = PREFIX + "shared";
  static final String DEBUG = PREFIX + "debug";

  /** The last attribute {@link #PEER_SERVICE} is a tag, and not the remote endpoint's name. */
  static final String PEER_TAG = PREFIX + "peer.service.tag";

  /** What the attribute of a tag begins with whose own key is one of these. */
  static final String TAG = PREFIX + "tag.";

  private static final Set<String> RESERVED =
      Set.of(
          LOCAL + IPV4,
          LOCAL + IPV6,
          LOCAL + PORT,
          REMOTE + IPV4,
          REMOTE + IPV6,
          REMOTE + PORT,
          SHARED,
          DEBUG,
          PEER_TAG);

  private ZipkinKeys() {}

  /** The key of the attribute that a tag becomes. */
  static String attributeOf(String tag) {
    return RESERVED.contains(tag) || tag.startsWith(TAG) ? TAG + tag : tag;
  }

  /** The key of the tag that an attribute becomes; empty if it becomes none. */
  static String tagOf(String attribute) {
    if (RESERVED.contains(attribute)) return "";
    return attribute.startsWith(TAG) ? attribute.substring(TAG.length()) : attribute;
  }
}
