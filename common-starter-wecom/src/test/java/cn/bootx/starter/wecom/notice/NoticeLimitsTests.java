package cn.bootx.starter.wecom.notice;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every limit on its edge: WeCom takes the longest that is allowed, and one more is
 * refused before it is sent.
 */
class NoticeLimitsTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private static final WeComReceivers LISI = WeComReceivers.users("lisi");

	private static final String URL = "https://example.com/";

	private static SimulatedCorporation corporation;

	private static WeComNoticeSender sender;

	@BeforeAll
	static void start() {
		corporation = new SimulatedCorporation();
		sender = corporation.sender();
	}

	@AfterAll
	static void stop() {
		corporation.close();
	}

	static Stream<Arguments> limits() {
		String media = "M".repeat(8);
		return Stream.of(limit("text.content", WeComNotice.text(bytes(2048)), WeComNotice.text(bytes(2049))),
				limit("markdown.content", WeComNotice.markdown(bytes(2048)), WeComNotice.markdown(bytes(2049))),
				limit("textcard.title", WeComNotice.textCard(bytes(128), "d", URL),
						WeComNotice.textCard(bytes(129), "d", URL)),
				limit("textcard.description", WeComNotice.textCard("t", bytes(512), URL),
						WeComNotice.textCard("t", bytes(513), URL)),
				limit("textcard.url", WeComNotice.textCard("t", "d", address(2048)),
						WeComNotice.textCard("t", "d", address(2049))),
				limit("textcard.btntxt", WeComNotice.textCard("t", "d", URL, "四个汉字"),
						WeComNotice.textCard("t", "d", URL, "五个汉字啊")),
				limit("video.title", null, WeComNotice.video(media, bytes(129), null)),
				limit("video.description", null, WeComNotice.video(media, null, bytes(513))),
				limit("news.articles", news(8, "t", "d"), news(9, "t", "d")),
				limit("news.articles[0].title", news(1, bytes(128), "d"), news(1, bytes(129), "d")),
				limit("news.articles[0].description", news(1, "t", bytes(512)), news(1, "t", bytes(513))),
				limit("mpnews.articles[0].title", null, mpNews(bytes(129), "a", "c", "d")),
				limit("mpnews.articles[0].author", null, mpNews("t", bytes(65), "c", "d")),
				limit("mpnews.articles[0].content", null, mpNews("t", "a", bytes(666 * 1024 + 1), "d")),
				limit("mpnews.articles[0].digest", null, mpNews("t", "a", "c", bytes(513))),
				limit("miniprogram_notice.title", miniProgram(12, "四个汉字"), miniProgram(13, "四个汉字")),
				limit("miniprogram_notice.title", miniProgram(4, "四个汉字"), miniProgram(3, "四个汉字")),
				limit("miniprogram_notice.description", miniProgram(4, "字".repeat(12)), miniProgram(4, "字".repeat(13))),
				limit("miniprogram_notice.content_item", items(10, 10, 30), items(11, 10, 30)),
				limit("miniprogram_notice.content_item.key", items(1, 10, 1), items(1, 11, 1)),
				limit("miniprogram_notice.content_item.value", items(1, 1, 30), items(1, 1, 31)),
				limit("taskcard.title", task("a1", bytes(128), "d", 2), task("a2", bytes(129), "d", 2)),
				limit("taskcard.description", task("b1", "t", bytes(512), 2), task("b2", "t", bytes(513), 2)),
				limit("taskcard.task_id", task("c".repeat(128), "t", "d", 1), task("c".repeat(129), "t", "d", 1)),
				limit("taskcard.btn", task("d1", "t", "d", 2), task("d2", "t", "d", 3)),
				limit("taskcard.btn", task("e1", "t", "d", 1), task("e2", "t", "d", 0)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("limits")
	void takesTheLongestAndRefusesOneMore(String field, WeComNotice longest, WeComNotice tooLong) {
		int before = corporation.simulator().calls().count(SEND);
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> sender.send(LISI, tooLong))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(InvalidMessageException.Problem::field)
				.containsExactly(field));
		assertThat(corporation.simulator().calls().count(SEND)).isEqualTo(before);
		if (longest != null) {
			assertThat(sender.send(LISI, longest).complete()).isTrue();
		}
	}

	@Test
	void aThousandUsersAHundredDepartmentsAndAHundredTagsAreOneCall() {
		WeComReceivers one = LISI.and(WeComReceivers.users(users(999)))
			.and(WeComReceivers.departments(numbers(100)))
			.and(WeComReceivers.tags(numbers(100)));
		assertThat(calls(one)).hasSize(1);
		assertThat(calls(one.and(WeComReceivers.users("wangwu")))).hasSize(2);
		assertThat(calls(WeComReceivers.users("lisi").and(WeComReceivers.departments(numbers(101))))).hasSize(2)
			.extracting((call) -> call.path("toparty").asText().split("\\|").length)
			.containsExactly(100, 1);
		assertThat(calls(WeComReceivers.users("lisi").and(WeComReceivers.tags(numbers(201))))).hasSize(3)
			.extracting((call) -> call.path("totag").asText().split("\\|").length)
			.containsExactly(100, 100, 1);
	}

	@Test
	void theDuplicateCheckLastsASecondToFourHours() {
		for (Duration time : List.of(Duration.ofSeconds(1), Duration.ofHours(4))) {
			assertThat(sender
				.send(LISI, WeComNotice.text("once " + time), WeComNoticeOptions.DEFAULTS.withDuplicateCheck(time))
				.complete()).isTrue();
		}
		for (Duration time : List.of(Duration.ofMillis(999), Duration.ofHours(4).plusSeconds(1))) {
			assertThatExceptionOfType(InvalidMessageException.class)
				.isThrownBy(() -> sender.send(LISI, WeComNotice.text("x"),
						WeComNoticeOptions.DEFAULTS.withDuplicateCheck(time)))
				.withMessageContaining("duplicate_check_interval");
		}
	}

	@Test
	void aCheckedDuplicateIsDeliveredOnce() {
		WeComNoticeOptions once = WeComNoticeOptions.DEFAULTS.withDuplicateCheck(Duration.ofMinutes(5));
		String first = sender.send(LISI, WeComNotice.text("only once"), once).msgId();
		assertThat(sender.send(LISI, WeComNotice.text("only once"), once).msgId()).isEqualTo(first);
		assertThat(corporation.agent().messagesOf("lisi")).filteredOn((message) -> message.text().equals("only once"))
			.hasSize(1);
	}

	/** Chinese text, at the end filled up with letters. */
	private static String bytes(int count) {
		return "中".repeat(count / 3) + "x".repeat(count % 3);
	}

	private static String address(int bytes) {
		return URL + "a".repeat(bytes - URL.length());
	}

	private static WeComNotice news(int count, String title, String description) {
		return WeComNotice.news(Collections.nCopies(count, WeComNewsArticle.link(title, description, URL, null)));
	}

	private static WeComNotice mpNews(String title, String author, String content, String digest) {
		return WeComNotice.mpNews(
				List.of(WeComNotice.MpNewsArticle.of(title, "MEDIA", content).withAuthor(author).withDigest(digest)));
	}

	private static WeComNotice miniProgram(int titleLength, String description) {
		return WeComNotice.miniProgram("wx1", "字".repeat(titleLength)).description(description).build();
	}

	private static WeComNotice items(int count, int keyLength, int valueLength) {
		WeComNotice.MiniProgram notice = WeComNotice.miniProgram("wx1", "四个汉字");
		IntStream.range(0, count)
			.forEach((i) -> notice.item("键".repeat(keyLength - 1) + (char) ('a' + i), "值".repeat(valueLength)));
		return notice.build();
	}

	private static WeComNotice task(String taskId, String title, String description, int buttons) {
		return WeComNotice.taskCard(WeComTaskCard.of(taskId, title, description,
				IntStream.range(0, buttons)
					.mapToObj((i) -> WeComTaskCard.Button.of("k" + i, "n", "r"))
					.toArray(WeComTaskCard.Button[]::new)));
	}

	private static Arguments limit(String field, WeComNotice longest, WeComNotice tooLong) {
		return Arguments.of(field, longest, tooLong);
	}

	private static List<String> users(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "user" + i).toList();
	}

	private static List<Long> numbers(int count) {
		return LongStream.rangeClosed(1, count).boxed().toList();
	}

	private static List<JsonNode> calls(WeComReceivers receivers) {
		int before = corporation.simulator().calls().count(SEND);
		sender.sendTextNotice(receivers, "x");
		List<String> bodies = corporation.simulator().calls().bodies(SEND);
		return bodies.subList(before, bodies.size()).stream().map(Json::readTree).toList();
	}

}
