package cn.bootx.starter.core.account;

import cn.bootx.starter.core.token.AccessTokens;

/**
 * An account that is ready for use. Its text holds no secret.
 *
 * @param <S> what is configured of it
 * @since 0.1.0
 */
public interface Account<S extends AccountSettings> {

	S settings();

	AccessTokens tokens();

	default String name() {
		return settings().name();
	}

}
