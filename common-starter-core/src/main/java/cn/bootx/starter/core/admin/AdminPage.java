package cn.bootx.starter.core.admin;

import java.util.List;

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

	public AdminPage {
		records = List.copyOf(records);
	}

}
