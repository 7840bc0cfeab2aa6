package cn.bootx.starter.wechat.message;

/**
 * A handler's reply is one that WeChat would refuse.
 *
 * @since 0.1.0
 */
public class InvalidReplyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidReplyException(String problem) {
		super("Reply cannot be sent: " + problem);
	}

}
