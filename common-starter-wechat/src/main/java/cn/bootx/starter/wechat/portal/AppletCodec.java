package cn.bootx.starter.wechat.portal;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.json.Json;
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
	public @Nullable String encrypted(String body) {
		return WeChatAppletPush.read(body).text("Encrypt");
	}

	@Override
	public OpenedCallback<AppletPush> open(String content, boolean wasEncrypted) {
		WeChatAppletPush push = WeChatAppletPush.read(content);
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
			return CallbackResponse.xml(OfficialAccountCodec.envelope(sealed));
		}
		return CallbackResponse.json(Json.write(Json.object()
			.put("Encrypt", sealed.encrypt())
			.put("MsgSignature", sealed.signature())
			.put("TimeStamp", sealed.timestamp())
			.put("Nonce", sealed.nonce())));
	}

	private static boolean isJson(String reply) {
		return reply.startsWith("{");
	}

}
