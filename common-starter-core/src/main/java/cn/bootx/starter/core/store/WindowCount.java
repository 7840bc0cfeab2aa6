package cn.bootx.starter.core.store;

import java.time.Duration;

/**
 * Where a counting window stands.
 *
 * @param count how often was counted in the window, this call included
 * @param remaining time until the window ends
 * @since 0.1.0
 */
public record WindowCount(long count, Duration remaining) {
}
