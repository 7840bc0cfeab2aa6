package cn.bootx.starter.core.send;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * Why a message cannot be sent. Names the field, never its value.
 *
 * @param field the field, as the platform spells it
 * @param problem what is wrong with it, to be read after the field
 * @param limit what the platform allows, or null where the problem is not a size
 * @param size the size of the value in the unit of the limit, or null
 * @since 0.1.0
 */
public record MessageProblem(String field, String problem, @Nullable Long limit,
		@Nullable Long size) implements Serializable {

	/** A problem that is not a size. */
	public static MessageProblem of(String field, String problem) {
		return new MessageProblem(field, problem, null, null);
	}

	@Override
	public String toString() {
		return this.field + " " + this.problem;
	}

}
