package cn.bootx.starter.simulator.wecom.gate;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How {@code qyapi.weixin.qq.com} answers: HTTP 200 always, success is {@code errcode} 0.
 */
public final class WeComAnswers {

	private WeComAnswers() {
	}

	/** A success with further members; those without a value are left out. */
	public static SimulatorResponse ok(@Nullable Object... namesAndValues) {
		Map<String, Object> answer = Fields.of("errcode", 0, "errmsg", "ok");
		answer.putAll(Fields.of(namesAndValues));
		return SimulatorResponse.json(answer);
	}

	/** An error as the platform words it, with a hint and the caller's address. */
	static SimulatorResponse error(WeComErrorException error, String remoteAddress) {
		String ip = (error.fromIp() != null) ? error.fromIp() : remoteAddress;
		String hint = "[" + System.currentTimeMillis() + ThreadLocalRandom.current().nextLong(100_000, 1_000_000) + "]";
		return SimulatorResponse
			.json(Fields.of("errcode", error.code(), "errmsg", error.getMessage() + ", hint: " + hint + ", from ip: "
					+ ip + ", more info at https://open.work.weixin.qq.com/devtool/query?e=" + error.code()));
	}

}
