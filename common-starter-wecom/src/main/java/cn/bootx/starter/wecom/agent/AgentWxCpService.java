package cn.bootx.starter.wecom.agent;

import java.io.IOException;

import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.InputStreamData;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.SimplePostRequestExecutor;
import me.chanjar.weixin.cp.api.impl.WxCpServiceOkHttpImpl;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.RequiredFields;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * WxJava's WeCom service over this library's HTTP client and token. Everything between a
 * method of WxJava and the wire is replaced, because there WxJava 4.7.7 lets every thread
 * refresh an expired token, throws a fresh token away when an older one fails, sleeps for
 * half a minute in the calling thread on {@code -1}, loses the code of an error when
 * retries are switched off, turns an I/O failure into an unchecked exception without a
 * code, and logs addresses with tokens and robot keys.
 */
final class AgentWxCpService extends WxCpServiceOkHttpImpl {

	private static final String USER_ID = "userid UserId userId";

	private static final String OPEN_ID = "openid OpenId openId";

	private static final String EXTERNAL = "external_userid ExternalUserId";

	private final OkHttpClient http;

	private final AccessTokens tokens;

	private final HttpUrl loginBaseUrl;

	private final AgentSettings settings;

	AgentWxCpService(OkHttpClient http, AccessTokens tokens, HttpUrl loginBaseUrl, AgentSettings settings) {
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
						.all("/cgi-bin/webhook/upload_media", "media_id")
						.all("/cgi-bin/get_jsapi_ticket", "ticket")
						.all("/cgi-bin/ticket/get", "ticket"))
			.build();
		this.tokens = tokens;
		this.loginBaseUrl = loginBaseUrl;
		this.settings = settings;
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
		try {
			String token = this.tokens.get();
			if (!forceRefresh) {
				return token;
			}
			this.tokens.invalidate(token);
			return this.tokens.get();
		}
		catch (PlatformException ex) {
			throw WxErrors.of(ex);
		}
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
			if (!WxErrors.isTokenRejected(ex) || !this.tokens.invalidate(token)) {
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
	public String buildQrConnectUrl(String redirectUri, String state) {
		return LoginPages.qrCode(this.loginBaseUrl, this.settings, redirectUri, state);
	}

	private static <T, E> T send(RequestExecutor<T, E> executor, String uri, E data) throws WxErrorException {
		try {
			return executor.execute(uri, data, WxType.CP);
		}
		catch (PlatformException ex) {
			throw WxErrors.of(ex);
		}
		catch (IOException ex) {
			throw WxErrors.of(ex);
		}
		catch (WxErrorException ex) {
			throw WxErrors.isUnread(ex) ? WxErrors.unread(uri, ex) : ex;
		}
		catch (IllegalArgumentException ex) {
			// The caller's.
			throw ex;
		}
		catch (RuntimeException ex) {
			throw WxErrors.unread(uri, ex);
		}
	}

	private static String withToken(String uri, String token) {
		return uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token;
	}

}
