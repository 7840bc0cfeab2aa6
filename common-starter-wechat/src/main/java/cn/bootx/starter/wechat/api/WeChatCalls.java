package cn.bootx.starter.wechat.api;

import java.io.IOException;

import me.chanjar.weixin.common.error.WxErrorException;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.RequiredFields;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * How a WxJava service makes a call: with our token, once more if WeChat refuses that
 * token, and with nothing secret in what is logged or thrown.
 *
 * @since 0.1.0
 */
public record WeChatCalls(AccessTokens tokens) {

	private static final Logger logger = LoggerFactory.getLogger(WeChatCalls.class);

	private static final String OPEN_ID = "openid openId OpenId";

	/** A client that refuses a success without the field that WxJava's caller needs. */
	public static OkHttpClient client(Platform platform, OkHttpClient client) {
		RequiredFields fields = new RequiredFields(platform).all("/sns/oauth2/access_token", "access_token", OPEN_ID)
			.all("/sns/oauth2/refresh_token", "access_token", OPEN_ID)
			.all("/sns/userinfo", OPEN_ID)
			.all("/sns/jscode2session", OPEN_ID, "session_key sessionKey SessionKey")
			.all("/cgi-bin/qrcode/create", "ticket", "url")
			.all("/cgi-bin/ticket/getticket", "ticket")
			.any("/cgi-bin/media/upload", "media_id", "thumb_media_id")
			.all("/cgi-bin/media/uploadimg", "url")
			.all("/cgi-bin/material/add_material", "media_id")
			.all("/cgi-bin/draft/add", "media_id")
			.all("/cgi-bin/freepublish/submit", "publish_id")
			.all("/cgi-bin/template/get_all_private_template", "template_list[]")
			.all("/wxaapi/newtmpl/gettemplate", "data[]")
			.all("/cgi-bin/user/get", "total", "count")
			.all("/cgi-bin/user/info", OPEN_ID)
			.all("/cgi-bin/user/info/batchget", "user_info_list[]")
			.all("/cgi-bin/tags/get", "tags[]")
			.all("/wxa/business/getuserphonenumber", "phone_info[]");
		return client.newBuilder().addInterceptor(fields).build();
	}

	/** The token for WxJava; with {@code refresh} the present one is dropped first. */
	public String token(boolean refresh) throws WxErrorException {
		try {
			String token = this.tokens.get();
			if (!refresh) {
				return token;
			}
			this.tokens.invalidate(token);
			return this.tokens.get();
		}
		catch (PlatformException ex) {
			throw WeChatErrors.toWxJava(ex);
		}
	}

	public <T> T execute(String uri, TokenCall<T> call) throws WxErrorException {
		if (uri.contains("access_token=")) {
			throw new IllegalArgumentException("The address must not carry an access_token: " + path(uri));
		}
		String token = token(false);
		try {
			return send(uri, token, call);
		}
		catch (WxErrorException ex) {
			if (!WeChatErrors.verdict(ex.getError().getErrorCode()).tokenRejected() || !this.tokens.invalidate(token)) {
				throw ex;
			}
			logger.info("The {} was refused with code {}; fetching another and repeating {} once", this.tokens.name(),
					ex.getError().getErrorCode(), path(uri));
			return send(uri, token(false), call);
		}
	}

	private static <T> T send(String uri, String token, TokenCall<T> call) throws WxErrorException {
		try {
			return call.execute(uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token);
		}
		catch (PlatformException ex) {
			throw WeChatErrors.toWxJava(ex);
		}
		catch (IOException ex) {
			// OkHttp's messages name hosts, but a proxy's may quote the request line.
			throw new WxErrorException(new IOException(path(uri) + " could not be reached: "
					+ ex.getClass().getSimpleName() + ": " + Redaction.redact(String.valueOf(ex.getMessage())), ex));
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.isUnread(ex) ? unread(uri, ex) : ex;
		}
		catch (IllegalArgumentException ex) {
			// The caller's.
			throw ex;
		}
		catch (RuntimeException ex) {
			throw unread(uri, ex);
		}
	}

	/** A gateway's page, half an answer: WxJava fails in the ways of its JSON library. */
	private static WxErrorException unread(String uri, Exception ex) {
		return WeChatErrors.toWxJava(UnreadableAnswer.ofSdk(Platform.WECHAT, path(uri), ex));
	}

	private static String path(String uri) {
		int query = uri.indexOf('?');
		return (query < 0) ? uri : uri.substring(0, query);
	}

	/** A request of WxJava, except for its address. */
	@FunctionalInterface
	public interface TokenCall<T> {

		T execute(String url) throws WxErrorException, IOException;

	}

}
