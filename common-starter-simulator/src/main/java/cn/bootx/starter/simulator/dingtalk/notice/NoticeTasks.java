package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The work notices that were sent.
 */
public final class NoticeTasks {

	/** Task ids are longer than 32 bits. */
	private final AtomicLong lastId = new AtomicLong(256_271_667_526L);

	private final Map<Long, NoticeTask> tasks = new ConcurrentSkipListMap<>();

	private final NoticeLimits limits = new NoticeLimits();

	private final Clock clock;

	private final DingDirectory directory;

	private final DingChats chats;

	private volatile Duration processingTime = Duration.ZERO;

	public NoticeTasks(Clock clock, DingDirectory directory, DingChats chats) {
		this.clock = clock;
		this.directory = directory;
		this.chats = chats;
	}

	public void processingTime(Duration processingTime) {
		this.processingTime = processingTime;
	}

	NoticeTask send(DingTalkApp app, boolean toAll, List<String> users, List<Long> departments, ObjectNode message) {
		Instant now = this.clock.instant();
		if (toAll && !this.limits.takeToAll(app.appKey(), now)) {
			throw OldFamily.refuse(41045, "企业每天给全员发送消息超过限制");
		}
		NoticeReceivers receivers = new NoticeReceivers();
		for (String user : NoticeReceivers.resolve(this.directory, toAll, users, departments, receivers)) {
			String limit = this.limits.take(app.appKey(), user, message, now);
			if (limit == null) {
				receivers.delivered().add(user);
			}
			else {
				receivers.forbidden().put(user, limit);
			}
		}
		NoticeTask task = new NoticeTask(this.lastId.incrementAndGet(), app.appKey(), now,
				now.plus(this.processingTime), message, receivers);
		this.tasks.put(task.id(), task);
		show(app, task);
		return task;
	}

	/** Shows each receiver the notice as it is now. */
	void show(DingTalkApp app, NoticeTask task) {
		task.delivered().forEach((user) -> this.chats.noticeArrived(app, task.noticeOf(user)));
	}

	/** Marks a notice as read, if the user got it. */
	public boolean read(String id, String userId) {
		Set<String> readers = readers(id);
		return readers != null && noticesOf(userId).stream().anyMatch((notice) -> id.equals("" + notice.taskId()))
				&& (readers.add(userId) || readers.contains(userId));
	}

	/** Who read a notice, null if that id is unknown. */
	public @Nullable Set<String> readers(String id) {
		NoticeTask task = id.matches("\\d{1,18}") ? this.tasks.get(Long.valueOf(id)) : null;
		return (task != null) ? task.receivers().readers() : null;
	}

	/** A task of this application, null if that id is unknown. */
	@Nullable NoticeTask find(DingTalkApp app, long id) {
		NoticeTask task = this.tasks.get(id);
		return (task != null && task.appKey().equals(app.appKey())) ? task : null;
	}

	/** What a user received from all applications, oldest first. */
	public List<DingNotice> noticesOf(String userId) {
		return this.tasks.values()
			.stream()
			.filter((task) -> task.receivers().delivered().contains(userId))
			.map((task) -> task.noticeOf(userId))
			.toList();
	}

	/** What the rows of work notices do. */
	public Map<String, Effect> effects(NoticeMessageRules rules) {
		return new NoticeEffects(this.clock, this, rules).all();
	}

}
