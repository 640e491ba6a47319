/**
 * Connecting and disconnecting accounts, step by step.
 */
@NullMarked
package io.kanal.integration;

import org.jspecify.annotations.NullMarked;
