package cn.bootx.starter.simulator.wecom.message;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;

/**
 * The task ids of cards, each of which an agent may use once.
 */
public final class TaskIds {

	private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_\\-@]{1,128}");

	private final Set<String> taken = ConcurrentHashMap.newKeySet();

	void take(WeComAgent agent, String taskId) {
		if (!FORM.matcher(taskId).matches() || !this.taken.add(agent.corpId() + "/" + agent.id() + "/" + taskId)) {
			throw new WeComErrorException(42014, "taskid has existed or empty or exceed max len");
		}
	}

}
