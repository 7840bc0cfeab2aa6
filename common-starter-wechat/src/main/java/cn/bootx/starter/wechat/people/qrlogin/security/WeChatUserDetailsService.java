package cn.bootx.starter.wechat.people.qrlogin.security;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;

/**
 * The host's users by their WeChat.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatUserDetailsService {

	/**
	 * Finds the user.
	 * @param login who has scanned; {@link WeChatLogin#openId()} is the user within that
	 * official account
	 * @throws UsernameNotFoundException if no user has that WeChat. The code of the login
	 * is used up by then; an exception of your own may carry the login, if your page goes
	 * on with it, for example to bind the WeChat to a user.
	 */
	UserDetails loadUser(WeChatLogin login);

}
