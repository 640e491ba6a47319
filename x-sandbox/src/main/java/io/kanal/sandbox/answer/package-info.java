/**
 * How X answers: which calls exist, and the bodies of its errors, old and new.
 */
@NullMarked
package io.kanal.sandbox.answer;

import org.jspecify.annotations.NullMarked;
