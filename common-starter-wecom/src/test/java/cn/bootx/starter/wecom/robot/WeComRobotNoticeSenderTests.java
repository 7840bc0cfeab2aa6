package cn.bootx.starter.wecom.robot;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.notice.Cards;
import cn.bootx.starter.wecom.notice.WeComMediaType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class WeComRobotNoticeSenderTests {

	private static final String KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";

	private static final String SEND = "/qyapi/cgi-bin/webhook/send";

	private static final Duration WINDOW = Duration.ofSeconds(61);

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final SimulatedWeComRobot robot = this.corporation.simulator().wecom().registerRobot(KEY);

	private final InMemoryRecordStore records = new InMemoryRecordStore();

	private final AdjustableClock clock = new AdjustableClock();

	private final List<Duration> pauses = new ArrayList<>();

	/** The window of the rate follows the clock that the pauses move. */
	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void sendsTextWithMentionsAndBothMarkdowns() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		sender.send("ops", WeComRobotMessage.text("down!").mentioning("zhangsan", WeComRobotMessage.EVERYBODY));
		sender.sendMarkdownNotice("ops", "**x**");
		sender.sendMarkdownV2Notice("ops", "1. x");
		assertThat(this.robot.messages()).extracting(cn.bootx.starter.simulator.wecom.robot.WeComRobotMessage::msgType)
			.containsExactly("text", "markdown", "markdown_v2");
		assertThat(this.robot.messages().get(0).mentioned()).containsExactly("zhangsan", "@all");
	}

	@Test
	void sendsAnImageWithItsDigest() {
		sender(Duration.ZERO).sendImageNotice("ops", new ByteArrayInputStream(PNG));
		assertThat(this.robot.messages().get(0).body().path("image").toString())
			.isEqualTo("{\"base64\":\"iVBORw0KGgo=\",\"md5\":\"e9dd2797018cad79186e03e8c5aec8dc\"}");
	}

	@Test
	void uploadsFileAndVoiceWithoutAnApplication() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		sender.sendFileNotice("ops", new ByteArrayInputStream(new byte[10]), "../../报表.xlsx");
		sender.sendVoiceNotice("ops", new ByteArrayInputStream(new byte[10]), "v.amr");
		sender.sendTemplateCardNotice("ops", Cards.newsNotice());
		assertThat(this.robot.messages()).extracting(cn.bootx.starter.simulator.wecom.robot.WeComRobotMessage::msgType)
			.containsExactly("file", "voice", "template_card");
		assertThat(this.corporation.simulator().calls().count("/qyapi/cgi-bin/gettoken")).isZero();
		assertThat(this.corporation.simulator().calls().of("/qyapi/cgi-bin/webhook/upload_media").get(0).bodyText())
			.contains("name=\"media\"; filename=\"报表.xlsx\"");
	}

	@Test
	void anUploadWithoutAnIdIsNotSent() {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/webhook/upload_media", 1, SimulatorResponse.json(Map.of("errcode", 0)));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(
					() -> sender(Duration.ZERO).sendFileNotice("ops", new ByteArrayInputStream(new byte[10]), "a.txt"))
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT))
			.withMessageContaining("media_id");
		assertThat(this.robot.messages()).isEmpty();
	}

	@Test
	void findsStoredRobotsAtOnce() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		this.records.insert(WeComRobots.COLLECTION, "stored", "{\"key\":\"" + KEY + "\"}");
		sender.sendTextNotice("stored", "x");
		this.records.save(WeComRobots.COLLECTION, "stored",
				"{\"webhook\":\"https://evil.example.com/cgi-bin/webhook/send?key=k\"}");
		failure(() -> sender.sendTextNotice("stored", "x"), (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining("evil.example.com").hasMessageNotContaining("key=k");
		});
		failure(() -> sender.sendTextNotice("unknown", "x"), (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
			assertThat(ex).hasMessageContaining("[ops, stored]");
			assertThat(ex.hint().orElseThrow()).contains("robots.unknown.key");
		});
	}

	@Test
	void sendsThroughRobotsThatAreStoredLater() {
		WeComRobots robots = robots();
		robots.save("night", Robot.Settings.ofKey(KEY));
		sender(Duration.ZERO).sendTextNotice("night", "x");
		assertThat(this.robot.messages()).hasSize(1);
	}

	@Test
	void failsAtOnceWhereItMayNotWait() {
		WeComRobotNoticeSender sender = sender(Duration.ofSeconds(5));
		twenty(sender);
		failure(() -> sender.sendTextNotice("ops", "21"), (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
			assertThat(ex.retryable()).isTrue();
			assertThat(ex.retryAfter().orElseThrow()).isEqualTo(Duration.ofSeconds(61));
			assertThat(ex).hasMessageContaining("20 calls").hasMessageContaining("robot.max-wait");
		});
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(20);
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void countsTheMessagesOfAllNodes() {
		WeComRobotNoticeSender one = sender(Duration.ZERO);
		WeComRobotNoticeSender other = sender(Duration.ZERO);
		for (int i = 0; i < 10; i++) {
			one.sendTextNotice("ops", "one");
			other.sendTextNotice("ops", "other");
		}
		failure(() -> other.sendTextNotice("ops", "21"),
				(ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED));
	}

	@Test
	void sendsAtMostTwentyMessagesInAnyMinute() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		this.corporation.simulator().faults().next(SEND, 30, ok());
		sender.sendTextNotice("ops", "first");
		this.clock.advance(Duration.ofSeconds(58));
		for (int i = 0; i < 19; i++) {
			sender.sendTextNotice("ops", "message " + i);
		}
		this.clock.advance(Duration.ofSeconds(3));
		sender.sendTextNotice("ops", "in the place of the first");
		// A window that begins with the first message would let 19 more through.
		failure(() -> sender.sendTextNotice("ops", "one too many"),
				(ex) -> assertThat(ex.retryAfter()).contains(Duration.ofSeconds(58)));
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(21);
	}

	@Test
	void aRefusedMessageIsNotCounted() {
		WeComRobotNoticeSender sender = sender(Duration.ofSeconds(5));
		this.corporation.simulator().faults().next(SEND, 40, ok());
		twenty(sender);
		for (int i = 0; i < 50; i++) {
			failure(() -> sender.sendTextNotice("ops", "refused"),
					(ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED));
		}
		this.clock.advance(Duration.ofSeconds(61));
		twenty(sender);
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void sendsWithoutTheStore() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		WeComRobotNoticeSender sender = sender(away, new RateLimit(20, WINDOW, Duration.ZERO));
		twenty(sender);
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(20);
		failure(() -> sender.sendTextNotice("ops", "21"),
				(ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED));
	}

	@Test
	void aLimitOfZeroIsOff() {
		WeComRobotNoticeSender sender = sender(this.store, new RateLimit(0, WINDOW, Duration.ZERO));
		this.corporation.simulator().faults().next(SEND, 50, ok());
		twenty(sender);
		twenty(sender);
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(40);
	}

	@Test
	void sleepsOnceUntilItsTurn() {
		WeComRobotNoticeSender sender = sender(Duration.ofMinutes(2));
		this.corporation.simulator().faults().next(SEND, 21, ok());
		twenty(sender);
		this.clock.advance(Duration.ofSeconds(20));
		sender.sendTextNotice("ops", "21");
		assertThat(this.pauses).containsExactly(Duration.ofSeconds(41));
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(21);
	}

	@Test
	void sendsAgainAfterAPauseWhatThePlatformThrottled() {
		this.corporation.simulator().faults().next(SEND, 1, throttled());
		sender(Duration.ofMinutes(2)).sendTextNotice("ops", "x");
		assertThat(this.robot.messages()).hasSize(1);
		assertThat(this.pauses).containsExactly(WINDOW);
	}

	@Test
	void allNodesArePausedWhenThePlatformThrottles() {
		this.corporation.simulator().faults().next(SEND, 100, throttled());
		failure(() -> sender(Duration.ofSeconds(10)).sendTextNotice("ops", "x"), (ex) -> {
			assertThat(ex.code()).isEqualTo("45009");
			assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
		});
		failure(() -> sender(Duration.ofSeconds(10)).sendTextNotice("ops", "x"),
				(ex) -> assertThat(ex.code()).isEqualTo("local-limit"));
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(1);
		assertThat(this.pauses).isEmpty();
	}

	@Test
	void saysWhatIsWrongWithTheRobot() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		this.records.insert(WeComRobots.COLLECTION, "gone", "{\"key\":\"gone-key\"}");
		failure(() -> sender.sendTextNotice("gone", "x"), (ex) -> {
			assertThat(ex.code()).isEqualTo("93000");
			assertThat(ex.hint().orElseThrow()).contains("removed from its group");
			assertThat(ex).hasMessageNotContaining("gone-key");
		});
		this.robot.disable();
		failure(() -> sender.sendTextNotice("ops", "x"),
				(ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.PERMISSION));
	}

	@Test
	void refusesWhatRobotsDoNotTake() {
		WeComRobotNoticeSender sender = sender(Duration.ZERO);
		invalid(() -> sender.sendTextNotice("ops", "中".repeat(683)), "text.content has 2049 bytes");
		invalid(() -> sender.sendMarkdownNotice("ops", "a".repeat(4097)), "markdown.content has 4097 bytes");
		invalid(() -> sender.sendImageNotice("ops", "GIF89a".getBytes()), "image is neither JPG nor PNG");
		invalid(() -> sender.sendImageNotice("ops", new byte[2 * 1024 * 1024 + 1]),
				"image has 2097153 bytes, allowed are 2097152");
		invalid(() -> sender.sendTemplateCardNotice("ops", Cards.voteInteraction()), "vote_interaction");
		invalid(() -> sender.upload("ops", WeComMediaType.IMAGE, new ByteArrayInputStream(PNG), "a.png"),
				"type is image");
		invalid(() -> sender.sendFileNotice("ops", new ByteArrayInputStream(new byte[5]), "a.txt"),
				"file has 5 bytes, WeCom takes no less than 6");
		assertThat(this.corporation.simulator().calls().count(SEND)).isZero();
	}

	private WeComRobotNoticeSender sender(Duration maxWait) {
		return sender(this.store, new RateLimit(20, WINDOW, maxWait));
	}

	private WeComRobotNoticeSender sender(ExpiringStore store, RateLimit limit) {
		RateLimiter limiter = new RateLimiter(store, Platform.WECOM, "robot", limit, "raise robot.max-wait",
				new RateLimiter.Waiting() {

					@Override
					public long nanoTime() {
						return WeComRobotNoticeSenderTests.this.clock.millis() * 1_000_000;
					}

					@Override
					public void sleep(Duration time) {
						WeComRobotNoticeSenderTests.this.pauses.add(time);
						WeComRobotNoticeSenderTests.this.clock.advance(time);
					}

				});
		return new WeComRobotNoticeSender(robots(), this.corporation.http(), limiter);
	}

	private WeComRobots robots() {
		return new WeComRobots(this.corporation.baseUrl(), List.of(), Map.of("ops", Robot.Settings.ofKey(KEY)),
				this.records);
	}

	private static void twenty(WeComRobotNoticeSender sender) {
		for (int i = 0; i < 20; i++) {
			sender.sendTextNotice("ops", "message " + i);
		}
	}

	private static SimulatorResponse throttled() {
		return SimulatorResponse.json(Map.of("errcode", 45009, "errmsg", "api freq out of limit, hint: [1]"));
	}

	private static SimulatorResponse ok() {
		return SimulatorResponse.json(Map.of("errcode", 0, "errmsg", "ok"));
	}

	private static void invalid(Runnable send, String message) {
		failure(send, (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining(message);
		});
	}

	private static void failure(Runnable send, Consumer<PlatformException> requirements) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(send::run).satisfies(requirements);
	}

	private static final class AdjustableClock extends Clock {

		private volatile Instant now = Instant.ofEpochMilli(System.currentTimeMillis());

		private void advance(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
