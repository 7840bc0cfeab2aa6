package cn.bootx.starter.simulator.page;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Sets the simulator up over HTTP: accounts, clock and faults, and reads the calls that
 * came.
 */
final class SimulatorControl {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

	private final PlatformSimulator simulator;

	SimulatorControl(PlatformSimulator simulator) {
		this.simulator = simulator;
	}

	void register(Routes routes) {
		routes.post("/_sim/accounts", ControlCalls.guarded(this::addAccounts))
			.get("/_sim/clock", ControlCalls.guarded((request) -> clockView()))
			.post("/_sim/clock", ControlCalls.guarded(this::setClock))
			.post("/_sim/faults", ControlCalls.guarded(this::addFault))
			.delete("/_sim/faults", ControlCalls.guarded((request) -> endFaults()))
			.get("/_sim/calls", ControlCalls.guarded(this::calls))
			.delete("/_sim/calls", ControlCalls.guarded((request) -> forgetCalls()));
	}

	private Object addAccounts(SimulatorRequest request) {
		Json.convert(ControlCalls.body(request), AccountSheet.class)
			.register(this.simulator, this.simulator.remoteCallbacks());
		return Fields.of("ok", true);
	}

	private Object setClock(SimulatorRequest request) {
		JsonNode body = ControlCalls.body(request);
		SimulatedClock clock = clock();
		// Everything is read before anything changes.
		Instant time = parsed(body, "time", Instant::parse, "an instant such as 2026-01-31T08:00:00Z");
		Duration advance = parsed(body, "advance", Duration::parse, "a duration such as PT2H");
		JsonNode factor = body.path("factor");
		if (!factor.isMissingNode()) {
			clock.factor(factor.asDouble(-1));
		}
		if (time != null) {
			clock.set(time);
		}
		if (advance != null) {
			clock.advance(advance);
		}
		return clockView();
	}

	private Object clockView() {
		SimulatedClock clock = clock();
		return Fields.of("time", clock.instant().toString(), "factor", clock.factor());
	}

	private SimulatedClock clock() {
		if (this.simulator.clock() instanceof SimulatedClock clock) {
			return clock;
		}
		throw new IllegalStateException("This simulator was started with a clock of its own, which cannot be set here");
	}

	/** The next calls of a path are answered so, or every call of it is delayed. */
	private Object addFault(SimulatorRequest request) {
		JsonNode body = ControlCalls.body(request);
		String path = required(body, "path");
		if (this.simulator.knows(path).isEmpty()) {
			throw new IllegalArgumentException("No endpoint has the path '" + path + "'");
		}
		JsonNode delay = body.path("delayMillis");
		JsonNode answer = body.path("answer");
		if (delay.isMissingNode() && answer.isMissingNode() && body.path("status").isMissingNode()) {
			throw new IllegalArgumentException("A fault needs 'answer', 'status' or 'delayMillis'");
		}
		int status = body.path("status").asInt(200);
		int times = body.path("times").asInt(1);
		if (status < 200 || status > 599 || times < 1 || times > 10_000 || delay.asInt(0) < 0
				|| delay.asInt(0) > 600_000) {
			throw new IllegalArgumentException(
					"'status' is from 200 to 599, 'times' from 1 to 10000, 'delayMillis' from 0 to 600000");
		}
		if (!delay.isMissingNode()) {
			this.simulator.faults().delay(path, Duration.ofMillis(delay.asInt()));
		}
		if (!answer.isMissingNode()) {
			this.simulator.faults().next(path, times, SimulatorResponse.json(status, answer));
		}
		else if (!body.path("status").isMissingNode()) {
			this.simulator.faults().next(path, times, SimulatorResponse.empty(status));
		}
		return Fields.of("ok", true);
	}

	private Object endFaults() {
		this.simulator.faults().clear();
		return Fields.of("ok", true);
	}

	/** With {@code count} it waits until the path has been called so often. */
	private Object calls(SimulatorRequest request) {
		String path = request.param("path");
		String count = request.param("count");
		if (count != null && path == null) {
			throw new IllegalArgumentException("'count' needs a 'path'");
		}
		if (path != null && count != null) {
			await(path, number("count", count), number("withinMillis", request.param("withinMillis")));
		}
		List<RecordedCall> calls = (path != null) ? this.simulator.calls().of(path) : this.simulator.calls().all();
		return calls.stream().map(SimulatorControl::view).toList();
	}

	private void await(String path, int count, int withinMillis) {
		Duration atMost = Duration.ofMillis(Math.min(withinMillis, LONGEST_WAIT.toMillis()));
		try {
			if (!this.simulator.calls().await(path, count, atMost)) {
				throw new IllegalStateException("'" + path + "' was called " + this.simulator.calls().count(path)
						+ " times within " + atMost.toMillis() + " ms, not " + count + " times");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The simulator is being stopped", ex);
		}
	}

	private Object forgetCalls() {
		this.simulator.calls().clear();
		return Fields.of("ok", true);
	}

	private static Object view(RecordedCall call) {
		return Fields.of("at", call.at().toString(), "method", call.method(), "path", call.path(), "query",
				call.query(), "headers", call.headers(), "body", call.bodyText());
	}

	private static String required(JsonNode body, String name) {
		if (Fields.blank(body, name)) {
			throw new IllegalArgumentException("The body needs a '" + name + "'");
		}
		return Fields.text(body, name);
	}

	private static int number(String name, @Nullable String value) {
		if (value == null || !value.matches("\\d{1,8}")) {
			throw new IllegalArgumentException("'" + name + "' must be a number of at most 8 digits");
		}
		return Integer.parseInt(value);
	}

	private static <T> @Nullable T parsed(JsonNode body, String name, Function<String, T> parser, String form) {
		if (Fields.blank(body, name)) {
			return null;
		}
		try {
			return parser.apply(Fields.text(body, name));
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("'" + name + "' must be " + form, ex);
		}
	}

}
