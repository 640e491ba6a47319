/**
 * Connected X accounts and how they are let go.
 */
@NullMarked
package io.kanal.twitter.account;

import org.jspecify.annotations.NullMarked;
