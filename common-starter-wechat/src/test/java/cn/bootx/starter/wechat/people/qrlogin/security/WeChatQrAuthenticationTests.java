package cn.bootx.starter.wechat.people.qrlogin.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.people.qrlogin.ScannedCodes;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatQrAuthenticationTests {

	private final AccountFixture wechat = new AccountFixture();

	private final WeChatQrLoginService logins = new WeChatQrLoginService(this.wechat.accounts(),
			WeChatAccount.Settings.DEFAULT,
			new WeChatQrLoginService.Settings(Duration.ofMinutes(5), Duration.ofMinutes(1), 20, null, null),
			this.wechat.store(), this.wechat.clock());

	private WeChatQrAuthenticationProvider.Users users = (login) -> user("user of " + login.openId()).build();

	@AfterEach
	void close() {
		SecurityContextHolder.clearContext();
		this.wechat.close();
	}

	@Test
	void theCodeBecomesTheHostsUser() {
		WeChatQrAuthenticationProvider.Token token = WeChatQrAuthenticationProvider.Token.unauthenticated(code());
		token.setDetails("details");
		Authentication login = provider().authenticate(token);
		assertThat(login.isAuthenticated()).isTrue();
		assertThat(login.getName()).isEqualTo("user of oFan");
		assertThat(login.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_FOLLOWER");
		assertThat(login.getDetails()).isEqualTo("details");
		assertThat(login.getCredentials()).isNull();
		assertThat(((WeChatQrAuthenticationProvider.Token) login).getOpenId()).isEqualTo("oFan");
	}

	@Test
	void theCodeWorksOnce() {
		String code = code();
		provider().authenticate(WeChatQrAuthenticationProvider.Token.unauthenticated(code));
		refused(code, BadCredentialsException.class);
	}

	@Test
	void anUnknownCodeIsRefused() {
		refused("", BadCredentialsException.class);
		refused("x".repeat(22), BadCredentialsException.class);
	}

	@Test
	void theCodeOfABindingLogsNobodyIn() {
		WeChatLogin.QrCode code = this.logins.applyBindCode("127.0.0.1", "user 7");
		refused(ScannedCodes.authCode(this.wechat, this.logins, code, "oFan"), BadCredentialsException.class);
	}

	@Test
	void aLockedUserIsRefused() {
		this.users = (login) -> user("locked").accountLocked(true).build();
		refused(code(), LockedException.class);
	}

	@Test
	void aWeChatOfNobodyIsRefused() {
		this.users = (login) -> {
			throw new UsernameNotFoundException("nobody");
		};
		refused(code(), UsernameNotFoundException.class);
	}

	@Test
	void aHostThatReturnsNullIsTold() {
		this.users = (login) -> null;
		refused(code(), InternalAuthenticationServiceException.class);
	}

	@Test
	void otherLoginsAreForOthers() {
		assertThat(provider().supports(UsernamePasswordAuthenticationToken.class)).isFalse();
		assertThat(provider().authenticate(UsernamePasswordAuthenticationToken.unauthenticated("a", "b"))).isNull();
	}

	@Test
	void theTokenNeitherShowsNorKeepsTheCode() {
		WeChatQrAuthenticationProvider.Token token = WeChatQrAuthenticationProvider.Token.unauthenticated("secretCode");
		assertThat(token.toString()).doesNotContain("secretCode");
		assertThat(token.isAuthenticated()).isFalse();
		token.eraseCredentials();
		assertThat(token.getCredentials()).isNull();
	}

	@Test
	void nobodyMakesATokenTrusted() {
		WeChatQrAuthenticationProvider.Token token = WeChatQrAuthenticationProvider.Token.unauthenticated("code");
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> token.setAuthenticated(true));
	}

	@Test
	void aSessionCanBeStoredElsewhere() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Authentication login = provider().authenticate(WeChatQrAuthenticationProvider.Token.unauthenticated(code()));
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(login);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			assertThat(in.readObject()).isEqualTo(login);
		}
	}

	@Test
	void theFilterKeepsTheUserInASessionWithANewId() throws Exception {
		MockHttpServletRequest request = request("POST", "/login/wechat");
		request.setParameter("authCode", code());
		MockHttpSession session = (MockHttpSession) request.getSession();
		String before = session.getId();
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter().doFilter(request, response, new MockFilterChain());
		assertThat(response.getRedirectedUrl()).isEqualTo("/");
		assertThat(session.getId()).isNotEqualTo(before);
		SecurityContext kept = (SecurityContext) session
			.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
		assertThat(kept.getAuthentication().getName()).isEqualTo("user of oFan");
	}

	@Test
	void theFilterRefusesAPostWithoutACode() throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter().doFilter(request("POST", "/login/wechat"), response, new MockFilterChain());
		assertThat(response.getStatus()).isEqualTo(401);
	}

	@Test
	void theFilterLeavesOtherRequestsAlone() throws Exception {
		for (MockHttpServletRequest request : new MockHttpServletRequest[] { request("GET", "/login/wechat"),
				request("POST", "/login") }) {
			MockFilterChain chain = new MockFilterChain();
			filter().doFilter(request, new MockHttpServletResponse(), chain);
			assertThat(chain.getRequest()).isSameAs(request);
		}
	}

	private static MockHttpServletRequest request(String method, String path) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setServletPath(path);
		return request;
	}

	private WeChatQrAuthenticationFilter filter() {
		return new WeChatQrAuthenticationFilter(provider(), "/login/wechat");
	}

	private WeChatQrAuthenticationProvider provider() {
		return new WeChatQrAuthenticationProvider(this.logins, this.users);
	}

	private void refused(String code, Class<? extends Exception> type) {
		assertThatExceptionOfType(type)
			.isThrownBy(() -> provider().authenticate(WeChatQrAuthenticationProvider.Token.unauthenticated(code)));
	}

	private String code() {
		return ScannedCodes.authCode(this.wechat, this.logins, this.logins.applyQrCode("127.0.0.1"), "oFan");
	}

	private static User.UserBuilder user(String name) {
		return User.withUsername(name).password("").roles("FOLLOWER");
	}

}
