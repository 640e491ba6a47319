/**
 * Answers that go wrong on request.
 */
@NullMarked
package io.kanal.sandbox.faults;

import org.jspecify.annotations.NullMarked;
