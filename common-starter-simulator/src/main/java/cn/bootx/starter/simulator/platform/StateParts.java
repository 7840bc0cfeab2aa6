package cn.bootx.starter.simulator.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What platforms keep beside accounts, people and tokens, for snapshots: each part writes
 * itself down and takes the place of what is there when it is loaded.
 *
 * @since 0.1.0
 */
public final class StateParts {

	private final Map<String, Supplier<?>> saves = new LinkedHashMap<>();

	private final Map<String, Consumer<JsonNode>> loads = new LinkedHashMap<>();

	/**
	 * Adds a part.
	 * @param type what JSON becomes
	 * @param load replaces everything; accounts are registered before
	 */
	public <T> void add(String name, Class<T> type, Supplier<T> save, Consumer<T> load) {
		this.saves.put(name, save);
		this.loads.put(name, (json) -> load.accept(Json.convert(json, type)));
	}

	public ObjectNode save() {
		ObjectNode state = Json.object();
		this.saves.forEach((name, save) -> state.set(name, Json.tree(save.get())));
		return state;
	}

	/** Loads the parts that there are. */
	public void load(JsonNode state) {
		this.loads.forEach((name, load) -> {
			if (state.has(name)) {
				load.accept(state.path(name));
			}
		});
	}

	/**
	 * A file as a snapshot has it; {@code bytes} are Base64 there.
	 *
	 * @param owner who may use it, empty where everybody may
	 * @param at when it was uploaded, an instant as text
	 */
	public record SavedFile(String id, String owner, String type, String contentType, String fileName, byte[] bytes,
			String at) {
	}

}
