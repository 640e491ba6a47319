/**
 * Hands agents' replies to X: each at most once, and exactly once where it says sent.
 */
@NullMarked
package io.kanal.twitter.reply;

import org.jspecify.annotations.NullMarked;
