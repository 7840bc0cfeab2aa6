package cn.bootx.starter.simulator.wechat;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * WeChat's error answers: HTTP 200, {@code errcode}, and an {@code errmsg} that ends with
 * a request id.
 *
 * @since 0.1.0
 */
public final class WeChatErrors {

	private static final Map<Integer, String> MESSAGES = Map.ofEntries(Map.entry(-1, "system error"),
			Map.entry(40001,
					"invalid credential, access_token is invalid or not latest, could get access_token by "
							+ "getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r"),
			Map.entry(40002, "invalid grant_type"), Map.entry(40003, "invalid openid"),
			Map.entry(40004, "invalid media type"), Map.entry(40005, "invalid file type"),
			Map.entry(40006, "invalid media size"), Map.entry(40007, "invalid media_id"),
			Map.entry(40008, "invalid message type"), Map.entry(40013, "invalid appid"),
			Map.entry(40014, "invalid access_token"), Map.entry(40016, "invalid button size"),
			Map.entry(40017, "invalid button type"), Map.entry(40018, "invalid button name size"),
			Map.entry(40019, "invalid button key size"), Map.entry(40020, "invalid button url size"),
			Map.entry(40023, "invalid sub button size"), Map.entry(40024, "invalid sub button type"),
			Map.entry(40025, "invalid sub button name size"), Map.entry(40029, "invalid code"),
			Map.entry(40033, "invalid charset. please check your request, if include \\uxxxx will create fail!"),
			Map.entry(40035, "invalid parameter"), Map.entry(40036, "invalid template_id size"),
			Map.entry(40037, "invalid template_id"), Map.entry(40039, "invalid url size"),
			Map.entry(40052, "invalid action_name"), Map.entry(40053, "invalid action_info"),
			Map.entry(40066, "invalid url"), Map.entry(40125, "invalid appsecret"), Map.entry(40163, "code been used"),
			Map.entry(41001, "access_token missing"), Map.entry(41002, "appid missing"),
			Map.entry(41004, "appsecret missing"), Map.entry(41005, "media data missing"),
			Map.entry(41006, "media_id missing"), Map.entry(41008, "missing code"), Map.entry(41009, "missing openid"),
			Map.entry(42001, "access_token expired"), Map.entry(43001, "require GET method"),
			Map.entry(43002, "require POST method"), Map.entry(43004, "require subscribe"),
			Map.entry(44001, "empty media data"), Map.entry(44002, "empty post data"),
			Map.entry(44003, "empty news data"), Map.entry(44004, "empty content"),
			Map.entry(45002, "content size out of limit"), Map.entry(45008, "article size out of limit"),
			Map.entry(45009, "reach max api daily quota limit"),
			Map.entry(45011, "api minute-quota reach limit, please retry later"),
			Map.entry(45015, "response out of time limit or subscription is canceled"),
			Map.entry(45047, "out of response count limit"), Map.entry(46003, "menu no exist"),
			Map.entry(46004, "user no exist"), Map.entry(47001, "data format error"),
			Map.entry(47002,
					"data format error, do NOT use json unicode encode(\\uxxxx\\uxxxx), please use utf8 encoded text!"),
			Map.entry(47003, "argument invalid!"), Map.entry(48001, "api unauthorized"));

	private WeChatErrors() {
	}

	/** An error with WeChat's own words. */
	public static SimulatorResponse of(int code) {
		return of(code, MESSAGES.getOrDefault(code, "unknown error"));
	}

	/** An error with other words; the request id is added. */
	public static SimulatorResponse of(int code, String message) {
		return SimulatorResponse.json(Json.object().put("errcode", code).put("errmsg", message + " rid: " + rid()));
	}

	/** To be thrown. */
	public static RefusedCallException refuse(int code) {
		return new RefusedCallException(of(code));
	}

	/** To be thrown. */
	public static RefusedCallException refuse(int code, String message) {
		return new RefusedCallException(of(code, message));
	}

	/** {@code errcode} 0, as calls that change something answer. */
	public static ObjectNode ok() {
		return Json.object().put("errcode", 0).put("errmsg", "ok");
	}

	private static String rid() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return String.format("%08x-%08x-%08x", System.currentTimeMillis() / 1000, random.nextInt(), random.nextInt());
	}

}
