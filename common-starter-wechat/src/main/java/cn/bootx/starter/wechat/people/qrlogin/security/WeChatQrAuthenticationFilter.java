package cn.bootx.starter.wechat.people.qrlogin.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Takes the code of a login as form login takes a password: {@code POST} with the
 * parameter {@code authCode}. The user is kept in the session, whose id changes. Put it
 * into a filter chain before {@code UsernamePasswordAuthenticationFilter}, and leave the
 * protection against CSRF on: without it, a foreign page could log its visitor in as
 * another user.
 *
 * @since 0.1.0
 */
public final class WeChatQrAuthenticationFilter extends AbstractAuthenticationProcessingFilter {

	private static final String PARAMETER = "authCode";

	/** Takes codes that are posted to a path, for example {@code /login/wechat}. */
	public WeChatQrAuthenticationFilter(WeChatQrAuthenticationProvider provider, String path) {
		// Spring Security's own matchers for a path are not the same in 6 and 7.
		super((request) -> request.getMethod().equals("POST") && path.equals(pathOf(request)),
				new ProviderManager(provider));
		setSecurityContextRepository(new DelegatingSecurityContextRepository(
				new RequestAttributeSecurityContextRepository(), new HttpSessionSecurityContextRepository()));
		setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		String code = request.getParameter(PARAMETER);
		WeChatQrAuthenticationProvider.Token token = WeChatQrAuthenticationProvider.Token
			.unauthenticated((code != null) ? code : "");
		token.setDetails(this.authenticationDetailsSource.buildDetails(request));
		return getAuthenticationManager().authenticate(token);
	}

	private static String pathOf(HttpServletRequest request) {
		String info = request.getPathInfo();
		return (info != null) ? request.getServletPath() + info : request.getServletPath();
	}

}
