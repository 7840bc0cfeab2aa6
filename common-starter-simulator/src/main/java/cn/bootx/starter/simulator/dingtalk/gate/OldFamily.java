package cn.bootx.starter.simulator.dingtalk.gate;

import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * How {@code oapi.dingtalk.com} answers: HTTP 200 always, success is {@code errcode} 0.
 */
public final class OldFamily {

	private OldFamily() {
	}

	/** A success with further members. */
	public static SimulatorResponse ok(Object... namesAndValues) {
		var answer = Fields.of("errcode", 0, "errmsg", "ok");
		answer.putAll(Fields.of(namesAndValues));
		return SimulatorResponse.json(answer);
	}

	/** A success of a {@code /topapi} path, which also names the request. */
	public static SimulatorResponse topOk(Object... namesAndValues) {
		var answer = Fields.of("errcode", 0, "errmsg", "ok");
		answer.putAll(Fields.of(namesAndValues));
		answer.put("request_id", requestId());
		return SimulatorResponse.json(answer);
	}

	/** A refusal by the business behind the path. */
	public static RefusedCallException refuse(int code, String message) {
		return new RefusedCallException(SimulatorResponse.json(Fields.of("errcode", code, "errmsg", message)));
	}

	/** A refusal by the gateway in front of the {@code /topapi} paths. */
	static RefusedCallException refuseAtGateway(String subCode, String message) {
		return new RefusedCallException(
				SimulatorResponse.json(Fields.of("errcode", 88, "sub_code", subCode, "sub_msg", message, "errmsg",
						"ding talk error[subcode=" + subCode + ",submsg=" + message + "]", "request_id", requestId())));
	}

	/** The gateway gave up waiting for the business behind it. */
	public static RefusedCallException refuseAsTimeout() {
		String code = "isp.top-remote-connection-timeout";
		return new RefusedCallException(SimulatorResponse
			.json(Fields.of("errcode", 15, "errmsg", "Remote service error[subcode=" + code + ",submsg=调用远程服务超时]",
					"sub_code", code, "sub_msg", "调用远程服务超时", "request_id", requestId())));
	}

	/** The answer to a path below {@code /topapi} that does not exist. */
	static SimulatorResponse unknownTopApi(String path, String reason) {
		String name = "dingtalk.oapi" + path.substring("/topapi".length()).replace('/', '.');
		String message = "不合法ApiName，ApiName = " + name + "; " + reason;
		return SimulatorResponse.json(Fields.of("errcode", 22, "sub_msg", message, "errmsg",
				"Invalid method[submsg=" + message + "]", "request_id", requestId()));
	}

	static String requestId() {
		return Long.toString(ThreadLocalRandom.current().nextLong(1L << 60, 1L << 61), 36);
	}

}
