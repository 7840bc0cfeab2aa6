package cn.bootx.starter.simulator.wechatopen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Which permission sets (权限集) open which calls: {@code permissions.txt} has beginnings of
 * paths, each with the ids of which one must be granted. Other calls need none.
 */
final class PermissionSets {

	private final Map<String, List<Integer>> sets = new LinkedHashMap<>();

	PermissionSets() {
		try (InputStream file = PermissionSets.class.getResourceAsStream("permissions.txt")) {
			new String(Objects.requireNonNull(file, "permissions.txt").readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith("/"))
				.map((line) -> line.split(" "))
				.forEach((words) -> this.sets.put(words[0],
						Stream.of(words[1].split(",")).map(Integer::valueOf).toList()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether these sets are enough for a call; the first line that fits decides. */
	boolean allow(Collection<Integer> granted, String path) {
		return this.sets.entrySet()
			.stream()
			.filter((line) -> path.startsWith(line.getKey()))
			.findFirst()
			.map((line) -> line.getValue().stream().anyMatch(granted::contains))
			.orElse(true);
	}

}
