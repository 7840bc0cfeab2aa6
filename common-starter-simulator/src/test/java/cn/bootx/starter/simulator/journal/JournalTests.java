package cn.bootx.starter.simulator.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JournalTests {

	private final Journal journal = new Journal(Clock.systemUTC());

	@Test
	void keepsTheLastEntriesOnly() {
		for (int i = 1; i <= Journal.CAPACITY + 10; i++) {
			this.journal.add("wechat", "call", "title " + i, "");
		}
		assertThat(this.journal.entries()).hasSize(Journal.CAPACITY);
		assertThat(this.journal.entries().get(0).number()).isEqualTo(11);
	}

	@Test
	void cutsLongDetails() {
		this.journal.add("wechat", "call", "t", "x".repeat(100_000));
		assertThat(this.journal.entries().get(0).detail()).hasSizeLessThan(5000);
	}

	@Test
	void tellsListenersUntilTheyClose() {
		List<String> heard = new ArrayList<>();
		try (Subscription subscription = this.journal.listen((entry) -> heard.add(entry.title()))) {
			assertThat(subscription).isNotNull();
			this.journal.add("wechat", "call", "first", "");
		}
		this.journal.add("wechat", "call", "second", "");
		assertThat(heard).containsExactly("first");
	}

	@Test
	void aFailingListenerDisturbsNobody() {
		List<String> heard = new ArrayList<>();
		this.journal.listen((entry) -> {
			throw new IllegalStateException("broken page");
		});
		this.journal.listen((entry) -> heard.add(entry.title()));
		this.journal.add("wechat", "call", "t", "");
		assertThat(heard).containsExactly("t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "access_token=HIDDEN", "component_access_token=HIDDEN", "secret=HIDDEN",
			"corpsecret=HIDDEN", "appsecret=HIDDEN", "key=HIDDEN", "js_code=HIDDEN", "ticket=HIDDEN", "sign=HIDDEN",
			"{\"access_token\":\"HIDDEN\"}", "{\"component_appsecret\": \"HIDDEN\"}", "{\"appSecret\":\"HIDDEN\"}",
			"{\"accessToken\":\"HIDDEN\"}", "{\"authorizer_refresh_token\":\"HIDDEN\"}", "{\"session_key\":\"HIDDEN\"}",
			"{\"component_verify_ticket\":\"HIDDEN\"}", "{\"authorization_code\":\"HIDDEN\"}",
			"{\"pre_auth_code\":\"HIDDEN\"}", "<ComponentVerifyTicket><![CDATA[HIDDEN]]></ComponentVerifyTicket>",
			"<AuthorizationCode>HIDDEN</AuthorizationCode>" })
	void hidesCredentials(String text) {
		assertThat(Redaction.redact("before " + text + " after")).doesNotContain("HIDDEN")
			.startsWith("before ")
			.endsWith(" after");
	}

	@Test
	void leavesTheRestReadable() {
		String text = "appid=wx1&openid=o1 {\"errcode\":40001,\"errmsg\":\"invalid credential\",\"expires_in\":7200}";
		assertThat(Redaction.redact(text)).isEqualTo(text);
	}

	@Test
	void theCallLogIsBoundedByNumberButCountsOn() throws Exception {
		CallLog log = new CallLog(Clock.systemUTC());
		for (int i = 0; i < CallLog.CAPACITY + 5; i++) {
			log.handle(call(new byte[0]), (request) -> SimulatorResponse.empty(200));
		}
		assertThat(log.all()).hasSize(CallLog.CAPACITY);
		assertThat(log.count("/cgi-bin/x")).isEqualTo(CallLog.CAPACITY + 5);
	}

	@Test
	void theCallLogIsBoundedByBytes() throws Exception {
		CallLog log = new CallLog(Clock.systemUTC());
		byte[] body = new byte[CallLog.MAX_BYTES / 4];
		for (int i = 0; i < 10; i++) {
			log.handle(call(body), (request) -> SimulatorResponse.empty(200));
		}
		assertThat(log.all()).hasSize(4);
		assertThat(log.count("/cgi-bin/x")).isEqualTo(10);
	}

	@Test
	void theChatStoreKeepsTheLastMessagesAndSortsThemIntoChats() {
		ChatStore chats = new ChatStore();
		for (int i = 0; i < ChatStore.CAPACITY + 1; i++) {
			chats.add(message("wx1/o1", "n" + i));
		}
		chats.add(message("wx1/o2", "other"));
		assertThat(chats.all()).hasSize(ChatStore.CAPACITY);
		assertThat(chats.of("wechat", "wx1/o2")).extracting(ChatMessage::text).containsExactly("other");
		assertThat(chats.of("wecom")).isEmpty();
	}

	@Test
	void aMessageCanBeAwaited() throws Exception {
		ChatStore chats = new ChatStore();
		Thread later = new Thread(() -> chats.add(message("wx1/o1", "late")));
		later.start();
		assertThat(chats.await((message) -> message.text().equals("late"), Duration.ofSeconds(60)).conversation())
			.isEqualTo("wx1/o1");
		assertThatIllegalStateException()
			.isThrownBy(() -> chats.await((message) -> message.text().equals("never"), Duration.ofMillis(20)))
			.withMessageContaining("20 ms");
	}

	private static ChatMessage message(String conversation, String text) {
		return new ChatMessage(Platforms.WECHAT, conversation, "wx1", "o1", "text", text, null, null, Instant.EPOCH);
	}

	private static SimulatorRequest call(byte[] body) {
		return new SimulatorRequest("POST", "/cgi-bin/x", Map.of(), Map.of(), body, Map.of(), "127.0.0.1",
				"http://127.0.0.1");
	}

}
