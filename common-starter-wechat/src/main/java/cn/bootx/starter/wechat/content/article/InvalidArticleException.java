package cn.bootx.starter.wechat.content.article;

import java.util.List;

/**
 * Articles break WeChat's rules; nothing was sent. The message names every field with its
 * limit and its size.
 *
 * @since 0.1.0
 */
public class InvalidArticleException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	public InvalidArticleException(List<String> problems) {
		super("Articles cannot be sent: " + String.join("; ", problems));
		this.problems = List.copyOf(problems);
	}

	/** Each problem with its field. */
	public List<String> problems() {
		return this.problems;
	}

}
