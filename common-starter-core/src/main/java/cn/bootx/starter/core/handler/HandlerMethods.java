package cn.bootx.starter.core.handler;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/**
 * Finds the annotated methods of all beans, once for all platforms. No bean is created
 * for that.
 *
 * @param <C> what a handler is called with
 * @param <R> the platform's reply
 * @since 0.1.0
 */
public final class HandlerMethods<C, R> {

	private final ConfigurableListableBeanFactory beans;

	private final Arguments<C> arguments;

	private final Function<Object, @Nullable R> reply;

	private final List<Class<?>> returned;

	/**
	 * Makes a scanner.
	 * @param reply makes the platform's reply of what a method returned
	 * @param returned what a method may return
	 */
	public HandlerMethods(ConfigurableListableBeanFactory beans, Arguments<C> arguments,
			Function<Object, @Nullable R> reply, Class<?>... returned) {
		this.beans = beans;
		this.arguments = arguments;
		this.reply = reply;
		this.returned = List.of(returned);
	}

	/**
	 * The methods with one of the annotations, in the order of their {@link Order}, then
	 * of their class's, then of their names.
	 */
	@SafeVarargs
	public final List<HandlerBinding<C, R>> with(Class<? extends Annotation>... annotations) {
		List<Found<C, R>> found = new ArrayList<>();
		for (String name : this.beans.getBeanDefinitionNames()) {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beans, name);
			for (Class<? extends Annotation> annotation : annotations) {
				if (type != null && AnnotationUtils.isCandidateClass(type, annotation)) {
					find(name, type, annotation, found);
				}
			}
		}
		found.sort(Comparator.<Found<C, R>>comparingInt(Found::order).thenComparing((one) -> one.binding().name()));
		return found.stream().map(Found::binding).toList();
	}

	private <A extends Annotation> void find(String bean, Class<?> type, Class<A> annotation, List<Found<C, R>> found) {
		Map<Method, MergedAnnotation<A>> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<MergedAnnotation<A>>) (method) -> {
					MergedAnnotation<A> present = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
						.get(annotation);
					return present.isPresent() ? present : null;
				});
		methods.forEach((method, present) -> {
			HandlerPattern pattern = HandlerPattern.of(present);
			HandlerMethod<C> handler = new HandlerMethod<>(method, () -> this.beans.getBean(bean),
					this.arguments.withGroups(pattern.content()), this.returned);
			Order order = AnnotatedElementUtils.findMergedAnnotation(method, Order.class);
			found
				.add(new Found<>((order != null) ? order.value() : OrderUtils.getOrder(type, Ordered.LOWEST_PRECEDENCE),
						new HandlerBinding<>(handler.toString(), pattern, (call) -> {
							Object result = handler.call(call);
							return (result != null) ? this.reply.apply(result) : null;
						}, false, (call) -> true)));
		});
	}

	private record Found<C, R>(int order, HandlerBinding<C, R> binding) {
	}

	/**
	 * What annotated methods may ask for: texts by the parameter's name, everything else
	 * by its type.
	 *
	 * @param <C> what a handler is called with
	 */
	public static final class Arguments<C> {

		private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

		private final Map<String, Function<C, @Nullable Object>> texts = new LinkedHashMap<>();

		private final Map<Class<?>, Function<C, @Nullable Object>> types = new LinkedHashMap<>();

		/** A {@code String} parameter of that name. */
		public Arguments<C> text(String name, Function<C, @Nullable Object> value) {
			this.texts.put(name, value);
			return this;
		}

		/** A parameter of that type. */
		public Arguments<C> type(Class<?> type, Function<C, @Nullable Object> value) {
			this.types.put(type, value);
			return this;
		}

		/**
		 * Also the named groups of the expression that a text matches, under their names.
		 */
		Arguments<C> withGroups(@Nullable Pattern content) {
			Function<C, @Nullable Object> text = this.texts.get("content");
			if (content == null || text == null) {
				return this;
			}
			Arguments<C> all = new Arguments<>();
			all.texts.putAll(this.texts);
			all.types.putAll(this.types);
			GROUP.matcher(content.pattern())
				.results()
				.map((group) -> group.group(1))
				.forEach((name) -> all.text(name, (call) -> group(content, text.apply(call), name)));
			return all;
		}

		private static @Nullable String group(Pattern content, @Nullable Object text, String name) {
			Matcher matcher = content.matcher((text != null) ? text.toString().strip() : "");
			return matcher.matches() ? matcher.group(name) : null;
		}

		/** How to get an argument from a call, or null if it cannot be asked for. */
		@Nullable Function<C, @Nullable Object> of(Class<?> type, @Nullable String name) {
			return (type == String.class && name != null) ? this.texts.get(name) : this.types.get(type);
		}

		@Override
		public String toString() {
			List<String> names = new ArrayList<>();
			this.texts.keySet().forEach((name) -> names.add(names.isEmpty() ? "String " + name : name));
			this.types.keySet().forEach((type) -> names.add(type.getSimpleName()));
			return String.join(", ", names);
		}

	}

}
