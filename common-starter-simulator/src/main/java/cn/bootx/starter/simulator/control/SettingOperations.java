package cn.bootx.starter.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.fault.FaultRule;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.people.QrImage;

/**
 * Time, faults, and the whole state: reset and snapshots.
 */
final class SettingOperations {

	private final PlatformSimulator simulator;

	private final Accounts accounts;

	private final Snapshots snapshots;

	SettingOperations(PlatformSimulator simulator, Accounts accounts) {
		this.simulator = simulator;
		this.accounts = accounts;
		this.snapshots = new Snapshots(simulator, accounts);
	}

	void addTo(Map<String, Operation.Effect> effects) {
		effects.put("getAddresses", (a) -> this.simulator.addresses());
		effects.put("getClock", (a) -> view(clock()));
		effects.put("setClock", this::setClock);
		effects.put("listFaults", (a) -> Map.of("faults", this.snapshots.faults()));
		effects.put("addFault", this::addFault);
		effects.put("endFaults", (a) -> {
			this.simulator.faults().clear();
			return Views.DONE;
		});
		effects.put("reset", this::reset);
		effects.put("saveSnapshot", (a) -> this.snapshots.save());
		effects.put("loadSnapshot", (a) -> {
			this.snapshots.load(a.body());
			return Views.DONE;
		});
		effects.put("drawQrCode",
				(a) -> SimulatorResponse.bytes("image/png", QrImage.png(shortEnough(a.text("text")))));
		effects.put("readQrCode", (a) -> Map.of("text", QrImage.read(a.bytes("pixels", ""), a.integer("width", 1))));
	}

	private Object setClock(Arguments a) {
		SimulatedClock clock = clock();
		// Everything is read before anything changes.
		Instant time = a.time("time");
		Duration advance = a.duration("advance");
		if (a.has("factor")) {
			clock.factor(a.number("factor", 1));
		}
		if (time != null) {
			clock.set(time);
		}
		if (advance != null) {
			clock.advance(advance);
		}
		return view(clock);
	}

	static Map<String, Object> view(SimulatedClock clock) {
		return Fields.of("time", clock.instant().toString(), "factor", clock.factor());
	}

	private SimulatedClock clock() {
		if (this.simulator.clock() instanceof SimulatedClock clock) {
			return clock;
		}
		throw ControlException.of(409, "OWN_CLOCK", "这个模拟器启动时带了自己的时钟，不能在这里设定",
				"This simulator was started with a clock of its own, which cannot be set here");
	}

	private Object addFault(Arguments a) {
		String path = a.text("path");
		FaultRule rule = Json.convert(a.body(), FaultRule.class);
		if (!a.text("method").equals(FaultRule.PUSH) && this.simulator.faults().paths(rule).isEmpty()) {
			throw ControlException.field("UNKNOWN_API", "path", "没有接口 “" + path + "”",
					"No endpoint has the path '" + path + "'");
		}
		if (!a.has("answer") && !a.has("status") && !a.has("delayMillis") && !a.has("errcode") && !a.has("action")) {
			throw ControlException.field("MISSING_FIELD", "answer", "故障需要 answer、status、errcode、action 或 delayMillis",
					"A fault needs 'answer', 'status', 'errcode', 'action' or 'delayMillis'");
		}
		this.simulator.faults().add(rule);
		return Views.DONE;
	}

	private Object reset(Arguments a) {
		if (a.has("account")) {
			this.accounts.reset(this.accounts.of(a));
		}
		else {
			this.simulator.reset();
		}
		return Views.DONE;
	}

	private static String shortEnough(String text) {
		if (text.length() > 500) {
			throw ControlException.field("WRONG_VALUE", "text", "文字最多 500 个字符", "A text has at most 500 characters");
		}
		return text;
	}

}
