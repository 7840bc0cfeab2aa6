package cn.bootx.starter.simulator.control;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;

/**
 * Says what there is instead of an unknown path, method or name.
 */
final class Nearest {

	private static final int SHOWN = 3;

	private Nearest() {
	}

	/** 405 with the methods that a path has, else 404 with the nearest paths. */
	static ControlException refuse(Routes routes, List<Operation> operations, SimulatorRequest request) {
		Set<String> methods = routes.methods(request.path());
		if (!methods.isEmpty()) {
			return ControlException.of(405, "WRONG_METHOD",
					request.path() + " 没有 " + request.method() + " 方法，有 " + methods,
					request.path() + " has no " + request.method() + ", but " + methods);
		}
		List<String> nearest = to(request.method() + " " + request.path(),
				operations.stream().map((operation) -> operation.method() + " " + operation.path()).toList());
		return ControlException.unknown("UNKNOWN_PATH", null, "没有 " + request.path() + ",全部操作见 " + OpenApiDocument.PATH,
				"There is no " + request.path() + "; all operations are in " + OpenApiDocument.PATH, nearest);
	}

	/** The words that are most like the wanted one, best first. */
	static List<String> to(String wanted, List<String> known) {
		return known.stream().sorted(Comparator.comparingInt((word) -> distance(wanted, word))).limit(SHOWN).toList();
	}

	/** How many segments and characters differ; a variable fits any segment. */
	private static int distance(String wanted, String word) {
		String[] left = wanted.split("/");
		String[] right = word.split("/");
		int distance = Math.abs(left.length - right.length) * 20;
		for (int i = 0; i < Math.min(left.length, right.length); i++) {
			distance += right[i].startsWith("{") ? 1 : edits(left[i], right[i]);
		}
		return distance;
	}

	private static int edits(String left, String right) {
		int[] row = new int[right.length() + 1];
		for (int j = 0; j <= right.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= right.length(); j++) {
				int changed = diagonal + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[right.length()];
	}

}
