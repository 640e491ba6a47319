/**
 * The accounts of people and companies at this X.
 */
@NullMarked
package io.kanal.sandbox.account;

import org.jspecify.annotations.NullMarked;
