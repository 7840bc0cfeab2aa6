package cn.bootx.starter.wechat.content.template;

import java.util.List;

/**
 * The data of a message does not fit its template. The message names every variable, what
 * is allowed and how much it has, but no value.
 *
 * @since 0.1.0
 */
public class InvalidTemplateMessageException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> problems;

	public InvalidTemplateMessageException(String templateId, List<String> problems) {
		super("Message of template " + templateId + " cannot be sent: " + String.join("; ", problems));
		this.problems = List.copyOf(problems);
	}

	/** Each problem with its variable. */
	public List<String> problems() {
		return this.problems;
	}

}
