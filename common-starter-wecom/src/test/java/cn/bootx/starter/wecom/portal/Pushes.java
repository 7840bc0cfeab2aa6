package cn.bootx.starter.wecom.portal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.wecom.SimulatedCorporation;

/**
 * Pushes as WeCom makes them, with the simulator's own cryptography.
 */
final class Pushes {

	static final String TEXT = """
			<xml><ToUserName><![CDATA[ww1234567890abcdef]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName>\
			<CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType>\
			<Content><![CDATA[hello]]></Content><MsgId>7000000001</MsgId><AgentID>1000002</AgentID></xml>""";

	private Pushes() {
	}

	static CallbackRequest post(String xml) {
		return post(xml, SimulatedCorporation.CORP_ID, Instant.now());
	}

	static CallbackRequest post(String xml, String receiveId, Instant at) {
		String encrypted = new MessageSeal(SimulatedCorporation.AES_KEY, receiveId).seal(xml);
		String body = "<xml><ToUserName><![CDATA[ww]]></ToUserName><AgentID>1</AgentID><Encrypt><![CDATA[" + encrypted
				+ "]]></Encrypt></xml>";
		return request("POST", signed(encrypted, at), body.getBytes(StandardCharsets.UTF_8));
	}

	static CallbackRequest get(String echo) {
		String encrypted = new MessageSeal(SimulatedCorporation.AES_KEY, SimulatedCorporation.CORP_ID).seal(echo);
		Map<String, String> query = signed(encrypted, Instant.now());
		query.put("echostr", encrypted);
		return request("GET", query, new byte[0]);
	}

	static CallbackRequest request(String method, Map<String, String> query, byte[] body) {
		return new CallbackRequest(method, query, "", Map.of(), body);
	}

	static CallbackRequest with(CallbackRequest request, String parameter, String value) {
		Map<String, String> query = new HashMap<>(request.query());
		query.put(parameter, value);
		return request(request.method(), query, request.body());
	}

	static CallbackRequest without(CallbackRequest request, String parameter) {
		Map<String, String> query = new HashMap<>(request.query());
		query.remove(parameter);
		return request(request.method(), query, request.body());
	}

	static CallbackRequest withBody(CallbackRequest request, String body) {
		return request(request.method(), request.query(), body.getBytes(StandardCharsets.UTF_8));
	}

	static Map<String, String> signed(String encrypted, Instant at) {
		String timestamp = String.valueOf(at.getEpochSecond());
		Map<String, String> query = new HashMap<>();
		query.put("timestamp", timestamp);
		query.put("nonce", "nonce1");
		query.put("msg_signature", Sha1Signature.of(SimulatedCorporation.TOKEN, timestamp, "nonce1", encrypted));
		return query;
	}

}
