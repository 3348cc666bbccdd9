/** OTLP over gRPC, received and written to a store. */
@NullMarked
package io.spoor.receiver.grpc;

import org.jspecify.annotations.NullMarked;
