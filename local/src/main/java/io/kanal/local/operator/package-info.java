/**
 * What an operator does to a platform that runs: dead letters and keys.
 */
@NullMarked
package io.kanal.local.operator;

import org.jspecify.annotations.NullMarked;
