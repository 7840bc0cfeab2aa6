package cn.bootx.starter.core.send;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * A message cannot be sent as it is: the platform would refuse or cut it. Nothing was
 * sent. The category is {@link ErrorCategory#INVALID_ARGUMENT}; all problems are there at
 * once.
 *
 * @since 0.1.0
 */
public class InvalidMessageException extends PlatformException {

	/** Code of the exceptions, in the place of a platform's. */
	public static final String CODE = "invalid-message";

	private static final long serialVersionUID = 1L;

	private final MessageProblem[] problems;

	/**
	 * Makes the exception.
	 * @param api path or name of the API that the message was for
	 * @param problems what is wrong, at least one
	 */
	public InvalidMessageException(Platform platform, String api, List<MessageProblem> problems) {
		this(platform, api, problems, null);
	}

	InvalidMessageException(Platform platform, String api, List<MessageProblem> problems, @Nullable String hint) {
		super(PlatformException.of(platform, api)
			.code(CODE)
			.message(problems.stream().map(MessageProblem::toString).collect(Collectors.joining("; ")))
			.verdict(ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT).withHint(hint)));
		this.problems = problems.toArray(MessageProblem[]::new);
	}

	/** Every problem with its field, in the order of the fields. */
	public List<MessageProblem> problems() {
		return List.of(this.problems);
	}

}
