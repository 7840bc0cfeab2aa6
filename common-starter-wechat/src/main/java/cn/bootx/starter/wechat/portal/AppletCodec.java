package cn.bootx.starter.wechat.portal;

import java.nio.charset.StandardCharsets;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wechat.applet.message.WeChatAppletMessageReader;
import cn.bootx.starter.wechat.applet.message.WeChatAppletPush;

/**
 * The JSON or XML of mini programs. A reply is in the format of its push.
 */
final class AppletCodec implements PushCodec<AppletPush> {

	private final String appId;

	AppletCodec(String appId) {
		this.appId = appId;
	}

	@Override
	public byte @Nullable [] encrypted(byte[] body) {
		String encrypt = WeChatAppletPush.read(text(body)).text("Encrypt");
		return (encrypt != null) ? encrypt.getBytes(StandardCharsets.UTF_8) : null;
	}

	@Override
	public OpenedCallback<AppletPush> open(byte[] content, boolean wasEncrypted) {
		WeChatAppletPush push = WeChatAppletPush.read(text(content));
		WxMaMessage message = WeChatAppletMessageReader.read(push);
		if (message.getFromUser() == null || message.getMsgType() == null) {
			throw CallbackRejectedException.malformed("push has no FromUserName or MsgType");
		}
		return new OpenedCallback<>(new AppletPush(message, push.json()), MessageIdentity.of(this.appId, push),
				wasEncrypted);
	}

	@Override
	public CallbackResponse clear(String reply) {
		return isJson(reply) ? CallbackResponse.json(reply) : CallbackResponse.xml(reply);
	}

	@Override
	public CallbackResponse sealed(String reply, SealedReply sealed) {
		if (!isJson(reply)) {
			return OfficialAccountCodec.xml(sealed);
		}
		return CallbackResponse.json(Json.write(Json.object()
			.put("Encrypt", new String(sealed.encrypt(), StandardCharsets.US_ASCII))
			.put("MsgSignature", sealed.signature())
			.put("TimeStamp", sealed.timestamp())
			.put("Nonce", sealed.nonce())));
	}

	private static String text(byte[] utf8) {
		if (Utf8.malformedAt(utf8, 0, utf8.length) >= 0) {
			throw CallbackRejectedException.malformed("push is not UTF-8");
		}
		return new String(utf8, StandardCharsets.UTF_8);
	}

	private static boolean isJson(String reply) {
		return reply.startsWith("{");
	}

}
