/**
 * The audit trail: who did what to the people and channels of an organisation.
 */
@NullMarked
package io.kanal.auth.audit;

import org.jspecify.annotations.NullMarked;
