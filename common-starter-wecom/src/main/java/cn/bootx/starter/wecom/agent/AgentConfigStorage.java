package cn.bootx.starter.wecom.agent;

import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import okhttp3.HttpUrl;

import cn.bootx.starter.core.token.AccessTokens;

/**
 * WxJava's configuration of an agent, with the token of this library in the place of
 * WxJava's own.
 */
final class AgentConfigStorage extends WxCpDefaultConfigImpl {

	private static final long serialVersionUID = 1L;

	private final transient AccessTokens tokens;

	private final String name;

	AgentConfigStorage(AgentSettings settings, HttpUrl baseUrl, AccessTokens tokens) {
		this.name = settings.name();
		this.tokens = tokens;
		setCorpId(settings.corpId());
		setCorpSecret(settings.corpSecret());
		Long agentId = settings.agentId();
		// WxJava has no room for a longer one; this library's own calls do not ask here.
		if (agentId != null && agentId.intValue() == agentId) {
			setAgentId(agentId.intValue());
		}
		WeComAgentCallback callback = settings.callback();
		if (callback != null) {
			setToken(callback.token());
			setAesKey(callback.encodingAesKey());
		}
		// WxJava joins address and path without looking at the slash between them.
		String address = baseUrl.toString();
		setBaseApiUrl(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
	}

	@Override
	public String getAccessToken() {
		return this.tokens.get();
	}

	@Override
	public boolean isAccessTokenExpired() {
		return false;
	}

	@Override
	public void expireAccessToken() {
		this.tokens.invalidate(this.tokens.get());
	}

	/**
	 * WxJava's own prints every secret, and fails on JDK 17 while it does.
	 */
	@Override
	public String toString() {
		return "AgentConfigStorage[" + this.name + "]";
	}

}
