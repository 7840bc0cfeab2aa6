package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.dingtalk.people.DingUser;

/**
 * A conversation with an application's robot that may be answered until it expires.
 *
 * @param id the secret in the session webhook
 * @param conversationId where the user wrote
 * @param robotCode the robot that the user wrote to
 * @param user who wrote
 * @param expiresAt end of the webhook
 * @param replies what came back over the webhook so far
 */
public record DingSession(String id, String conversationId, String robotCode, DingUser user, Instant expiresAt,
		List<DingRobotMessage> replies) {

	DingSession(String id, String conversationId, String robotCode, DingUser user, Instant expiresAt) {
		this(id, conversationId, robotCode, user, expiresAt, new CopyOnWriteArrayList<>());
	}

	synchronized void add(DingRobotMessage reply) {
		this.replies.add(reply);
		notifyAll();
	}

	/** Waits for a reply of exactly this text. */
	synchronized boolean await(String text, Duration atMost) throws InterruptedException {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (this.replies.stream().noneMatch((reply) -> reply.text().equals(text))) {
			long left = (deadline - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				return false;
			}
			wait(left);
		}
		return true;
	}

}
