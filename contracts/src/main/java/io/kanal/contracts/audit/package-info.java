/**
 * The topic audit-events: what people did to channels, for the audit trail of their organisation.
 */
@NullMarked
package io.kanal.contracts.audit;

import org.jspecify.annotations.NullMarked;
