package cn.bootx.starter.wecom.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.UserNotice;
import cn.bootx.starter.core.send.UserNoticeSender;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextNoticesTests {

	private static final UserNotice ALARM = UserNotice.of("CPU 告警", "db-1 达到 97 %");

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final UserNoticeSender notices = new TextNotices(this.corporation.sender(),
			DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai")),
			new MutableClock("2026-11-21T02:00:00Z"));

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void aPartIsALine() {
		this.notices.sendToUsers(List.of("lisi"), ALARM);
		this.notices.sendToUsers(List.of("lisi"), ALARM.date("昨天").remark("请处理").url("https://example.com/42"));
		assertThat(this.corporation.agent().messagesOf("lisi")).extracting(WeComMessage::text)
			.containsExactly("CPU 告警\ndb-1 达到 97 %\n2026-11-21 10:00",
					"CPU 告警\ndb-1 达到 97 %\n昨天\n请处理\n<a href=\"https://example.com/42\">https://example.com/42</a>");
	}

	@Test
	void unknownUsersAreListedAndTheOthersGetIt() {
		SendResult result = this.notices.sendToUsers(List.of("Nobody", "lisi", "zhangsan"), ALARM);
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("Nobody");
		assertThat(this.corporation.agent().messages()).singleElement()
			.satisfies((message) -> assertThat(message.receivers()).containsExactly("lisi", "zhangsan"));
		SendResult none = this.notices.sendToUsers(List.of("Nobody", "NoOne"), ALARM);
		assertThat(none.ids()).isEmpty();
		assertThat(none.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("Nobody", "NoOne");
	}

	@Test
	void aNoticeThatIsTooLongIsRefused() {
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.notices.sendToUsers(List.of("lisi"), UserNotice.of("h", "中".repeat(683))))
			.withMessageContaining("text.content");
		assertThat(this.corporation.agent().messages()).isEmpty();
	}

}
