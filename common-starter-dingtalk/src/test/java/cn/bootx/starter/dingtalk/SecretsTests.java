package cn.bootx.starter.dingtalk;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkNoticeReceivers;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that is logged, on all levels, and every exception's text, while calls
 * succeed and fail: no secret, token or signature.
 */
class SecretsTests {

	private static final String ROBOT_TOKEN = "robot-token-of-the-webhook";

	private static final String ROBOT_SECRET = "SECsecret-of-the-robot";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");

	private final Level before = this.root.getLevel();

	private final List<String> texts = new ArrayList<>();

	@BeforeEach
	void listen() {
		this.appender.start();
		this.root.addAppender(this.appender);
		this.root.setLevel(Level.TRACE);
	}

	@AfterEach
	void stop() {
		this.root.setLevel(this.before);
		this.root.detachAppender(this.appender);
		this.fixture.close();
	}

	@Test
	void appearNowhere() {
		TestApp app = this.fixture.app();
		String token = app.access().getAccessToken();
		String[] paths = { "/oapi/topapi/message/corpconversation/asyncsend_v2", "/oapi/media/upload",
				"/dingapi/v1.0/robot/oToMessages/batchSend", "/oapi/robot/send", "/oapi/gettoken",
				"/dingapi/v1.0/oauth2/accessToken" };
		DingRobotNoticeSender robots = new DingRobotNoticeSender(
				this.fixture.robots(Map.of("ops", Robot.Settings.ofKey(ROBOT_TOKEN).signedWith(ROBOT_SECRET))),
				this.fixture.http(), this.fixture.robotLimiter(this.fixture.store(), 20, Duration.ofSeconds(5)),
				this.fixture.clock(), 3, false, RobotQueue.none(Platform.DING_TALK, "/robot/send"));
		List<Runnable> calls = List.of(() -> app.noticeSender().sendText(DingTalkNoticeReceivers.users("u1"), "x"),
				() -> app.media().uploadMedia(new ByteArrayInputStream(new byte[] { 1 }), "a.pdf", "file"),
				() -> app.robotSender().send("u1", DingTalkAppMsg.text("x")), () -> robots.sendSimpleText("ops", "x"),
				() -> this.fixture.app("wrong-secret-1").access().getAccessToken());
		for (SimulatorResponse answer : List.of(SimulatorResponse.json(200, Map.of("errcode", 40014, "errmsg", "x")),
				SimulatorResponse.json(500, Map.of("code", "system.error", "message", "access_token=" + token)),
				SimulatorResponse.html("<html>" + token), SimulatorResponse.redirect("https://example.com/" + token))) {
			for (String path : paths) {
				this.fixture.simulator().faults().next(path, 3, answer);
			}
			calls.forEach(this::attempt);
			this.fixture.simulator().faults().clear();
			this.fixture.clock().advance(Duration.ofMinutes(20));
		}
		assertThat(this.texts).hasSizeGreaterThan(10);
		this.appender.list.forEach((event) -> this.texts.add(event.getFormattedMessage()
				+ ((event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy()) : "")));
		assertThat(this.texts).noneMatch((text) -> text.contains(token))
			.noneMatch((text) -> text.contains(DingTalkFixture.APP_SECRET))
			.noneMatch((text) -> text.contains("wrong-secret-1"))
			.noneMatch((text) -> text.contains(ROBOT_TOKEN))
			.noneMatch((text) -> text.contains(ROBOT_SECRET))
			.noneMatch((text) -> text.contains("sign=") && !text.contains("sign=******"));
	}

	private void attempt(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				this.texts.add(cause.toString());
			}
		}
	}

}
