package demo;

import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.login.security.ThirdLoginAuthenticationFilter;
import cn.bootx.starter.core.login.security.ThirdLoginAuthenticationProvider;
import cn.bootx.starter.dingtalk.login.DingTalkLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationFilter;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationProvider;
import cn.bootx.starter.wechat.people.weblogin.WeChatWebLogin;
import cn.bootx.starter.wecom.login.WeComLogin;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, WeChatQrAuthenticationProvider provider,
			ThirdLogins<WeChatWebLogin> wechatWeb, ThirdLogins<WeComLogin> wecom, ThirdLogins<DingTalkLogin> dingtalk)
			throws Exception {
		WeChatQrAuthenticationFilter wechat = new WeChatQrAuthenticationFilter(provider, "/login/wechat");
		wechat.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/login.html?error"));
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/login.html", "/login.js", "/token/wechat/qr/**", "/wechat/login/**",
						"/wecom/login/**", "/dingtalk/login/**", "/error")
				.permitAll()
				.anyRequest()
				.authenticated())
			.addFilterBefore(wechat, UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(filter(wechatWeb, (login) -> user(login.openId(), "FOLLOWER")),
					UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(filter(wecom, (login) -> user(login.userId(), "MEMBER")),
					UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(filter(dingtalk, (login) -> user(login.userId(), "MEMBER")),
					UsernamePasswordAuthenticationFilter.class)
			.exceptionHandling((handling) -> handling
				.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login.html")))
			.csrf(CsrfConfigurer::spa)
			.logout((logout) -> logout.logoutSuccessUrl("/login.html"))
			.build();
	}

	/** A bean, because no user logs in with a password here. */
	@Bean
	WeChatQrAuthenticationProvider wechatProvider(WeChatQrLoginService logins) {
		return new WeChatQrAuthenticationProvider(logins, SecurityConfiguration::follower);
	}

	private static <L> ThirdLoginAuthenticationFilter filter(ThirdLogins<L> logins,
			ThirdLoginAuthenticationProvider.Users<L> users) {
		return new ThirdLoginAuthenticationFilter(new ThirdLoginAuthenticationProvider<>(logins, users));
	}

	private static UserDetails follower(WeChatLogin login) {
		return user(login.openId(), "FOLLOWER");
	}

	private static UserDetails user(@Nullable String id, String role) {
		// Find your user by the id of the platform here. An outside user of WeCom, and
		// one of another organisation on DingTalk, has none.
		if (id == null) {
			throw new UsernameNotFoundException("Not a member");
		}
		return User.withUsername(id).password("").roles(role).build();
	}

}
