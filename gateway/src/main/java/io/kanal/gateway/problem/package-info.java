/**
 * How the gateway says what went wrong: problem details (RFC 9457), each with a stable code.
 */
@NullMarked
package io.kanal.gateway.problem;

import org.jspecify.annotations.NullMarked;
