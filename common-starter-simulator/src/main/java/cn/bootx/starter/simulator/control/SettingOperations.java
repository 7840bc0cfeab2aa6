package cn.bootx.starter.simulator.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	List<Operation> rows() {
		return List.of(
				row("GET /_sim/addresses", "getAddresses", "代替各平台域名的地址",
						"the base addresses that take the place of the platforms' hosts", "", "Addresses",
						(a) -> this.simulator.addresses()),
				row("GET /_sim/clock", "getClock", "模拟的时间", "the simulated time", "", "Clock", (a) -> view(clock())),
				row("POST /_sim/clock", "setClock", "设定、前进、加速或停住时间；令牌、code、素材按它过期，推送按它重试",
						"sets, advances, speeds up or stops the time, by which tokens, codes and media expire and pushes are repeated",
						"time? advance? factor?", "Clock", this::setClock),
				row("GET /_sim/faults", "listFaults", "还没有用完的故障", "faults that are still to come", "", "FaultList",
						(a) -> Map.of("faults", this.snapshots.faults())),
				row("POST /_sim/faults", "addFault", "让一个接口的调用(method=PUSH 时：推送)出故障：拒绝、变慢、断开、半个回答、重发、伪造等",
						"makes calls of a path (with method PUSH: callbacks) fail: refused, slow, dropped, cut, repeated, forged",
						"path method? account? field? equals? nth? times? probability? seed? delayMillis? errcode? status? answer? action?",
						"Done", this::addFault),
				row("DELETE /_sim/faults", "endFaults", "取消所有故障", "ends all faults", "", "Done", (a) -> {
					this.simulator.faults().clear();
					return Views.DONE;
				}),
				row("POST /_sim/reset", "reset", "一个账号(或全部)重新开始：设置、模板和成员保留，粉丝、令牌、会话不保留；全部时故障、记录和时间也重新开始",
						"one account, or all, starts anew: settings, templates and members stay, fans, tokens and chats do not; with all, faults, records and the time start anew too",
						"account?", "Done", this::reset),
				row("GET /_sim/snapshot", "saveSnapshot", "保存状态：账号(含密钥)、人、群、令牌、会话、故障、时间",
						"saves the state: accounts with their secrets, people, groups, tokens, chats, faults, the time",
						"", "Snapshot", (a) -> this.snapshots.save()),
				row("PUT /_sim/snapshot", "loadSnapshot", "恢复保存的状态，其他账号被删除",
						"loads a saved state; other accounts are deleted",
						"version clock? accounts people? groups? tokens? chats? faults?", "Done", (a) -> {
							this.snapshots.load(a.body());
							return Views.DONE;
						}),
				row("GET /_sim/qr.png", "drawQrCode", "把文字画成二维码", "draws a text as a QR code", "text", "image/png",
						(a) -> SimulatorResponse.bytes("image/png", QrImage.png(shortEnough(a.text("text"))))),
				row("POST /_sim/qr/read", "readQrCode", "读出图片里的二维码，没有则为空",
						"reads the QR code in a picture; empty without one", "pixels width", "QrText",
						(a) -> Map.of("text", QrImage.read(a.bytes("pixels", ""), a.integer("width", 1)))));
	}

	private static Operation row(String call, String id, String zh, String en, String fields, String answer,
			Operation.Effect effect) {
		return Operation.row("settings", call, id, zh, en, fields,
				fields.contains("account?") ? Set.of(Kind.values()) : Set.of(), answer, effect);
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
