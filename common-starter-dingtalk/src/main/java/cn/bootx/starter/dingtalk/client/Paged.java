package cn.bootx.starter.dingtalk.client;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reads what DingTalk gives in pages. A further page is asked for when its first item is
 * needed, so a stream that is not read to its end costs no more calls than it must.
 *
 * @since 0.1.0
 */
public final class Paged {

	private Paged() {
	}

	/**
	 * The items of all pages.
	 * @param reader reads a page; gets where it begins, or null for the first
	 */
	public static <T> Stream<T> read(Function<@Nullable String, Page<T>> reader) {
		return Stream.<Page<T>>iterate(reader.apply(null), Objects::nonNull, (page) -> next(page, reader))
			.flatMap((page) -> page.items().stream());
	}

	private static <T> @Nullable Page<T> next(Page<T> page, Function<@Nullable String, Page<T>> reader) {
		if (page.next() == null) {
			return null;
		}
		Page<T> next = reader.apply(page.next());
		// A page that leads to itself would be read for ever.
		return page.next().equals(next.next()) ? new Page<>(next.items(), null) : next;
	}

	/**
	 * A page.
	 *
	 * @param next where the next page begins, or null if this is the last one
	 */
	public record Page<T>(List<T> items, @Nullable String next) {
	}

}
