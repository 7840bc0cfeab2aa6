package cn.bootx.starter.core.account;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;

/**
 * This node has got to know that a stored account was added, changed or removed. Every
 * node publishes it as an application event, soon after what it describes holds there.
 * Listeners of {@code AccountChange<?>} get those of all platforms.
 *
 * @param before the account as it was, null if it is new here
 * @param after the account as it is, null if it was removed
 * @since 0.1.0
 */
public record AccountChange<A extends Account<?>>(Platform platform, @Nullable A before, @Nullable A after) {

	public String name() {
		return Objects.requireNonNull((this.after != null) ? this.after : this.before).name();
	}

}
