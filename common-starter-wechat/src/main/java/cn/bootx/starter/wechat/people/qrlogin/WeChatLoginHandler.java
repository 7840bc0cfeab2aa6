package cn.bootx.starter.wechat.people.qrlogin;

import org.jspecify.annotations.Nullable;

/**
 * Turns a scan into the host's own login: finds the user of the open id, makes a session
 * or a token. With a bean of this type {@code POST /token/wechat/qr/login?authCode=} is
 * mapped and answers with its result.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatLoginHandler {

	/** Logs the user in, and returns what the browser gets as {@code data}. */
	@Nullable Object login(WeChatLogin login);

}
