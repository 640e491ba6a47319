/**
 * A person's own account.
 */
@NullMarked
package io.kanal.auth.account;

import org.jspecify.annotations.NullMarked;
