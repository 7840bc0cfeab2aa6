package cn.bootx.starter.simulator.wechat.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * The subscribe notices of an app: its templates, and which user agreed to which how
 * often.
 */
public final class Notices {

	static final int LIMIT = 50;

	private final Map<String, NoticeTemplate> templates = new ConcurrentSkipListMap<>();

	private final Map<String, Integer> consents = new HashMap<>();

	void add(NoticeTemplate template) {
		this.templates.put(template.priTmplId(), template);
	}

	@Nullable NoticeTemplate find(String priTmplId) {
		return this.templates.get(priTmplId);
	}

	boolean remove(String priTmplId) {
		return this.templates.remove(priTmplId) != null;
	}

	List<NoticeTemplate> all() {
		return List.copyOf(this.templates.values());
	}

	public synchronized void agree(String openId, String templateId) {
		this.consents.merge(openId + " " + templateId, 1, Integer::sum);
	}

	public synchronized void refuse(String openId, String templateId) {
		this.consents.remove(openId + " " + templateId);
	}

	/** One consent is one message; without any 43101. */
	synchronized void take(String openId, String templateId) {
		String key = openId + " " + templateId;
		int left = this.consents.getOrDefault(key, 0);
		if (left == 0) {
			throw WeChatErrors.refuse(43101);
		}
		this.consents.put(key, left - 1);
	}

}
