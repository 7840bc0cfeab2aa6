package cn.bootx.starter.wecom.portal;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import com.thoughtworks.xstream.annotations.XStreamImplicit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * Fills beans that are annotated for XStream, field by field: the annotations say which
 * element belongs to which field, also in versions of WxJava to come. Elements without a
 * field are left to {@code allFieldsMap}.
 */
final class XmlBinding<T> {

	private static final Map<Class<?>, XmlBinding<?>> BINDINGS = new ConcurrentHashMap<>();

	private static final Map<Class<?>, Function<String, @Nullable Object>> SCALARS = Map.of(String.class,
			(text) -> text, Long.class, (text) -> Long.valueOf(text.strip()), Integer.class,
			(text) -> Integer.valueOf(text.strip()), Double.class, (text) -> Double.valueOf(text.strip()), Long[].class,
			(text) -> split(text, Long::valueOf, Long[]::new), Integer[].class,
			(text) -> split(text, Integer::valueOf, Integer[]::new));

	private final Map<String, Property> properties = new HashMap<>();

	/** WeCom's spelling varies: AgentID, AgentId. */
	private final Map<String, Property> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	XmlBinding(Class<T> type) {
		for (Field field : type.getDeclaredFields()) {
			Property property = Property.of(field);
			if (property != null) {
				this.properties.put(property.element(), property);
				this.inAnyCase.putIfAbsent(property.element(), property);
			}
		}
	}

	void fill(Object bean, XmlElement element) {
		for (XmlElement child : element.children()) {
			Property property = this.properties.getOrDefault(child.name(), this.inAnyCase.get(child.name()));
			if (property != null) {
				property.set(bean, child);
			}
		}
	}

	static boolean isScalar(Class<?> type) {
		return SCALARS.containsKey(type);
	}

	/** What is not a number is left out: {@code allFieldsMap} holds the text. */
	private static @Nullable Object scalar(Class<?> type, String text) {
		try {
			return Objects.requireNonNull(SCALARS.get(type)).apply(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static <T> T @Nullable [] split(String text, Function<String, T> read, IntFunction<T[]> array) {
		return text.isBlank() ? null : Arrays.stream(text.split(",")).map(String::strip).map(read).toArray(array);
	}

	private static @Nullable Object value(Class<?> type, XmlElement element) {
		if (isScalar(type)) {
			return scalar(type, element.text());
		}
		Object bean = BeanUtils.instantiateClass(type);
		BINDINGS.computeIfAbsent(type, XmlBinding::new).fill(bean, element);
		return bean;
	}

	/**
	 * A field and the element that belongs to it.
	 *
	 * @param repeated whether each element of the name is an item, without one around all
	 */
	private record Property(String element, Field field, boolean repeated) {

		static @Nullable Property of(Field field) {
			XStreamAlias alias = field.getAnnotation(XStreamAlias.class);
			XStreamImplicit implicit = field.getAnnotation(XStreamImplicit.class);
			if (alias == null && implicit == null) {
				return null;
			}
			ReflectionUtils.makeAccessible(field);
			return new Property((alias != null) ? alias.value() : implicit.itemFieldName(), field, implicit != null);
		}

		void set(Object bean, XmlElement element) {
			if (List.class.isAssignableFrom(this.field.getType())) {
				addTo(bean, element);
				return;
			}
			Object value = value(this.field.getType(), element);
			if (value != null && !Modifier.isFinal(this.field.getModifiers())) {
				ReflectionUtils.setField(this.field, bean, value);
			}
		}

		/** A list that WeCom sends in two pieces becomes one. */
		private void addTo(Object bean, XmlElement element) {
			@SuppressWarnings("unchecked")
			List<@Nullable Object> list = (List<@Nullable Object>) ReflectionUtils.getField(this.field, bean);
			if (list == null) {
				list = new ArrayList<>();
				ReflectionUtils.setField(this.field, bean, list);
			}
			Class<?> item = (Class<?>) ((ParameterizedType) this.field.getGenericType()).getActualTypeArguments()[0];
			for (XmlElement child : this.repeated ? List.of(element) : element.children()) {
				list.add(value(item, child));
			}
		}

	}

}
