package cn.bootx.starter.core.admin;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The envelope in which the endpoints answer, as the original system's did.
 *
 * @param <T> type of the content
 * @param code 0 for success
 * @param msg what went wrong, or {@code success}
 * @param data the content, or null
 * @since 0.1.0
 */
public record AdminResult<T>(int code, String msg, @Nullable T data) {

	/** The code of a failure that has no code of its own. */
	public static final int FAILED = 1;

	public static <T> AdminResult<T> ok(@Nullable T data) {
		return new AdminResult<>(0, "success", data);
	}

	public static <T> AdminResult<T> failed(String msg) {
		return new AdminResult<>(FAILED, msg, null);
	}

	/**
	 * A page of a list.
	 *
	 * @param <T> type of the rows
	 * @param current number of the page, from 1
	 * @param size rows of a full page
	 * @param total rows of the whole list
	 * @param records rows of this page
	 */
	public record Page<T>(long current, long size, long total, List<T> records) {

		private static final int MAX_SIZE = 500;

		public Page {
			records = List.copyOf(records);
		}

		/**
		 * Cuts a page out of a list.
		 * @param current number of the page; less than 1 is the first
		 * @param size rows of a full page, brought to 1 to 500
		 */
		public static <T> Page<T> of(List<T> all, int current, int size) {
			int rows = Math.max(1, Math.min(size, MAX_SIZE));
			int page = Math.max(1, current);
			int from = (int) Math.min(all.size(), (page - 1L) * rows);
			return new Page<>(page, rows, all.size(), all.subList(from, Math.min(from + rows, all.size())));
		}

		/** The same page with its rows shown another way. */
		public <D> Page<D> map(Function<? super T, ? extends D> shown) {
			return new Page<>(this.current, this.size, this.total, this.records.stream().<D>map(shown).toList());
		}

	}

}
