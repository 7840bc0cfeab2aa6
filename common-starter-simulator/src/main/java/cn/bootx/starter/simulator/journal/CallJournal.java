package cn.bootx.starter.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * Writes every API call with its answer into the journal.
 *
 * @since 0.1.0
 */
public final class CallJournal implements Filter {

	private static final int MAX_SHOWN = 1500;

	private final Journal journal;

	public CallJournal(Journal journal) {
		this.journal = journal;
	}

	@Override
	public SimulatorResponse handle(SimulatorRequest request, Endpoint next) throws Exception {
		SimulatorResponse response = next.handle(request);
		if (Platforms.isApi(request.path())) {
			String problem = response.headers().get(SimulatorResponse.PROBLEM);
			this.journal.add(Platforms.ofPath(request.path()), (problem != null) ? "error" : "call",
					request.method() + " " + request.path(), ((problem != null) ? problem + "\n" : "")
							+ describe(request) + "\n⇒ " + response.status() + " " + shown(response.body()));
		}
		return response;
	}

	private static String describe(SimulatorRequest request) {
		StringJoiner query = new StringJoiner("&");
		for (Map.Entry<String, String> parameter : request.query().entrySet()) {
			query.add(parameter.getKey() + "=" + parameter.getValue());
		}
		return query + "\n" + shown(request.body());
	}

	private static String shown(byte[] body) {
		int length = Math.min(body.length, MAX_SHOWN);
		for (int i = 0; i < length; i++) {
			if (body[i] >= 0 && body[i] < ' ' && body[i] != '\n' && body[i] != '\r' && body[i] != '\t') {
				return "(" + body.length + " bytes)";
			}
		}
		return new String(body, 0, length, StandardCharsets.UTF_8) + ((length < body.length) ? "…" : "");
	}

}
