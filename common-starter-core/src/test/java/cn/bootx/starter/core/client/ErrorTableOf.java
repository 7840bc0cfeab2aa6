package cn.bootx.starter.core.client;

import java.util.List;
import java.util.Map;

/**
 * Error tables of tests that need no file.
 */
public final class ErrorTableOf {

	private ErrorTableOf() {
	}

	/** A table in which every code means the same. */
	public static ErrorTable all(ErrorTable.Verdict verdict) {
		return codes(Map.of("*", verdict));
	}

	static ErrorTable codes(Map<String, ErrorTable.Verdict> verdicts) {
		return new ErrorTable(verdicts.entrySet()
			.stream()
			.map((entry) -> new ErrorEntry(List.of(entry.getKey()), null, entry.getValue(), null, null, null))
			.toList());
	}

}
