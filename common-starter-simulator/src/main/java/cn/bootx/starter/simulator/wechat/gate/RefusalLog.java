package cn.bootx.starter.simulator.wechat.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.Redaction;
import org.jspecify.annotations.Nullable;

/**
 * The calls that were refused, by the request id in their answer. Remembers the last
 * {@value #CAPACITY}.
 */
public final class RefusalLog {

	static final int CAPACITY = 1000;

	private static final Pattern RID = Pattern.compile("rid: ([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})");

	private final Clock clock;

	private final Map<String, Refusal> refusals = new LinkedHashMap<>();

	public RefusalLog(Clock clock) {
		this.clock = clock;
	}

	synchronized void remember(String appId, SimulatorRequest request, SimulatorResponse answer) {
		Matcher rid = RID.matcher(answer.bodyText());
		if (rid.find()) {
			String url = Redaction.redact(request.path() + "?" + QueryString.format(request.query()));
			this.refusals.put(rid.group(1), new Refusal(appId, this.clock.instant(), url,
					Redaction.redact(request.bodyText()), answer.bodyText(), request.remoteAddress()));
			if (this.refusals.size() > CAPACITY) {
				this.refusals.remove(this.refusals.keySet().iterator().next());
			}
		}
	}

	synchronized @Nullable Refusal find(String rid) {
		return this.refusals.get(rid);
	}

	record Refusal(String appId, Instant at, String url, String requestBody, String responseBody, String clientIp) {
	}

}
