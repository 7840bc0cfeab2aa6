package cn.bootx.starter.core.token;

/**
 * No token arrived in time, because another node fetches it and does not finish. The
 * message says who.
 *
 * @since 0.1.0
 */
public class TokenUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public TokenUnavailableException(String message) {
		super(message);
	}

}
