package cn.bootx.starter.wecom.robot;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wecom.api.WeComErrors;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * Sends messages through group robots, by the robot's code. It needs no application.
 * <p>
 * A robot takes 20 messages a minute. Further ones wait for the next minute up to
 * {@code bootx.starter.third.wecom.robot-max-wait}, then fail as
 * {@link ErrorCategory#THROTTLED}; the count holds on all nodes that share the store.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">Group
 * robots</a>
 */
public class WeComRobotNoticeSender {

	static final String SEND = "/cgi-bin/webhook/send";

	private static final FieldCheck CHECK = new FieldCheck(SEND);

	/** First pause after WeCom itself throttled; it doubles with each further one. */
	private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

	private final WeComRobots robots;

	private final PlatformClient client;

	private final RobotRate rate;

	/**
	 * Makes a sender.
	 * @param maxWait how long a message may wait for its turn
	 */
	public WeComRobotNoticeSender(WeComRobots robots, OkHttpClient http, ExpiringStore store, Duration maxWait) {
		this(robots, http, new RobotRate(store, maxWait, Pause::sleep, System::nanoTime));
	}

	WeComRobotNoticeSender(WeComRobots robots, OkHttpClient http, RobotRate rate) {
		this.robots = robots;
		this.client = new PlatformClient(Platform.WECOM, http, new ErrcodeDecoder(Platform.WECOM, new WeComErrors()));
		this.rate = rate;
	}

	/**
	 * Sends a message of any kind.
	 * @param code code of the robot
	 * @throws PlatformException if there is no such robot, if a field is beyond WeCom's
	 * limits, if the robot is throttled for longer than allowed, or if WeCom refuses the
	 * message or cannot be reached
	 */
	public void send(String code, RobotMessage message) {
		message.validate(CHECK);
		WeComRobot robot = this.robots.robot(code);
		ObjectNode body = Json.object().put("msgtype", message.msgType());
		body.set(message.msgType(), message.body());
		send(robot, body);
	}

	public void sendTextNotice(String code, String content) {
		send(code, new RobotText(content));
	}

	public void sendMarkdownNotice(String code, String content) {
		send(code, new RobotMarkdown(content));
	}

	public void sendMarkdownV2Notice(String code, String content) {
		send(code, new RobotMarkdownV2(content));
	}

	/** A throttled message was not delivered, so it may be sent again. */
	private void send(WeComRobot robot, ObjectNode body) {
		RobotRate.Turn turn = this.rate.begin(robot);
		Duration backoff = FIRST_BACKOFF;
		while (true) {
			turn.await();
			try {
				this.client.execute(ApiCall.post(robot.baseUrl(), SEND).query("key", robot.key()).json(body));
				return;
			}
			catch (PlatformException ex) {
				if (ex.category() != ErrorCategory.THROTTLED || !turn.sleep(backoff)) {
					throw ex;
				}
				backoff = backoff.multipliedBy(2);
			}
		}
	}

}
