package cn.bootx.starter.simulator.wechat.gate;

import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Messages;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * WeChat's error answers: HTTP 200, {@code errcode}, and an {@code errmsg} that ends with
 * a request id.
 *
 * @since 0.1.0
 */
public final class WeChatErrors {

	private static final Messages MESSAGES = new Messages(WeChatErrors.class);

	private WeChatErrors() {
	}

	/** An error with WeChat's own words. */
	public static SimulatorResponse of(int code) {
		return of(code, MESSAGES.of(String.valueOf(code), "unknown error"));
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
