/**
 * Sealed credentials of X accounts: staged, in effect, counted per app and account, forgotten and revoked.
 */
@NullMarked
package io.kanal.twitter.credential;

import org.jspecify.annotations.NullMarked;
