/**
 * Values as expressions see them, and what every value can be asked: its type, equality, order, arithmetic, conversion.
 *
 * <p>A value is a {@link java.lang.Boolean}, {@link java.lang.Long} (int), {@link UInt}, {@link java.lang.Double},
 * {@link java.lang.String}, {@link Bytes}, {@link NullValue}, {@link CelDuration}, {@link CelTimestamp}, {@link CelList},
 * {@link CelMap}, {@link CelOptional}, {@link Type}, or {@link CelObject}. A failure is a value too, {@link CelError},
 * because {@code ||} and {@code &&} can absorb it.
 */
@NullMarked
package io.github.kubeauthn.cel.value;

import org.jspecify.annotations.NullMarked;
