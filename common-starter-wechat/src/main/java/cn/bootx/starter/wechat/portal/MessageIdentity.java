package cn.bootx.starter.wechat.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechat.applet.message.WeChatAppletPush;

/**
 * What makes two pushes the same message. For messages it is the sender and the message
 * id, because an id alone has collided between users. Events have no id, and WeChat's
 * advice (sender and second) loses the second of two taps in one second, so their whole
 * content counts: a retry repeats it, another event never has it.
 */
final class MessageIdentity {

	private MessageIdentity() {
	}

	static String of(String appId, XmlElement root) {
		String from = root.childText("FromUserName");
		String id = root.childText("MsgId");
		String event = root.childText("Event");
		if (event == null && id != null && !id.isEmpty()) {
			return "wechat:" + appId + ":" + from + ":" + id;
		}
		MessageDigest digest = sha256();
		add(digest, root);
		String hash = HexFormat.of().formatHex(digest.digest(), 0, 12);
		return "wechat:" + appId + ":" + from + ":" + root.childText("CreateTime") + ":" + event + ":" + hash;
	}

	/** Of a mini program's message. */
	static String of(String appId, WeChatAppletPush push) {
		String message = "wechat-applet:" + appId + ":" + push.text("FromUserName") + ":";
		String id = push.text("MsgId");
		String event = push.text("Event");
		if (event == null && id != null && !id.isEmpty()) {
			return message + id;
		}
		byte[] digest = sha256().digest(Json.write(push.fields()).getBytes(StandardCharsets.UTF_8));
		return message + push.text("CreateTime") + ":" + event + ":" + HexFormat.of().formatHex(digest, 0, 12);
	}

	private static void add(MessageDigest digest, XmlElement element) {
		digest.update(element.name().getBytes(StandardCharsets.UTF_8));
		digest.update((byte) '<');
		digest.update(element.text().getBytes(StandardCharsets.UTF_8));
		element.children().forEach((child) -> add(digest, child));
		digest.update((byte) '>');
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
