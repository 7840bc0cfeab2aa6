package cn.bootx.starter.wechat.content.menu;

import java.util.List;

/**
 * A menu breaks WeChat's rules. The message names every place.
 *
 * @since 0.1.0
 */
public class InvalidMenuException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	public InvalidMenuException(List<String> problems) {
		super("Menu cannot be published: " + String.join("; ", problems));
		this.problems = List.copyOf(problems);
	}

	/** Each problem with its place. */
	public List<String> problems() {
		return this.problems;
	}

}
