/**
 * X's rate limits, and the windows that count against them.
 */
@NullMarked
package io.kanal.sandbox.limits;

import org.jspecify.annotations.NullMarked;
