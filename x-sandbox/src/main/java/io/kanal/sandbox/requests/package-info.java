/**
 * What was asked of this X.
 */
@NullMarked
package io.kanal.sandbox.requests;

import org.jspecify.annotations.NullMarked;
