/**
 * What the machine offers: programs, memory, disk, ports.
 */
@NullMarked
package io.kanal.local.machine;

import org.jspecify.annotations.NullMarked;
