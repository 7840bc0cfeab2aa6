package cn.bootx.starter.dingtalk.stream;

import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;

/**
 * The health of DingTalk where Stream mode is on: what the tokens say, and down while a
 * connection is lost.
 */
record StreamHealthProbe(DingTalkStreamConnections connections, HealthProbes tokens) implements HealthProbe {

	@Override
	public String platform() {
		return Platform.DING_TALK.id();
	}

	@Override
	public Report report() {
		HealthProbe probe = this.tokens.probe(platform());
		Map<String, Object> details = new LinkedHashMap<>();
		State state = State.UP;
		if (probe != null) {
			Report tokens = probe.report();
			details.putAll(tokens.details());
			state = (tokens.state() == State.UNKNOWN) ? State.UP : tokens.state();
		}
		for (DingTalkStreamConnections.Status status : this.connections.status()) {
			details.put("stream." + status.app(), status.connected() ? "connected" : "not connected");
			if (!status.connected() && status.lastError() != null) {
				details.put("stream." + status.app() + ".lastError", status.lastError());
			}
			// Before the first connection there is nothing to have lost.
			if (status.running() && !status.connected() && status.lastError() != null) {
				state = State.DOWN;
			}
		}
		return new Report(state, details);
	}

}
