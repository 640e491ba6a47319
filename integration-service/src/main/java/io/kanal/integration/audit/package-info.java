/**
 * What people do to channels, told to the audit trail.
 */
@NullMarked
package io.kanal.integration.audit;

import org.jspecify.annotations.NullMarked;
