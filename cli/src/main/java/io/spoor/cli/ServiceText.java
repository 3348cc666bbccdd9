package io.spoor.cli;

/** The name of a service as tables show it; JSON has the name itself, which may be empty. */
final class ServiceText {
  private static final String UNKNOWN = "unknown_service";

  private ServiceText() {}

  static String of(String service) {
    return service.isEmpty() ? UNKNOWN : service;
  }
}
