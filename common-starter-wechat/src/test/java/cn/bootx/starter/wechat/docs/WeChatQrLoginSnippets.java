package cn.bootx.starter.wechat.docs;

import java.util.Optional;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationFilter;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationProvider;

/**
 * The Java of the page on QR login that is not among the general snippets.
 */
final class WeChatQrLoginSnippets {

	private final UserTable table;

	WeChatQrLoginSnippets(UserTable table) {
		this.table = table;
	}

	WeChatQrAuthenticationFilter wechatLogin(WeChatQrLoginService logins) {
		WeChatQrAuthenticationProvider.Users users = (login) -> this.table.byOpenId(login.openId())
			.orElseThrow(() -> new UsernameNotFoundException("This WeChat is not bound"));
		WeChatQrAuthenticationFilter filter = new WeChatQrAuthenticationFilter(
				new WeChatQrAuthenticationProvider(logins, users), "/login/wechat");
		filter.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/login?error"));
		return filter;
	}

	interface UserTable {

		Optional<UserDetails> byOpenId(String openId);

	}

}
