package cn.bootx.starter.simulator.wechat.template;

import java.util.HashMap;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;

/**
 * Which user agreed to which subscribe notice of an app how often.
 */
public final class Notices {

	private final Map<String, Integer> consents = new HashMap<>();

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
