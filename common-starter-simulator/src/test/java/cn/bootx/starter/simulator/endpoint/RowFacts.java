package cn.bootx.starter.simulator.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * What the platform's documentation says of one call: {@code METHOD path ; good input ;
 * field value code ; …}. A value is {@code -} where the field is missing, {@code 20字} or
 * {@code 20x} for so many characters, {@code 20[]} for so many items, otherwise JSON.
 */
public record RowFacts(String method, String path, ObjectNode good, List<Wrong> wrong) {

	/** All calls of a file beside this class. */
	public static List<RowFacts> read(String name) {
		try (InputStream file = RowFacts.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map(RowFacts::parse)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RowFacts parse(String line) {
		String[] parts = line.split("\\s+;\\s+");
		String[] call = parts[0].split(" ");
		return new RowFacts(call[0], call[1], (ObjectNode) EndpointRow.json(parts[1]),
				Arrays.stream(parts).skip(2).map((part) -> part.split(" ")).map(Wrong::of).toList());
	}

	/** Rows of a table that say what is checked, without those of the facts. */
	public static Set<String> without(String table, List<RowFacts> facts) {
		Set<String> rows = new TreeSet<>();
		EndpointTable.load(table)
			.rows()
			.stream()
			.filter((row) -> row.coverage() != Coverage.NONE && !row.inJava())
			.forEach((row) -> rows.add(row.method() + " " + row.path()));
		facts.forEach((call) -> rows.remove(call.method() + " " + call.path()));
		return rows;
	}

	/** The good input with one field wrong. */
	public ObjectNode with(Wrong wrong) {
		ObjectNode input = this.good.deepCopy();
		if (wrong.value().equals("-")) {
			return input.without(List.of(wrong.field()));
		}
		return input.set(wrong.field(), value(wrong.value(), this.good.path(wrong.field())));
	}

	private static JsonNode value(String value, JsonNode good) {
		if (value.matches("\\d+[字x]")) {
			int last = value.length() - 1;
			return TextNode.valueOf(value.substring(last).repeat(Integer.parseInt(value.substring(0, last))));
		}
		if (value.matches("\\d+\\[]")) {
			ArrayNode items = Json.array();
			for (int i = 0; i < Integer.parseInt(value.replace("[]", "")); i++) {
				items.add(good.path(0));
			}
			return items;
		}
		return EndpointRow.json(value);
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

	/** A field that is wrong and what it is refused with. */
	public record Wrong(String field, String value, String code) {

		static Wrong of(String[] words) {
			return new Wrong(words[0], words[1], words[2]);
		}

	}

}
