package cn.bootx.starter.dingtalk.client;

import java.util.function.Function;
import java.util.function.Supplier;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * The access token of one DingTalk application. One token serves both families: as the
 * query parameter {@code access_token} on oapi.dingtalk.com, as the header
 * {@code x-acs-dingtalk-access-token} on api.dingtalk.com.
 * <p>
 * The token is fetched once for all threads and nodes, refreshed ahead of its expiry and
 * thrown away when DingTalk refuses it.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/obtain-orgapp-token">Obtain the access
 * token of an internal app</a>
 */
public final class DingAccessService {

	private final DingTalkAccounts accounts;

	private final Supplier<AccessTokens> tokens;

	DingAccessService(DingTalkAccounts accounts, Supplier<AccessTokens> tokens) {
		this.accounts = accounts;
		this.tokens = tokens;
	}

	static DingAccessService of(DingTalkAccounts accounts, TokenRegistry registry, DingTalkHttp http,
			DingTalkClient.Credentials application) {
		AccessTokens tokens = registry.tokens(TokenName.access(Platform.DING_TALK, application.appKey()),
				new DingTalkTokenSource(http, application.appKey(), application.appSecret()));
		return new DingAccessService(accounts, () -> tokens);
	}

	/** The service of another application. */
	public DingAccessService account(String name) {
		return this.accounts.account(name).access();
	}

	AccessTokens tokens() {
		return this.tokens.get();
	}

	/**
	 * A token that is valid now.
	 * @throws cn.bootx.starter.core.client.PlatformException if DingTalk refuses to give
	 * one
	 * @throws cn.bootx.starter.core.token.AccessTokens.UnavailableException if none
	 * arrives in time
	 */
	public String getAccessToken() {
		return this.tokens.get().get();
	}

	/**
	 * Throws the token away if it is still the present one, because DingTalk refused it
	 * in a call made outside of this library.
	 */
	public void invalidate(String rejected) {
		this.tokens.get().invalidate(rejected);
	}

	/**
	 * Makes a call with the token; if DingTalk refuses the token, repeats the call
	 * exactly once with a new one.
	 */
	public <T> T call(Function<String, T> call) {
		return this.tokens.get().call(call);
	}

}
