package cn.bootx.starter.simulator.wechat.gate;

import java.util.List;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A part of a list, as {@code batchget} calls ask for it: {@code offset}, and
 * {@code count} of 1 to 20.
 *
 * @param total size of the whole list
 * @param items those of this page
 */
public record Page<T>(int total, List<T> items) {

	private static final int MAX_COUNT = 20;

	public static <T> Page<T> of(JsonNode body, List<T> all) {
		int offset = body.path("offset").asInt(-1);
		int count = body.path("count").asInt(0);
		if (offset < 0 || count < 1 || count > MAX_COUNT) {
			throw WeChatErrors.refuse(40035, "invalid parameter, offset starts at 0 and count is 1 to " + MAX_COUNT);
		}
		return new Page<>(all.size(), all.stream().skip(offset).limit(count).toList());
	}

	public SimulatorResponse answer(Function<T, ObjectNode> form) {
		ArrayNode nodes = Json.array();
		this.items.forEach((item) -> nodes.add(form.apply(item)));
		ObjectNode answer = Json.object().put("total_count", this.total).put("item_count", this.items.size());
		return SimulatorResponse.json(answer.set("item", nodes));
	}

}
