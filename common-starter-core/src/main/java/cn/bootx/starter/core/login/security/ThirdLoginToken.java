package cn.bootx.starter.core.login.security;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetails;

import cn.bootx.starter.core.client.Platform;

/**
 * A login on a platform: before the authentication what the browser came back with, later
 * the host's user.
 *
 * @since 0.1.0
 */
public final class ThirdLoginToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final Platform platform;

	private final @Nullable UserDetails user;

	private final @Nullable String target;

	private transient @Nullable Request request;

	private ThirdLoginToken(Platform platform, @Nullable UserDetails user, @Nullable String target,
			@Nullable Request request) {
		super((user != null) ? user.getAuthorities() : List.of());
		this.platform = platform;
		this.user = user;
		this.target = target;
		this.request = request;
		super.setAuthenticated(user != null);
	}

	static ThirdLoginToken unauthenticated(Platform platform, Request request) {
		return new ThirdLoginToken(platform, null, null, request);
	}

	static ThirdLoginToken authenticated(Platform platform, UserDetails user, @Nullable String target) {
		return new ThirdLoginToken(platform, user, target, null);
	}

	/** The platform on which the user logged in. */
	public Platform getPlatform() {
		return this.platform;
	}

	/** The host's user, or an empty text before the authentication. */
	@Override
	public Object getPrincipal() {
		return (this.user != null) ? this.user : "";
	}

	/** The code before the authentication, nothing after it. */
	@Override
	public @Nullable String getCredentials() {
		return (this.request != null) ? this.request.code() : null;
	}

	/** Where the browser wished to go when it began, null if it did not say. */
	public @Nullable String getTarget() {
		return this.target;
	}

	@Nullable Request request() {
		return this.request;
	}

	/** Takes the trust back; only the provider gives it. */
	@Override
	public void setAuthenticated(boolean authenticated) {
		if (authenticated) {
			throw new IllegalArgumentException("Only ThirdLoginAuthenticationProvider authenticates");
		}
		super.setAuthenticated(false);
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.request = null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return super.equals(other) && other instanceof ThirdLoginToken token && this.platform == token.platform
				&& Objects.equals(this.request, token.request);
	}

	@Override
	public int hashCode() {
		return 31 * super.hashCode() + this.platform.hashCode();
	}

	/**
	 * What a browser came with.
	 *
	 * @param callback whether it came back from the platform's page; else a script got
	 * the code
	 * @param foreign whether a page of an origin sent it that may not
	 */
	record Request(boolean callback, boolean foreign, @Nullable String code, @Nullable String state,
			@Nullable String browser, @Nullable String way, @Nullable String account) {

		/** Without the secrets. */
		@Override
		public String toString() {
			return "Request[" + (this.callback ? "callback" : "code") + "]";
		}

	}

}
