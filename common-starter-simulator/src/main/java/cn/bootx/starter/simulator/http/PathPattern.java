package cn.bootx.starter.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A path with <code>{variables}</code>, each of which matches one whole segment.
 */
final class PathPattern {

	private final String[] segments;

	PathPattern(String pattern) {
		this.segments = pattern.split("/", -1);
	}

	@Override
	public String toString() {
		return String.join("/", this.segments);
	}

	static boolean hasVariables(String pattern) {
		return pattern.indexOf('{') >= 0;
	}

	/** The variables' values, or null if the path does not match. */
	@Nullable Map<String, String> match(String path) {
		String[] actual = path.split("/", -1);
		if (actual.length != this.segments.length) {
			return null;
		}
		Map<String, String> variables = new LinkedHashMap<>();
		for (int i = 0; i < actual.length; i++) {
			String expected = this.segments[i];
			if (expected.startsWith("{") && expected.endsWith("}")) {
				variables.put(expected.substring(1, expected.length() - 1), actual[i]);
			}
			else if (!expected.equals(actual[i])) {
				return null;
			}
		}
		return variables;
	}

}
