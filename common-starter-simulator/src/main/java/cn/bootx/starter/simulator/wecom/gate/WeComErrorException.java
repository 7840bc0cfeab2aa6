package cn.bootx.starter.simulator.wecom.gate;

import org.jspecify.annotations.Nullable;

/**
 * Ends a call with an error code. The gate adds the hint and the caller's address.
 */
public final class WeComErrorException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final @Nullable String fromIp;

	public WeComErrorException(int code, String message) {
		this(code, message, null);
	}

	/**
	 * @param fromIp address to name instead of the caller's
	 */
	public WeComErrorException(int code, String message, @Nullable String fromIp) {
		super(message, null, false, false);
		this.code = code;
		this.fromIp = fromIp;
	}

	public int code() {
		return this.code;
	}

	@Nullable String fromIp() {
		return this.fromIp;
	}

}
