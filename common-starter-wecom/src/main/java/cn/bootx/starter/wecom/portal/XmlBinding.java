package cn.bootx.starter.wecom.portal;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import com.thoughtworks.xstream.annotations.XStreamImplicit;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * Fills beans that are annotated for XStream, through their setters: the annotations say
 * which element belongs to which field, also in versions of WxJava to come. Elements
 * without a field are left to {@code allFieldsMap}.
 *
 * @param <T> the bean
 */
final class XmlBinding<T> {

	private static final Map<Class<?>, XmlBinding<?>> BINDINGS = new ConcurrentHashMap<>();

	private static final Map<Class<?>, Function<String, @Nullable Object>> SCALARS = Map.of(String.class,
			(text) -> text, Long.class, (text) -> Long.valueOf(text.strip()), Integer.class,
			(text) -> Integer.valueOf(text.strip()), Double.class, (text) -> Double.valueOf(text.strip()), Long[].class,
			(text) -> split(text, Long::valueOf, Long[]::new), Integer[].class,
			(text) -> split(text, Integer::valueOf, Integer[]::new));

	private final Map<String, Property> properties = new HashMap<>();

	XmlBinding(Class<T> type) {
		for (Field field : type.getDeclaredFields()) {
			Property property = Property.of(type, field);
			if (property != null) {
				this.properties.put(property.element(), property);
			}
		}
	}

	void fill(Object bean, XmlElement element) {
		for (XmlElement child : element.children()) {
			Property property = this.properties.get(child.name());
			if (property != null) {
				property.set(bean, child);
			}
		}
	}

	static boolean isScalar(Class<?> type) {
		return SCALARS.containsKey(type);
	}

	/**
	 * What is not a number is left out: the push is signed and handled, and
	 * {@code allFieldsMap} holds the text.
	 */
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

	private static Object bean(Class<?> type, XmlElement element) {
		Object bean = Objects.requireNonNull(invoke(() -> type.getDeclaredConstructor().newInstance()));
		BINDINGS.computeIfAbsent(type, XmlBinding::new).fill(bean, element);
		return bean;
	}

	private static @Nullable Object invoke(Callable<@Nullable Object> access) {
		try {
			return access.call();
		}
		catch (InvocationTargetException ex) {
			throw new IllegalStateException("A WxJava bean refused a value", ex.getCause());
		}
		catch (Exception ex) {
			throw new IllegalStateException("A WxJava bean has another form than expected", ex);
		}
	}

	/**
	 * A field and the element that belongs to it.
	 *
	 * @param repeated whether each element of the name is an item, without one around all
	 */
	private record Property(String element, Class<?> type, @Nullable Class<?> itemType, boolean repeated, Method getter,
			@Nullable Method setter) {

		static @Nullable Property of(Class<?> bean, Field field) {
			XStreamAlias alias = field.getAnnotation(XStreamAlias.class);
			XStreamImplicit implicit = field.getAnnotation(XStreamImplicit.class);
			if (alias == null && implicit == null) {
				return null;
			}
			String element = (alias != null) ? alias.value() : implicit.itemFieldName();
			return new Property(element, field.getType(), itemType(field.getGenericType()), implicit != null,
					accessor(bean, "get", field), setter(bean, field));
		}

		void set(Object bean, XmlElement element) {
			if (List.class.isAssignableFrom(this.type)) {
				addTo(bean, element);
				return;
			}
			Object value = isScalar(this.type) ? scalar(this.type, element.text()) : bean(this.type, element);
			assign(bean, value);
		}

		/** A list that WeCom sends in two pieces becomes one. */
		private void addTo(Object bean, XmlElement element) {
			@SuppressWarnings("unchecked")
			List<Object> list = (List<Object>) invoke(() -> this.getter.invoke(bean));
			if (list == null) {
				List<Object> created = new ArrayList<>();
				list = created;
				assign(bean, created);
			}
			Class<?> item = Objects.requireNonNull(this.itemType);
			for (XmlElement child : this.repeated ? List.of(element) : element.children()) {
				list.add(isScalar(item) ? scalar(item, child.text()) : bean(item, child));
			}
		}

		private void assign(Object bean, @Nullable Object value) {
			Method method = this.setter;
			if (value != null && method != null) {
				invoke(() -> method.invoke(bean, value));
			}
		}

		private static @Nullable Class<?> itemType(Type type) {
			if (type instanceof ParameterizedType list && list.getActualTypeArguments()[0] instanceof Class<?> item) {
				return item;
			}
			return null;
		}

		private static @Nullable Method setter(Class<?> bean, Field field) {
			return Modifier.isFinal(field.getModifiers()) ? null : accessor(bean, "set", field);
		}

		private static Method accessor(Class<?> bean, String prefix, Field field) {
			String name = prefix + Character.toUpperCase(field.getName().charAt(0)) + field.getName().substring(1);
			Class<?>[] parameters = prefix.equals("set") ? new Class<?>[] { field.getType() } : new Class<?>[0];
			return (Method) Objects.requireNonNull(invoke(() -> bean.getMethod(name, parameters)));
		}

	}

}
