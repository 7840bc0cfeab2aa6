package cn.bootx.starter.wechat.message;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import com.thoughtworks.xstream.annotations.XStreamImplicit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Puts the fields of a push, in the shape of WxJava's map of all fields, where WxJava's
 * types keep them, as the annotations of these say. A number that is none stays unset,
 * where WxJava's own readers fail for the whole message.
 *
 * @since 0.1.0
 */
public final class PushFields {

	private static final Map<Class<?>, Function<String, ?>> PLAIN = Map.of(String.class, Function.identity(),
			Long.class, (text) -> Long.valueOf(text.strip()), Integer.class, (text) -> Integer.valueOf(text.strip()),
			Double.class, (text) -> Double.valueOf(text.strip()));

	private static final Map<Class<?>, Map<String, Field>> FIELDS = new ConcurrentHashMap<>();

	private PushFields() {
	}

	/** Fills a message, or a part of one; what it has no field for is left out. */
	public static <T> T fill(T bean, Map<?, ?> push) {
		Map<String, Field> known = FIELDS.computeIfAbsent(bean.getClass(), PushFields::annotated);
		push.forEach((name, value) -> {
			Field field = known.get(name);
			Object read = (field != null) ? read(field, value) : null;
			if (field != null && read != null) {
				ReflectionUtils.setField(field, bean, read);
			}
		});
		return bean;
	}

	/** The parts of a list; one of one entry is often written as the entry itself. */
	public static <T> List<T> list(Class<T> type, @Nullable Object value) {
		return parts(value).map((part) -> fill(create(type), part)).collect(Collectors.toList());
	}

	/** The text of a field, or null if there is none or it has an inner structure. */
	public static @Nullable String text(@Nullable Object value) {
		return (value == null || value instanceof Map || value instanceof List) ? null : String.valueOf(value);
	}

	private static @Nullable Object read(Field field, @Nullable Object value) {
		Class<?> type = field.getType();
		if (type == List.class) {
			return items(field, value);
		}
		Function<String, ?> plain = PLAIN.get(type);
		if (plain == null) {
			return list(type, value).stream().findFirst().orElse(null);
		}
		String text = text((value instanceof List<?> several) ? several.get(several.size() - 1) : value);
		try {
			return (text != null) ? plain.apply(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** A list is repeated by itself, or has an element around its items. */
	private static List<?> items(Field field, @Nullable Object value) {
		Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
		if (field.isAnnotationPresent(XStreamImplicit.class)) {
			return list(type, value);
		}
		return parts(value).flatMap((around) -> around.values().stream())
			.flatMap((items) -> list(type, items).stream())
			.collect(Collectors.toList());
	}

	private static Stream<Map<?, ?>> parts(@Nullable Object value) {
		Stream<?> entries = (value instanceof List<?> several) ? several.stream() : Stream.ofNullable(value);
		return entries.filter(Map.class::isInstance).map((entry) -> (Map<?, ?>) entry);
	}

	/** With the constructor that needs least; WxJava's builders leave no other. */
	private static <T> T create(Class<T> type) {
		@SuppressWarnings("unchecked")
		Constructor<T> shortest = (Constructor<T>) Arrays.stream(type.getDeclaredConstructors())
			.min(Comparator.comparingInt(Constructor::getParameterCount))
			.orElseThrow();
		return BeanUtils.instantiateClass(shortest, new Object[shortest.getParameterCount()]);
	}

	private static Map<String, Field> annotated(Class<?> type) {
		Map<String, Field> fields = new HashMap<>();
		for (Field field : type.getDeclaredFields()) {
			XStreamAlias alias = field.getAnnotation(XStreamAlias.class);
			XStreamImplicit repeated = field.getAnnotation(XStreamImplicit.class);
			if (alias != null || repeated != null) {
				ReflectionUtils.makeAccessible(field);
				fields.put((alias != null) ? alias.value() : repeated.itemFieldName(), field);
			}
		}
		return fields;
	}

}
