package cn.bootx.starter.wecom.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * What makes a push the same when WeCom sends it again. Messages have an id. Events have
 * none, and many of one kind may come from one member ({@code sys}) in one second, so
 * their whole content counts; WxJava's selection of fields lost customers' events.
 */
final class PushIdentity {

	private PushIdentity() {
	}

	static String of(String corpId, String agent, WxCpXmlMessage message, XmlElement push) {
		String account = "wecom:" + corpId + ":" + agent + ":";
		if (message.getMsgId() != null) {
			return account + message.getFromUserName() + ":" + message.getMsgId();
		}
		return account + message.getFromUserName() + ":" + message.getCreateTime() + ":" + message.getEvent() + ":"
				+ fingerprint(push);
	}

	private static String fingerprint(XmlElement push) {
		MessageDigest digest = sha256();
		push.children().forEach((child) -> update(digest, child));
		return HexFormat.of().formatHex(digest.digest(), 0, 12);
	}

	private static void update(MessageDigest digest, XmlElement element) {
		// Good for one change of the card: a repetition may carry a new one.
		if (element.name().equals("ResponseCode")) {
			return;
		}
		write(digest, "<" + element.name() + ">");
		write(digest, element.text());
		element.children().forEach((child) -> update(digest, child));
		write(digest, "</>");
	}

	private static void write(MessageDigest digest, String text) {
		digest.update(text.getBytes(StandardCharsets.UTF_8));
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
