package cn.bootx.starter.simulator.wechat.gate;

import java.util.Collection;
import java.util.Comparator;
import java.util.function.Function;

import cn.bootx.starter.simulator.endpoint.RowCall;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A part of a list, as {@code batchget} calls ask for it with {@code offset} and
 * {@code count}.
 */
public final class Page {

	private static final Comparator<ObjectNode> NEWEST_FIRST = Comparator
		.<ObjectNode>comparingLong((document) -> document.path("order").asLong())
		.reversed();

	private Page() {
	}

	/** Answers those documents that are asked for, by their {@code order}. */
	public static void answer(RowCall call, Collection<ObjectNode> all, Function<ObjectNode, ObjectNode> form) {
		ArrayNode items = call.answer().arrayNode();
		all.stream()
			.sorted(NEWEST_FIRST)
			.skip(call.at("offset").asInt())
			.limit(call.at("count").asInt())
			.forEach((document) -> items.add(form.apply(document)));
		call.answer().put("total_count", all.size()).put("item_count", items.size()).set("item", items);
	}

}
