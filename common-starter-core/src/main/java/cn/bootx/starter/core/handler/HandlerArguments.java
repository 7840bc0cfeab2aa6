package cn.bootx.starter.core.handler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What the annotated methods of a platform may ask for: texts by the name of the
 * parameter, everything else by its type.
 *
 * @param <C> what a handler is called with
 * @since 0.1.0
 */
public final class HandlerArguments<C> {

	private final Map<String, Function<C, @Nullable Object>> texts = new LinkedHashMap<>();

	private final Map<Class<?>, Function<C, @Nullable Object>> types = new LinkedHashMap<>();

	/** A {@code String} parameter of that name. */
	public HandlerArguments<C> text(String name, Function<C, @Nullable Object> value) {
		this.texts.put(name, value);
		return this;
	}

	/** A parameter of that type. */
	public HandlerArguments<C> type(Class<?> type, Function<C, @Nullable Object> value) {
		this.types.put(type, value);
		return this;
	}

	/**
	 * The argument for a parameter.
	 * @param name name of the parameter, or null if the class does not hold it
	 * @return how to get it from a call, or null if it cannot be asked for
	 */
	@Nullable Function<C, @Nullable Object> of(Class<?> type, @Nullable String name) {
		return (type == String.class && name != null) ? this.texts.get(name) : this.types.get(type);
	}

	/** For the message of a wrong parameter. */
	@Override
	public String toString() {
		List<String> names = new ArrayList<>();
		this.texts.keySet().forEach((name) -> names.add(names.isEmpty() ? "String " + name : name));
		this.types.keySet().forEach((type) -> names.add(type.getSimpleName()));
		return String.join(", ", names);
	}

}
