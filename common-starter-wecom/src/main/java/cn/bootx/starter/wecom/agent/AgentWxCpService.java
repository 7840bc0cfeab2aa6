package cn.bootx.starter.wecom.agent;

import java.io.IOException;
import java.time.Clock;

import me.chanjar.weixin.common.bean.WxJsapiSignature;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.InputStreamData;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.SimplePostRequestExecutor;
import me.chanjar.weixin.cp.api.impl.WxCpServiceOkHttpImpl;
import me.chanjar.weixin.cp.bean.WxCpAgentJsapiSignature;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.RequiredFields;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.jssdk.PageSignature;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * WxJava's WeCom service over this library's HTTP client and token. WxJava 4.7.7 itself
 * lets every thread refresh an expired token, throws a fresh one away when an older one
 * fails, sleeps for half a minute on {@code -1}, loses codes of errors and I/O failures,
 * logs addresses with tokens and robot keys, fetches tickets on each node, and signs a
 * page's fragment.
 */
final class AgentWxCpService extends WxCpServiceOkHttpImpl {

	private static final String USER_ID = "userid UserId userId";

	private static final String OPEN_ID = "openid OpenId openId";

	private static final String EXTERNAL = "external_userid ExternalUserId";

	/** WxJava's own code for what has none. */
	private static final int NO_CODE = -99;

	private static final PageSignature.Signer SIGNER = new PageSignature.Signer(Platform.WECOM, Clock.systemUTC());

	private final OkHttpClient http;

	private final WeComAgent agent;

	private final AccessTokens tokens;

	private final HttpUrl loginBaseUrl;

	/** Called by the agent's constructor, when all but the service is there. */
	AgentWxCpService(OkHttpClient http, WeComAgent agent, HttpUrl baseUrl, HttpUrl loginBaseUrl) {
		this.http = http.newBuilder()
			.addInterceptor(
					new RequiredFields(Platform.WECOM).any("/cgi-bin/auth/getuserinfo", USER_ID, OPEN_ID, EXTERNAL)
						.any("/cgi-bin/user/getuserinfo", USER_ID, OPEN_ID, EXTERNAL)
						.all("/cgi-bin/auth/getuserdetail", USER_ID)
						.all("/cgi-bin/user/get", USER_ID)
						.all("/cgi-bin/user/list", "userlist[]")
						.all("/cgi-bin/user/simplelist", "userlist[]")
						.all("/cgi-bin/department/list", "department[]")
						.all("/cgi-bin/tag/list", "taglist[]")
						.all("/cgi-bin/media/upload", "media_id")
						.all("/cgi-bin/media/uploadimg", "url")
						.all("/cgi-bin/webhook/upload_media", "media_id"))
			.build();
		this.agent = agent;
		this.tokens = agent.tokens();
		this.loginBaseUrl = loginBaseUrl;
		setWxCpConfigStorage(new Storage(agent, baseUrl));
	}

	/** WxJava would build a client of its own, with a singleton's timeouts. */
	@Override
	public void initHttp() {
		// The client came with the constructor.
	}

	@Override
	public OkHttpClient getRequestHttpClient() {
		return this.http;
	}

	@Override
	public String getAccessToken(boolean forceRefresh) throws WxErrorException {
		return value(this.tokens, forceRefresh);
	}

	@Override
	public String getJsapiTicket(boolean forceRefresh) throws WxErrorException {
		return value(this.agent.corpTicket(), forceRefresh);
	}

	@Override
	public String getAgentJsapiTicket(boolean forceRefresh) throws WxErrorException {
		return value(this.agent.agentTicket(), forceRefresh);
	}

	@Override
	public WxJsapiSignature createJsapiSignature(String url) throws WxErrorException {
		PageSignature signed = SIGNER.sign(getJsapiTicket(), url);
		return WxJsapiSignature.builder()
			.appId(this.agent.corpId())
			.nonceStr(signed.nonceStr())
			.timestamp(signed.timestamp())
			.url(signed.url())
			.signature(signed.signature())
			.build();
	}

	@Override
	public WxCpAgentJsapiSignature createAgentJsapiSignature(String url) throws WxErrorException {
		PageSignature signed = SIGNER.sign(getAgentJsapiTicket(), url);
		return WxCpAgentJsapiSignature.builder()
			.corpid(this.agent.corpId())
			.agentid(getWxCpConfigStorage().getAgentId())
			.nonceStr(signed.nonceStr())
			.timestamp(signed.timestamp())
			.url(signed.url())
			.signature(signed.signature())
			.build();
	}

