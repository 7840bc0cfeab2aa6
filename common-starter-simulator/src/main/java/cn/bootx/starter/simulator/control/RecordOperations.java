package cn.bootx.starter.simulator.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.JournalEntry;
import cn.bootx.starter.simulator.journal.NumberedLog;
import cn.bootx.starter.simulator.journal.NumberedLog.Numbered;
import cn.bootx.starter.simulator.journal.RecordedCall;
import cn.bootx.starter.simulator.push.RecordedPush;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What happened: calls, pushes, chats and the journal. Each answer has a {@code cursor};
 * the next question gives it as {@code after} and gets only what is new.
 */
record RecordOperations(PlatformSimulator simulator, Accounts accounts) {

	void addTo(Map<String, Operation.Effect> effects) {
		effects.put("listCalls", this::calls);
		effects.put("forgetCalls", (a) -> {
			this.simulator.calls().clear();
			return Views.DONE;
		});
		effects.put("listPushes", this::pushes);
		effects.put("resendPush", this::resend);
		effects.put("listChats", this::chats);
		effects.put("forgetChats", (a) -> {
			this.simulator.chats().removeIf((message) -> true);
			return Views.DONE;
		});
		effects.put("listCoverage", (a) -> coverage());
		effects.put("listJournal", this::journal);
	}

	private Object calls(Arguments a) throws InterruptedException {
		Predicate<RecordedCall> wanted = (call) -> !a.has("path") || call.path().equals(a.text("path"));
		return page("calls", this.simulator.calls().log(), wanted, a,
				(number, call) -> Views.call(number, call, owner(call), this.simulator.calls().answer(number)));
	}

	/** The account whose token a call carries. */
	private @Nullable String owner(RecordedCall call) {
		String token = call.query().getOrDefault("access_token", call.headers().get("x-acs-dingtalk-access-token"));
		return this.accounts.all()
			.stream()
			.filter((account) -> account.tokens().stream().anyMatch((each) -> each.value().equals(token)))
			.map(Account::id)
			.findFirst()
			.orElse(null);
	}

	private Object pushes(Arguments a) throws InterruptedException {
		NumberedLog<RecordedPush> log = this.simulator.pushes();
		return page("pushes", log,
				(push) -> (!a.has("platform") || push.request().platform().equals(a.text("platform")))
						&& (!a.has("refused") || push.accepted() != a.flag("refused", false)),
				a, Views::push);
	}

	private static Object coverage() {
		return Map.of("endpoints",
				EndpointTable.NAMES.stream()
					.flatMap((name) -> EndpointTable.load(name).rows().stream().map((row) -> Views.coverage(name, row)))
					.toList());
	}

	private Object resend(Arguments a) {
		long number = a.whole("push", 0);
		return this.simulator.pushes()
			.after(number - 1)
			.stream()
			.filter((push) -> push.number() == number)
			.findFirst()
			.map((push) -> Views.of(this.simulator.resend(push.item())))
			.orElseThrow(() -> ControlException.of(404, "UNKNOWN_PUSH", "没有编号为 " + number + " 的推送，或已被忘记",
					"There is no push " + number + ", or it is forgotten"));
	}

	private Object chats(Arguments a) throws InterruptedException {
		Account account = a.has("account") ? this.accounts.of(a) : null;
		String person = a.text("person");
		Predicate<ChatMessage> wanted = (message) -> (account == null || account.owns(message.conversation()))
				&& (person.isEmpty() || message.conversation().endsWith("/" + person) || message.from().equals(person))
				&& (!a.has("platform") || message.platform().equals(a.text("platform")))
				&& (!a.has("conversation") || message.conversation().equals(a.text("conversation")))
				&& (!a.has("writer") || a.text("writer").equals("person") == byPerson(message))
				&& message.text().contains(a.text("contains"));
		return page("messages", this.simulator.chats().log(), wanted, a,
				(number, message) -> Views.chat(this.simulator.dingtalk(), number, message));
	}

	private static boolean byPerson(ChatMessage message) {
		return message.conversation().endsWith("/" + message.from());
	}

	private Object journal(Arguments a) {
		List<JournalEntry> entries = this.simulator.journal()
			.entries()
			.stream()
			.filter((entry) -> entry.number() > a.whole("after", 0))
			.toList();
		long cursor = entries.isEmpty() ? a.whole("after", 0) : entries.get(entries.size() - 1).number();
		return Fields.of("cursor", cursor, "entries",
				entries.stream()
					.filter((entry) -> !a.has("platform") || entry.platform().equals(a.text("platform")))
					.filter((entry) -> !a.has("kind") || entry.kind().equals(a.text("kind")))
					.map(Views::journal)
					.toList());
	}

	private static <T> Object page(String name, NumberedLog<T> log, Predicate<T> wanted, Arguments a,
			BiFunction<Long, T, Map<String, Object>> view) throws InterruptedException {
		int count = a.integer("count", 1);
		int withinMillis = a.has("withinMillis") ? a.integer("withinMillis", 0) : a.has("count") ? 5000 : 0;
		long cursor = log.last();
		List<Numbered<T>> found = log.await(a.whole("after", 0), wanted, count, Duration.ofMillis(withinMillis));
		if (withinMillis > 0 && found.size() < count) {
			throw ControlException.of(409, "NOT_IN_TIME",
					withinMillis + " 毫秒内只有 " + found.size() + " 条符合，不是 " + count + " 条",
					"Only " + found.size() + " of " + count + " came within " + withinMillis + " ms");
		}
		cursor = Math.max(cursor, found.isEmpty() ? 0 : found.get(found.size() - 1).number());
		return Fields.of("cursor", cursor, name,
				found.stream().map((each) -> view.apply(each.number(), each.item())).toList());
	}

}
