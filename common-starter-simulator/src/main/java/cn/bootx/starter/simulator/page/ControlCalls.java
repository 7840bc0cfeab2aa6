package cn.bootx.starter.simulator.page;

import java.util.function.Function;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * How control calls read their body and report what cannot be done.
 */
final class ControlCalls {

	private ControlCalls() {
	}

	/** What cannot be done is 400 with an {@code error} that says why. */
	static Endpoint guarded(Function<SimulatorRequest, Object> call) {
		return (request) -> {
			try {
				return SimulatorResponse.json(call.apply(request));
			}
			catch (IllegalArgumentException | IllegalStateException ex) {
				return SimulatorResponse.json(400, Fields.of("error", String.valueOf(ex.getMessage())));
			}
		};
	}

	static JsonNode body(SimulatorRequest request) {
		return (request.body().length == 0) ? Json.object() : request.json();
	}

}