	@Override
	public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
		return executeInternal(executor, uri, data, false);
	}

	@Override
	protected <T, E> T executeInternal(RequestExecutor<T, E> executor, String uri, E data, boolean doNotAutoRefresh)
			throws WxErrorException {
		if (uri.contains("access_token=")) {
			throw new IllegalArgumentException("The address must come without access_token, it is added here");
		}
		String token = getAccessToken(false);
		try {
			return send(executor, withToken(uri, token), data);
		}
		catch (WxErrorException ex) {
			if (!isTokenRejected(ex) || !this.tokens.invalidate(token)) {
				throw ex;
			}
			// A stream was read by the first attempt; a second one would send nothing.
			if (doNotAutoRefresh || data instanceof InputStreamData) {
				throw ex;
			}
			return send(executor, withToken(uri, getAccessToken(false)), data);
		}
	}

	@Override
	public String postWithoutToken(String url, String postData) throws WxErrorException {
		return send(SimplePostRequestExecutor.create(this), url, postData);
	}

	@Override
	public String buildQrConnectUrl(String redirectUri, @Nullable String state) {
		HttpUrl.Builder page = this.loginBaseUrl.newBuilder()
			.addPathSegments("wwlogin/sso/login")
			.addQueryParameter("login_type", "CorpApp")
			.addQueryParameter("appid", this.agent.corpId());
		Long agentId = this.agent.agentId();
		if (agentId != null) {
			page.addQueryParameter("agentid", agentId.toString());
		}
		page.addQueryParameter("redirect_uri", redirectUri);
		if (state != null && !state.isEmpty()) {
			page.addQueryParameter("state", state);
		}
		return page.build().toString();
	}

	private static <T, E> T send(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
		try {
			return executor.execute(uri, data, WxType.CP);
		}
		catch (PlatformException ex) {
			throw failure(ex);
		}
		catch (IOException ex) {
			throw new WxErrorException(
					error(NO_CODE,
							ex.getClass().getSimpleName() + ": " + Redaction.redact(String.valueOf(ex.getMessage()))),
					ex);
		}
		catch (WxErrorException ex) {
			// Without a cause: WxJava has got an answer and could not read it.
			throw (ex.getCause() == null && ex.getError().getErrorCode() == NO_CODE) ? unread(uri, ex) : ex;
		}
		catch (IllegalArgumentException ex) {
			// The caller's.
			throw ex;
		}
		catch (RuntimeException ex) {
			throw unread(uri, ex);
		}
	}

	private static String value(AccessTokens tokens, boolean forceRefresh) throws WxErrorException {
		try {
			String value = tokens.get();
			if (!forceRefresh) {
				return value;
			}
			tokens.invalidate(value);
			return tokens.get();
		}
		catch (PlatformException ex) {
			throw failure(ex);
		}
	}

	private static String withToken(String uri, String token) {
		return uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token;
	}

	private static boolean isTokenRejected(WxErrorException ex) {
		return WeComApi.ERRORS.verdict(String.valueOf(ex.getError().getErrorCode()), "").tokenRejected();
	}

	/** Callers of WxJava expect one checked exception, with the code. */
	private static WxErrorException failure(PlatformException ex) {
		int code = ex.code().matches("-?\\d{1,9}") ? Integer.parseInt(ex.code()) : NO_CODE;
		return new WxErrorException(error(code, ex.getMessage()), ex);
	}

	/** A gateway's page, half an answer: WxJava fails in the ways of its JSON library. */
	private static WxErrorException unread(String uri, Exception failure) {
		int query = uri.indexOf('?');
		return failure(UnreadableAnswer.ofSdk(Platform.WECOM, (query < 0) ? uri : uri.substring(0, query), failure));
	}

	private static WxError error(int code, String message) {
		return WxError.builder().errorCode(code).errorMsg(message).build();
	}

	/**
	 * WxJava's configuration, with the token and tickets of this library in place of its
	 * own.
	 */
	private static final class Storage extends WxCpDefaultConfigImpl {

		private static final long serialVersionUID = 1L;

		private final transient WeComAgent agent;

		Storage(WeComAgent agent, HttpUrl baseUrl) {
			WeComAgent.Settings settings = agent.settings();
			this.agent = agent;
			setCorpId(settings.corpId());
			setCorpSecret(settings.corpSecret());
			Long agentId = settings.agentId();
			// WxJava has no room for a longer one; this library's own calls do not ask
			// here.
			if (agentId != null && agentId.intValue() == agentId) {
				setAgentId(agentId.intValue());
			}
			setToken(settings.token());
			setAesKey(settings.encodingAesKey());
			// WxJava joins address and path without looking at the slash between them.
			String address = baseUrl.toString();
			setBaseApiUrl(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
		}

		@Override
		public String getAccessToken() {
			return this.agent.tokens().get();
		}

		@Override
		public boolean isAccessTokenExpired() {
			return false;
		}

		@Override
		public void expireAccessToken() {
			expire(this.agent.tokens());
		}

		@Override
		public String getJsapiTicket() {
			return this.agent.corpTicket().get();
		}

		@Override
		public boolean isJsapiTicketExpired() {
			return false;
		}

		@Override
		public void expireJsapiTicket() {
			expire(this.agent.corpTicket());
		}

		@Override
		public String getAgentJsapiTicket() {
			return this.agent.agentTicket().get();
		}

		@Override
		public boolean isAgentJsapiTicketExpired() {
			return false;
		}

		@Override
		public void expireAgentJsapiTicket() {
			expire(this.agent.agentTicket());
		}

		private static void expire(AccessTokens tokens) {
			tokens.invalidate(tokens.get());
		}

		/** WxJava's own prints every secret, and fails on JDK 17 while it does. */
		@Override
		public String toString() {
			return "AgentConfigStorage[" + this.agent.name() + "]";
		}

	}

}
