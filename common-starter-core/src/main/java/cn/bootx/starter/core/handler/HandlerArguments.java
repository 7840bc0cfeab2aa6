package cn.bootx.starter.core.handler;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the annotated methods of a platform may ask for.
 *
 * @param <C> what a handler is called with
 * @since 0.1.0
 */
@FunctionalInterface
public interface HandlerArguments<C> {

	/**
	 * The argument for a parameter.
	 * @param name name of the parameter, or null if the class does not hold it
	 * @return how to get it from a call, or null if there is none for such a parameter
	 */
	@Nullable Function<C, @Nullable Object> of(Class<?> type, @Nullable String name);

}
