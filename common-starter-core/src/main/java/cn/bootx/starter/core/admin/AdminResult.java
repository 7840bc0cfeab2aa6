package cn.bootx.starter.core.admin;

import org.jspecify.annotations.Nullable;

/**
 * The envelope in which the endpoints answer, as the original system's did.
 *
 * @param <T> type of the content
 * @param code 0 for success
 * @param msg what went wrong, or {@code success}
 * @param data the content, or null
 * @since 0.1.0
 */
public record AdminResult<T>(int code, String msg, @Nullable T data) {

	/** The code of a failure that has no code of its own. */
	public static final int FAILED = 1;

	public static <T> AdminResult<T> ok(@Nullable T data) {
		return new AdminResult<>(0, "success", data);
	}

	public static <T> AdminResult<T> failed(String msg) {
		return new AdminResult<>(FAILED, msg, null);
	}

}
