package io.spoor.receiver.grpc;

import io.spoor.receiver.RefusedRequestException.Reason;

/** The status codes of gRPC that are answered. */
enum GrpcCode {
  OK(0),
  INVALID_ARGUMENT(3),
  RESOURCE_EXHAUSTED(8),
  UNIMPLEMENTED(12),
  INTERNAL(13),
  UNAVAILABLE(14);

  private final int number;

  GrpcCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static GrpcCode of(Reason reason) {
    return switch (reason) {
      case UNREADABLE -> INVALID_ARGUMENT;
      case UNKNOWN_ENCODING -> UNIMPLEMENTED;
      case TOO_LARGE -> RESOURCE_EXHAUSTED;
      case NO_ROOM -> UNAVAILABLE;
    };
  }

  /** As OTLP has the codes of both protocols. */
  static GrpcCode ofHttp(int status) {
    return switch (status) {
      case 429, 502, 503, 504 -> UNAVAILABLE;
      case 413 -> RESOURCE_EXHAUSTED;
      case 404, 405, 415, 501 -> UNIMPLEMENTED;
      default -> status < 500 ? INVALID_ARGUMENT : INTERNAL;
    };
  }
}
