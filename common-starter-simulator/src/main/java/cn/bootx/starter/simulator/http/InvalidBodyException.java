package cn.bootx.starter.simulator.http;

import org.jspecify.annotations.Nullable;

/**
 * A request body that cannot be read. Each platform turns it into an error of its own
 * form.
 *
 * @since 0.1.0
 */
public final class InvalidBodyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidBodyException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
