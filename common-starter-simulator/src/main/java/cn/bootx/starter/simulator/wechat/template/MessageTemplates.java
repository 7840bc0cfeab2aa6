package cn.bootx.starter.simulator.wechat.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * The message templates of an account, and its industries.
 */
public final class MessageTemplates {

	static final int LIMIT = 25;

	private static final Duration INDUSTRY_INTERVAL = Duration.ofDays(30);

	private final Map<String, MessageTemplate> templates = new ConcurrentSkipListMap<>();

	private final List<BlockedMessage> blocked = new CopyOnWriteArrayList<>();

	private int primary = 1;

	private int secondary = 4;

	private @Nullable Instant industrySetAt;

	public synchronized void add(String templateId, String title, String content) {
		this.templates.put(templateId, new MessageTemplate(templateId, title, content, this.primary));
	}

	public @Nullable MessageTemplate find(String templateId) {
		return this.templates.get(templateId);
	}

	boolean remove(String templateId) {
		return this.templates.remove(templateId) != null;
	}

	public List<MessageTemplate> all() {
		return List.copyOf(this.templates.values());
	}

	public void block(BlockedMessage message) {
		this.blocked.add(message);
	}

	/** Messages of a template that the platform held back, oldest first. */
	List<BlockedMessage> blocked(String templateId) {
		return this.blocked.stream().filter((message) -> message.templateId().equals(templateId)).toList();
	}

	synchronized int primary() {
		return this.primary;
	}

	synchronized int secondary() {
		return this.secondary;
	}

	/** Once a month; templates of an industry that is left are lost. */
	synchronized void industries(int newPrimary, int newSecondary, Instant now) {
		if (this.industrySetAt != null && now.isBefore(this.industrySetAt.plus(INDUSTRY_INTERVAL))) {
			throw WeChatErrors.refuse(43100);
		}
		this.industrySetAt = now;
		this.primary = newPrimary;
		this.secondary = newSecondary;
		this.templates.values()
			.removeIf((template) -> template.industry() != newPrimary && template.industry() != newSecondary);
	}

}
