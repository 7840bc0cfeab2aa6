package demo;

import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationFilter;
import cn.bootx.starter.wechat.people.qrlogin.security.WeChatQrAuthenticationProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, WeChatQrAuthenticationProvider provider)
			throws Exception {
		WeChatQrAuthenticationFilter wechat = new WeChatQrAuthenticationFilter(provider, "/login/wechat");
		wechat.setAuthenticationFailureHandler(new SimpleUrlAuthenticationFailureHandler("/login.html?error"));
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/login.html", "/login.js", "/token/wechat/qr/**", "/error")
						.permitAll()
						.anyRequest()
						.authenticated())
			.addFilterBefore(wechat, UsernamePasswordAuthenticationFilter.class)
			.exceptionHandling((handling) -> handling
				.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login.html")))
			.csrf(CsrfConfigurer::spa)
			.logout((logout) -> logout.logoutSuccessUrl("/login.html"))
			.build();
	}

	/** A bean, because no user logs in with a password here. */
	@Bean
	WeChatQrAuthenticationProvider wechatProvider(WeChatQrLoginService logins) {
		return new WeChatQrAuthenticationProvider(logins, SecurityConfiguration::user);
	}

	private static UserDetails user(WeChatLogin login) {
		// Find your user by login.openId() here, and throw UsernameNotFoundException
		// where it is missing.
		return User.withUsername(login.openId()).password("").roles("FOLLOWER").build();
	}

}
