package cn.bootx.starter.simulator.crypto;

import org.jspecify.annotations.Nullable;

/**
 * A message that cannot be decrypted; says which step failed.
 *
 * @since 0.1.0
 */
public final class SealException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SealException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
