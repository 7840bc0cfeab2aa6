package cn.bootx.starter.benchmarks.soak;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import cn.bootx.starter.benchmarks.sample.Account;
import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;

/**
 * Pushes to every portal in turn, each a message of its own, as whole HTTP requests.
 */
final class SoakPushes {

	static final String APPLET = "wxa823bf96d3bd56c7";

	static final String CORP = "ww5823bf96d3bd56c7";

	static final String APP_KEY = "dingsoakappkey1";

	static final String COMPONENT = "wxc823bf96d3bd56c7";

	static final String AUTHORIZER = "wxb823bf96d3bd56c7";

	static final String SECRET = "0123456789abcdef";

	/** How many portals and kinds of pushes there are. */
	static final int KINDS = 8;

	private static final CallbackCipher cipher = new CallbackCipher(Account.AES_KEY);

	private SoakPushes() {
	}

	static byte[] request(long number) {
		long now = System.currentTimeMillis();
		String seconds = Long.toString(now / 1000);
		return switch ((int) (number % KINDS)) {
			case 0 ->
				xml("/wechat/portal", seconds, number, Account.APP_ID, message(number, "gh_a1b2c3d4e5f6", seconds));
			case 1 -> xml("/wechat-applet/portal", seconds, number, APPLET, event(number, seconds));
			case 2 -> xml("/wecom/portal", seconds, number, CORP, message(number, CORP, seconds));
			case 3 -> xml("/wechat/open/auth-event", seconds, number, COMPONENT, ticket(number, seconds));
			case 4 -> xml("/wechat/open/" + AUTHORIZER + "/message", seconds, number, COMPONENT,
					message(number, "gh_b1b2c3d4e5f6", seconds));
			case 5 -> dingEvent(Long.toString(now), number);
			case 6 -> dingRobot(Long.toString(now), number);
			default -> dingCard(Long.toString(now), number);
		};
	}

	private static String message(long number, String to, String seconds) {
		return "<xml><ToUserName><![CDATA[" + to + "]]></ToUserName><FromUserName><![CDATA[oABCD1234efgh5678ijkl9012"
				+ "]]></FromUserName><CreateTime>" + seconds + "</CreateTime><MsgType><![CDATA[text]]></MsgType>"
				+ "<Content><![CDATA[你好，请问今天的订单什么时候发货？]]></Content><MsgId>" + (24_000_000_000_000_000L + number)
				+ "</MsgId><AgentID>1000002</AgentID></xml>";
	}

	private static String event(long number, String seconds) {
		return "<xml><ToUserName><![CDATA[gh_c1b2c3d4e5f6]]></ToUserName><FromUserName><![CDATA[oUser" + number
				+ "]]></FromUserName><CreateTime>" + seconds + "</CreateTime><MsgType><![CDATA[event]]></MsgType>"
				+ "<Event><![CDATA[user_enter_tempsession]]></Event></xml>";
	}

	private static String ticket(long number, String seconds) {
		return "<xml><AppId>" + COMPONENT + "</AppId><CreateTime>" + seconds + "</CreateTime>"
				+ "<InfoType>component_verify_ticket</InfoType><ComponentVerifyTicket>ticket@@@" + number
				+ "</ComponentVerifyTicket></xml>";
	}

	private static byte[] xml(String path, String time, long number, String receiver, String clear) {
		String encrypted = cipher.encrypt(clear, receiver);
		String nonce = Long.toString(1_000_000_000L + number);
		String query = "signature=" + CallbackSignature.of(Account.TOKEN, time, nonce) + "&timestamp=" + time
				+ "&nonce=" + nonce + "&encrypt_type=aes&msg_signature="
				+ CallbackSignature.of(Account.TOKEN, time, nonce, encrypted);
		return http(path + "?" + query, "text/xml", "", "<xml><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>");
	}

	private static byte[] dingEvent(String time, long number) {
		String encrypted = cipher.encrypt("{\"EventType\":\"user_modify_org\",\"eventId\":\"e" + number
				+ "\",\"TimeStamp\":\"" + time + "\",\"CorpId\":\"ding1\",\"UserId\":[\"u1\"]}", APP_KEY);
		String nonce = Long.toString(1_000_000_000L + number);
		String query = "timestamp=" + time + "&nonce=" + nonce + "&signature="
				+ CallbackSignature.of(Account.TOKEN, time, nonce, encrypted);
		return http("/dingtalk/portal?" + query, "application/json", "", "{\"encrypt\":\"" + encrypted + "\"}");
	}

	private static byte[] dingRobot(String time, long number) {
		return http("/dingtalk/portal", "application/json",
				"timestamp: " + time + "\r\nsign: " + hmac(time + "\n" + SECRET) + "\r\n",
				"{\"msgtype\":\"text\",\"msgId\":\"msg" + number + "\",\"conversationType\":\"2\",\"conversationId\":"
						+ "\"cid1\",\"senderId\":\"s1\",\"senderNick\":\"a\",\"createAt\":" + time
						+ ",\"text\":{\"content\":\" hello\"}}");
	}

	private static byte[] dingCard(String time, long number) {
		return http("/dingtalk/portal", "application/json",
				"x-ddpaas-signature-timestamp: " + time + "\r\nx-ddpaas-signature: " + hmac(time) + "\r\n",
				"{\"outTrackId\":\"track" + number + "\",\"userId\":\"u1\",\"corpId\":\"ding1\",\"value\":"
						+ "\"{\\\"cardPrivateData\\\":{\\\"actionIds\\\":[\\\"a\\\"],\\\"params\\\":{}}}\"}");
	}

	private static byte[] http(String target, String type, String headers, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		byte[] head = ("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + headers
				+ "Content-Length: " + bytes.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] whole = new byte[head.length + bytes.length];
		System.arraycopy(head, 0, whole, 0, head.length);
		System.arraycopy(bytes, 0, whole, head.length, bytes.length);
		return whole;
	}

	private static String hmac(String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
