package cn.bootx.starter.core.admin;

import java.util.List;
import java.util.function.Function;

/**
 * A page of a list in an {@link AdminResult}.
 *
 * @param <T> type of the rows
 * @param current number of the page, from 1
 * @param size rows of a full page
 * @param total rows of the whole list
 * @param records rows of this page
 * @since 0.1.0
 */
public record AdminPage<T>(long current, long size, long total, List<T> records) {

	private static final int MAX_SIZE = 500;

	public AdminPage {
		records = List.copyOf(records);
	}

	/**
	 * Cuts a page out of a list.
	 * @param current number of the page; less than 1 is the first
	 * @param size rows of a full page, brought to 1 to 500
	 */
	public static <T> AdminPage<T> of(List<T> all, int current, int size) {
		int rows = Math.max(1, Math.min(size, MAX_SIZE));
		int page = Math.max(1, current);
		int from = (int) Math.min(all.size(), (page - 1L) * rows);
		return new AdminPage<>(page, rows, all.size(), all.subList(from, Math.min(from + rows, all.size())));
	}

	/** The same page with its rows shown another way. */
	public <D> AdminPage<D> map(Function<? super T, ? extends D> shown) {
		return new AdminPage<>(this.current, this.size, this.total, this.records.stream().<D>map(shown).toList());
	}

}
