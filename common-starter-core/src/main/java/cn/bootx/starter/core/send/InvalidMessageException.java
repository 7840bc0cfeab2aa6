package cn.bootx.starter.core.send;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
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

	private final Problem[] problems;

	/**
	 * Makes the exception.
	 * @param problems what is wrong, at least one
	 */
	public InvalidMessageException(Platform platform, String api, List<Problem> problems) {
		this(platform, api, problems, null);
	}

	InvalidMessageException(Platform platform, String api, List<Problem> problems, @Nullable String hint) {
		super(PlatformException.of(platform, api)
			.code(CODE)
			.message(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")))
			.category(ErrorCategory.INVALID_ARGUMENT, hint));
		this.problems = problems.toArray(Problem[]::new);
	}

	/** Every problem with its field, in the order of the fields. */
	public List<Problem> problems() {
		return List.of(this.problems);
	}

	/**
	 * Why a message cannot be sent. Names the field, never its value.
	 *
	 * @param field the field, as the platform spells it
	 * @param problem what is wrong with it, to be read after the field
	 * @param limit what the platform allows, or null where the problem is not a size
	 * @param size the size of the value, or null
	 */
	public record Problem(String field, String problem, @Nullable Long limit,
			@Nullable Long size) implements Serializable {

		/** A problem that is not a size. */
		public static Problem of(String field, String problem) {
			return new Problem(field, problem, null, null);
		}

		@Override
		public String toString() {
			return this.field + " " + this.problem;
		}

	}

}
