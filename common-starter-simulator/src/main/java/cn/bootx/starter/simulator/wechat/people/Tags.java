package cn.bootx.starter.simulator.wechat.people;

import java.util.Map;
import java.util.TreeMap;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;

/**
 * The tags of an account. 0, 1 and 2 belong to the platform.
 */
public final class Tags {

	private static final int FIRST_ID = 100;

	private static final int LIMIT = 100;

	private static final int MAX_NAME_BYTES = 30;

	private final Map<Integer, String> names = new TreeMap<>(Map.of(2, "星标组"));

	private int nextId = FIRST_ID;

	synchronized int create(String name) {
		checkName(name);
		if (this.names.size() > LIMIT) {
			throw WeChatErrors.refuse(45056);
		}
		int id = this.nextId++;
		this.names.put(id, name);
		return id;
	}

	synchronized void rename(int id, String name) {
		checkOwn(id);
		if (!name.equals(this.names.get(id))) {
			checkName(name);
			this.names.put(id, name);
		}
	}

	synchronized void remove(int id) {
		checkOwn(id);
		this.names.remove(id);
	}

	synchronized Map<Integer, String> all() {
		return new TreeMap<>(this.names);
	}

	/** A tag that exists, or 45159. */
	synchronized int require(int id) {
		if (!this.names.containsKey(id)) {
			throw WeChatErrors.refuse(45159);
		}
		return id;
	}

	private void checkOwn(int id) {
		if (id >= 0 && id < 3) {
			throw WeChatErrors.refuse(45058);
		}
		require(id);
	}

	private void checkName(String name) {
		if (name.isEmpty() || this.names.containsValue(name)) {
			throw WeChatErrors.refuse(45157);
		}
		if (Fields.bytes(name) > MAX_NAME_BYTES) {
			throw WeChatErrors.refuse(45158);
		}
	}

}
